namespace NewsFunctions.Parsing;

/// <summary>Names the language of a text where its script or its commonest words show it, and stays silent otherwise.</summary>
internal static class TextLanguage
{
    private const int EnoughWords = 3;
    private const int SampleLength = 4_000;

    private static readonly string[] EnglishWords = [" the ", " of ", " and ", " to ", " in ", " for ", " that ", " with "];

    public static string? Of(string headline, IReadOnlyList<Paragraph> paragraphs)
    {
        int english = 0, hangul = 0, kana = 0, letters = 0, length = 0;
        Look(headline);
        foreach (Paragraph paragraph in paragraphs)
        {
            if (length >= SampleLength || (english == (1 << EnglishWords.Length) - 1 && hangul + kana == 0))
            {
                break;
            }

            Look(paragraph.Text);
        }

        return hangul * 3 > letters ? "ko"
            : kana * 5 > letters ? "ja"
            : int.PopCount(english) >= EnoughWords ? "en" : null;

        void Look(ReadOnlySpan<char> text)
        {
            text = text[..Math.Min(text.Length, SampleLength - length)];
            length += text.Length;
            for (int i = 0; i < EnglishWords.Length; i++)
            {
                english |= (english & (1 << i)) == 0 && text.Contains(EnglishWords[i], StringComparison.OrdinalIgnoreCase) ? 1 << i : 0;
            }

            if (hangul + kana == 0 && !text.ContainsAnyInRange('\u3040', '\uD7A3'))
            {
                return;
            }

            foreach (char c in text)
            {
                hangul += c is >= '\uAC00' and <= '\uD7A3' ? 1 : 0;
                kana += c is >= '\u3040' and <= '\u30FF' ? 1 : 0;
                letters += char.IsLetter(c) ? 1 : 0;
            }
        }
    }
}
