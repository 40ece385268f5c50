using NewsFunctions.Parsing;

namespace NewsFunctions.Benchmarks;

/// <summary>Runs a reader over every page of a corpus.</summary>
internal static class Readers
{
    private static readonly DateTimeOffset Uploaded = new(2026, 5, 5, 0, 0, 0, TimeSpan.Zero);

    public static SourceFile File(byte[] bytes) => new("page.txt", bytes, Uploaded, TimeZoneInfo.Utc);

    /// <returns>The paragraphs read, so that no reading can be left out.</returns>
    public static int Parser(PageCorpus corpus)
    {
        int paragraphs = 0;
        foreach (byte[] bytes in corpus.Files)
        {
            paragraphs += ArticleParser.Read(File(bytes)).Articles[0].Paragraphs.Count;
        }

        return paragraphs;
    }

    /// <returns>The paragraphs read, so that no reading can be left out.</returns>
    public static int Split(PageCorpus corpus)
    {
        int paragraphs = 0;
        foreach (byte[] bytes in corpus.Files)
        {
            paragraphs += SplitRegexReader.Read(File(bytes))!.Paragraphs.Count;
        }

        return paragraphs;
    }
}
