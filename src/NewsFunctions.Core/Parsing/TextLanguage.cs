namespace NewsFunctions.Parsing;

/// <summary>Names the language of a text where its script or its commonest words show it, and stays silent otherwise.</summary>
internal static class TextLanguage
{
    private const int EnoughWords = 3;
    private const int SampleLength = 4_000;

    private static readonly string[] EnglishWords = [" the ", " of ", " and ", " to ", " in ", " for ", " that ", " with "];

    public static string? Of(string headline, IReadOnlyList<Paragraph> paragraphs)
    {
        string sample = string.Join(' ', paragraphs.Select(static paragraph => paragraph.Text).Prepend(headline));
        sample = sample.Length > SampleLength ? sample[..SampleLength] : sample;
        int hangul = sample.Count(static c => c is >= '\uAC00' and <= '\uD7A3');
        int kana = sample.Count(static c => c is >= '\u3040' and <= '\u30FF');
        if (hangul > 0 || kana > 0)
        {
            int letters = sample.Count(char.IsLetter);
            return hangul * 3 > letters ? "ko" : kana * 5 > letters ? "ja" : null;
        }

        return EnglishWords.Count(word => sample.Contains(word, StringComparison.OrdinalIgnoreCase)) >= EnoughWords ? "en" : null;
    }
}
