using System.Globalization;

namespace NewsFunctions.Storage;

/// <summary>
/// Makes every key of every row, and nothing else does. List names are <c>[a-z0-9-]</c> joined by <c>:</c>, so that <c>~</c> separates the
/// parts of a key and sorts behind them all; a file's name is only ever hashed into a key.
/// </summary>
internal static class Keys
{
    /// <summary>The partition of the index table: one edition of the news.</summary>
    public const string Edition = "main";

    /// <summary>The row of an article in the articles table; longer texts go on in <see cref="Body"/>.</summary>
    public const string Article = "article";

    public const string Head = "head";

    private const int TickDigits = 19;

    public static string Body(int number) => string.Create(CultureInfo.InvariantCulture, $"body-{number:D3}");

    /// <summary>The place of an item in a newest-first list: inverted ticks, then its id.</summary>
    public static string Position(long sortTicks, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - sortTicks:D19}~{id}");

    public static string ListRow(string list, string position) => $"list~{list}~{position}";

    public static string Item(string id) => $"keys~{id}";

    public static string File(string fileId) => $"file~{fileId}";

    public static string Log(long sequence) => string.Create(CultureInfo.InvariantCulture, $"log~{sequence:D19}");

    /// <summary>The row that knows the files with the same bytes; half of the hash tells them apart well enough.</summary>
    public static string SameText(string contentHash) => $"same~{contentHash[..32]}";

    /// <summary>Inclusive lower and exclusive upper bound of all rows whose key starts with a prefix that ends in <c>~</c>.</summary>
    public static (string From, string To) Range(string prefix) => (prefix, prefix + "~");

    public static (string From, string To) List(string list) => Range($"list~{list}~");

    /// <summary>Bounds of the part of a newest-first list between two instants, both inclusive.</summary>
    public static (string From, string To) List(string list, DateTimeOffset? oldest, DateTimeOffset? newest)
    {
        (string from, string to) = List(list);
        return (
            newest is { } n ? ListRow(list, Ticks(n)) : from,
            oldest is { } o ? ListRow(list, Ticks(o) + "~~") : to);
    }

    /// <summary>Whether a text could be a position in a newest-first list.</summary>
    public static bool IsPosition(string text) =>
        text.Length == TickDigits + 1 + Identity.Length && text.AsSpan(0, TickDigits).IndexOfAnyExceptInRange('0', '9') < 0
        && text[TickDigits] == '~' && Identity.IsId(text[(TickDigits + 1)..]);

    private static string Ticks(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - instant.UtcTicks:D19}");
}
