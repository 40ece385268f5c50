using System.Buffers;

namespace NewsFunctions.Parsing;

/// <summary>Names the language of a text where its script or its commonest words show it, and stays silent otherwise.</summary>
internal static class TextLanguage
{
    private const int EnoughWords = 3;
    private const int SampleLength = 4_000;

    // One script fills a text or it does not; so much of it tells.
    private const int ScriptSampleLength = 1_000;

    private static readonly string[] EnglishWords = [" the ", " of ", " and ", " to ", " in ", " for ", " that ", " with "];

    private static readonly SearchValues<string> AnyEnglishWord = SearchValues.Create(EnglishWords, StringComparison.OrdinalIgnoreCase);

    public static string? Of(string headline, IReadOnlyList<Paragraph> paragraphs) => Script(headline, paragraphs) ?? (IsEnglish(headline, paragraphs) ? "en" : null);

    private static string? Script(string headline, IReadOnlyList<Paragraph> paragraphs)
    {
        int hangul = 0, kana = 0, letters = 0, length = 0;
        Look(headline);
        for (int i = 0; i < paragraphs.Count && length < ScriptSampleLength; i++)
        {
            Look(paragraphs[i].Text);
        }

        return hangul * 3 > letters ? "ko" : kana * 5 > letters ? "ja" : null;

        void Look(ReadOnlySpan<char> text)
        {
            text = text[..Math.Min(text.Length, ScriptSampleLength - length)];
            length += text.Length;
            letters += text.Length - text.Count(' ');
            if (!text.ContainsAnyInRange('\u3040', '\uD7A3'))
            {
                return;
            }

            foreach (char c in text)
            {
                hangul += c is >= '\uAC00' and <= '\uD7A3' ? 1 : 0;
                kana += c is >= '\u3040' and <= '\u30FF' ? 1 : 0;
            }
        }
    }

    private static bool IsEnglish(string headline, IReadOnlyList<Paragraph> paragraphs)
    {
        int found = 0, length = 0;
        Look(headline);
        for (int i = 0; i < paragraphs.Count && length < SampleLength && int.PopCount(found) < EnoughWords; i++)
        {
            Look(paragraphs[i].Text);
        }

        return int.PopCount(found) >= EnoughWords;

        void Look(ReadOnlySpan<char> text)
        {
            text = text[..Math.Min(text.Length, SampleLength - length)];
            length += text.Length;

            // The space behind a word is the space before the next.
            for (int at; int.PopCount(found) < EnoughWords && (at = text.IndexOfAny(AnyEnglishWord)) >= 0; text = text[(at + 1)..])
            {
                for (int word = 0; word < EnglishWords.Length; word++)
                {
                    found |= text[at..].StartsWith(EnglishWords[word], StringComparison.OrdinalIgnoreCase) ? 1 << word : 0;
                }
            }
        }
    }
}
