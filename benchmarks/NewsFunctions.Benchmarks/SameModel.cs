using System.Text.Json;
using NewsFunctions.Parsing;

namespace NewsFunctions.Benchmarks;

/// <summary>Makes sure that both readers do the same work, since a comparison of different results would say nothing.</summary>
internal static class SameModel
{
    /// <exception cref="InvalidOperationException">The readers differ on a page.</exception>
    public static void Check(PageCorpus corpus)
    {
        foreach (byte[] bytes in corpus.Files)
        {
            SourceFile file = Readers.File(bytes);
            Article parsed = ArticleParser.Read(file).Articles.Single();
            Article split = SplitRegexReader.Read(file) ?? throw new InvalidOperationException("The split reader found no article.");
            string expected = JsonSerializer.Serialize(Facts(parsed));
            string actual = JsonSerializer.Serialize(Facts(split));
            if (expected != actual)
            {
                throw new InvalidOperationException($"The readers differ on a page of '{corpus.Name}':\n{expected}\n{actual}");
            }
        }
    }

    // The language is a guess that each reader makes in its own way.
    private static object Facts(Article article) => new
    {
        article.Id,
        article.StoryId,
        article.HeadlineId,
        article.ContentHash,
        article.Headline,
        article.WireHeadline,
        article.Flags,
        article.Labels,
        article.Genre,
        article.Revision,
        article.Urgency,
        article.Deck,
        article.Bylines,
        article.Located,
        article.Source,
        article.Date,
        article.DatePrecision,
        article.DateSource,
        article.DatelineDate,
        article.SortInstant,
        article.WordCount,
        article.Paragraphs,
        Lists = article.HeadlineLists.Select(static list => new
        {
            list.List,
            Items = list.Items.Select(static item => new { item.Position, item.Headline, item.WireHeadline, item.Flags, item.HeadlineId, item.Revision, item.Urgency }),
        }),
    };
}
