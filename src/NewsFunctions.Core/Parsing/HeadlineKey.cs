using System.Globalization;
using System.Text;

namespace NewsFunctions.Parsing;

/// <summary>Folds a clean headline to what makes two of them the same.</summary>
internal static class HeadlineKey
{
    /// <summary>The folded text; with the day where the text recurs, since the summary of another day is another headline.</summary>
    /// <param name="recurs">Whether it is a fixture's, or nothing but a label.</param>
    public static string Of(bool recurs, string headline, DateOnly date) =>
        recurs ? $"{Fold(headline)}\n{date.ToString("O", CultureInfo.InvariantCulture)}" : Fold(headline);

    /// <summary>Case, white space and the typographic forms of quotes and dashes do not count.</summary>
    public static string Fold(string headline)
    {
        string normal = headline.IsNormalized(NormalizationForm.FormKC) ? headline : headline.Normalize(NormalizationForm.FormKC);
        Span<char> folded = normal.Length <= Limits.Headline ? stackalloc char[Limits.Headline] : new char[normal.Length];
        int length = 0;
        foreach (char c in normal)
        {
            char f = c switch
            {
                '‘' or '’' or '‚' or '`' or '´' => '\'',
                '“' or '”' or '„' or '«' or '»' => '"',
                '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => char.IsAscii(c) ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : char.ToLowerInvariant(c),
            };
            if (f != ' ' || (length > 0 && folded[length - 1] != ' '))
            {
                folded[length++] = f;
            }
        }

        return folded[..length].TrimEnd(' ').ToString();
    }
}
