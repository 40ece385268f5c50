using System.Globalization;
using System.Text;

namespace NewsFunctions;

/// <summary>Makes the stable names that addresses and keys use: <c>[a-z0-9-]{1,80}</c>.</summary>
public static class Slug
{
    public const int MaximumLength = 80;

    /// <summary>
    /// The slug of a name: accents folded, everything but letters and digits a hyphen. A name with letters of another script gets a short
    /// hash as its slug, so that no two such names meet.
    /// </summary>
    public static string From(string name)
    {
        if (Ascii.IsValid(name) && name.Length <= MaximumLength && OfAscii(name) is { Length: > 0 } plain)
        {
            return plain;
        }

        StringBuilder slug = new(name.Length);
        foreach (char c in Ascii.IsValid(name) ? name : name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (char.IsLetterOrDigit(c))
            {
                return "x-" + Identity.Hash("slug", name.Normalize(NormalizationForm.FormC));
            }
            else if (c is not ('.' or '\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        string folded = slug.ToString(0, Math.Min(slug.Length, MaximumLength)).Trim('-');
        return folded.Length > 0 ? folded : "x-" + Identity.Hash("slug", name);
    }

    private static string OfAscii(string name)
    {
        Span<char> slug = stackalloc char[MaximumLength];
        int length = 0;
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug[length++] = char.ToLowerInvariant(c);
            }
            else if (c is not ('.' or '\'') && length > 0 && slug[length - 1] != '-')
            {
                slug[length++] = '-';
            }
        }

        return slug[..length].TrimEnd('-').ToString();
    }

    /// <summary>Whether a text has the form of a slug.</summary>
    public static bool IsSlug(string text) =>
        text.Length is > 0 and <= MaximumLength && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
