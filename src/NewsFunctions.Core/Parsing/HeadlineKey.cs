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
        StringBuilder folded = new(headline.Length);
        foreach (char c in headline.Normalize(NormalizationForm.FormKC))
        {
            char f = c switch
            {
                '‘' or '’' or '‚' or '`' or '´' => '\'',
                '“' or '”' or '„' or '«' or '»' => '"',
                '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => char.ToLowerInvariant(c),
            };
            if (f != ' ' || (folded.Length > 0 && folded[^1] != ' '))
            {
                folded.Append(f);
            }
        }

        return folded.ToString().TrimEnd();
    }
}
