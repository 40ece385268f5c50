using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NewsFunctions.Storage;

namespace NewsFunctions.Endpoints;

/// <summary>
/// Where a page of a list ends, as an opaque text: a version, a hash of the question it belongs to, and a position. Bounds are always made
/// from the question itself, so that a forged cursor shows nothing that the question would not.
/// </summary>
internal static class Cursor
{
    private const string ListVersion = "1";
    private const string ChangeVersion = "c1";
    private const int LongestText = 400;

    public static string OfPosition(string question, string position) => Encode($"{ListVersion}|{Bound(question)}|{position}");

    /// <summary>The position that a cursor of the same question names, or the start.</summary>
    /// <param name="isPosition">Whether a text can be a position in this list.</param>
    public static string? Position(Parameters parameters, string question, Func<string, bool> isPosition)
    {
        if (parameters.Text("cursor") is not { } text)
        {
            return null;
        }

        string[] parts = Decode(text);
        if (parts is [ListVersion, var bound, var position] && isPosition(position))
        {
            if (bound != Bound(question))
            {
                parameters.Refuse("invalid-cursor", "cursor", "expected a cursor of this query, found one of another; start again without it");
            }

            return position;
        }

        parameters.Refuse("invalid-cursor", "cursor", "expected a cursor from a nextLink of this list; start again without it");
        return null;
    }

    public static string OfChange(string epoch, long sequence) => Encode(string.Create(CultureInfo.InvariantCulture, $"{ChangeVersion}|{epoch}|{sequence}"));

    /// <summary>The log's epoch and the number behind which to go on; nothing for the start of the log.</summary>
    public static (string Epoch, long Sequence)? Change(Parameters parameters)
    {
        if (parameters.Text("cursor") is not { } text)
        {
            return null;
        }

        if (Decode(text) is [ChangeVersion, var epoch, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence))
        {
            return (epoch, sequence);
        }

        parameters.Refuse("invalid-cursor", "cursor", "expected a cursor that /v1/changes gave; start again without it");
        return null;
    }

    public static bool IsNewestFirst(string position) => Keys.IsPosition(position);

    private static string Bound(string question) => Identity.EntityTag(Encoding.UTF8.GetBytes(question))[1..9];

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string[] Decode(string cursor)
    {
        if (cursor.Length > LongestText || !Base64Url.IsValid(cursor))
        {
            return [];
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|');
    }
}
