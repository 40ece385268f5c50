using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsFunctions.Parsing;

/// <summary>Folds a clean headline to what makes two of them the same.</summary>
internal static class HeadlineKey
{
    // What ASCII text needs more than small letters for.
    private static readonly SearchValues<char> OddAscii = SearchValues.Create("`\t\n\v\f\r");

    private static readonly char[] FoldedAscii = [.. Enumerable.Range(0, 128).Select(static code => FoldSlowly((char)code))];

    /// <summary>The folded text; with the day where the text recurs, since the summary of another day is another headline.</summary>
    /// <param name="recurs">Whether it is a fixture's, or nothing but a label.</param>
    public static string Of(bool recurs, string headline, DateOnly date) =>
        recurs ? $"{Fold(headline)}\n{date.ToString("O", CultureInfo.InvariantCulture)}" : Fold(headline);

    /// <summary>Case, white space and the typographic forms of quotes and dashes do not count.</summary>
    public static string Fold(string headline)
    {
        ReadOnlySpan<char> text = headline;
        if (Ascii.IsValid(text) && text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.ContainsAny(OddAscii) && !text.Contains("  ", StringComparison.Ordinal))
        {
            return string.Create(text.Length, headline, static (small, text) => Ascii.ToLower(text, small, out _));
        }

        return FoldAny(text, mayBeUnstable: true) ?? FoldAny(headline.Normalize(NormalizationForm.FormKC), mayBeUnstable: false)!;
    }

    /// <returns>None where the text has characters that normalization may change.</returns>
    private static string? FoldAny(ReadOnlySpan<char> text, bool mayBeUnstable)
    {
        char[]? rented = text.Length <= Limits.Headline ? null : ArrayPool<char>.Shared.Rent(text.Length);
        Span<char> folded = rented ?? stackalloc char[Limits.Headline];
        int length = 0;
        bool stable = true;
        foreach (char c in text)
        {
            char f;
            if (char.IsAscii(c))
            {
                f = FoldedAscii[c];
            }
            else if (mayBeUnstable && !IsStable(c))
            {
                stable = false;
                break;
            }
            else
            {
                f = FoldSlowly(c);
            }

            if (f != ' ' || (length > 0 && folded[length - 1] != ' '))
            {
                folded[length++] = f;
            }
        }

        string? key = stable ? folded[..length].TrimEnd(' ').ToString() : null;
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return key;
    }

    private static char FoldSlowly(char c) => c is >= '\uAC00' and <= '\uD7A3' ? c : c switch
    {
        '‘' or '’' or '‚' or '`' or '´' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
        _ => char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c),
    };

    // Characters that normalization leaves alone wherever they stand: asking for each costs far less than normalizing. Letters of Latin-1, Hangul
    // syllables and quotes are what headlines have besides ASCII.
    private static bool IsStable(char c) =>
        c is (>= '\u00C0' and <= '\u00FF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\u2013' and <= '\u2014') or '‘' or '’' or '“' or '”';
}
