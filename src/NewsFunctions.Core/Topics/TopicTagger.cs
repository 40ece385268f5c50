namespace NewsFunctions.Topics;

/// <summary>Says what an article and the headlines behind it are about: known topics by name, others by their capitals.</summary>
public static class TopicTagger
{
    private const double HeadlineWeight = 4;
    private const double DeckWeight = 3;
    private const double LeadWeight = 2;
    private const double TextWeight = 1;

    // A name that no list knows must stand in the headline or come up several times; a country of the list needs less.
    private const double EnoughForUnknown = 3;
    private const double EnoughForKnown = 2;

    /// <summary>The weight at which a score reaches about two thirds.</summary>
    private const double ScoreScale = 8;

    // What a text is about shows long before; reading on would only cost time and memory.
    private const int LongestText = 64 * 1024;

    /// <summary>Tags the article from all its text, and each listed headline from itself alone.</summary>
    public static Article Tag(Article article)
    {
        TopicTally tally = new();
        tally.Read(article.Headline, HeadlineWeight);
        tally.Read(article.Deck, DeckWeight);
        int length = 0;
        for (int i = 0; i < article.Paragraphs.Count && length < LongestText; i++)
        {
            length += article.Paragraphs[i].Text.Length;
            tally.Read(PageStart(article.Paragraphs[i].Text), i == 0 ? LeadWeight : TextWeight);
        }

        return article with
        {
            // An unknown bracket stays in the headline, but it names a series, not what the text is about.
            Topics = [.. tally.Tags(EnoughForKnown, EnoughForUnknown, ScoreScale).Where(topic => !article.Labels.Contains(topic.Name, StringComparer.Ordinal))],
            HeadlineLists =
            [
                .. article.HeadlineLists.Select(static list => list with { Items = [.. list.Items.Select(static item => item with { Topics = Tag(item.Headline) })] }),
            ],
        };
    }

    private static string PageStart(string text) => text.Length <= LongestText ? text : text[..LongestText];

    /// <summary>Tags a headline that stands alone.</summary>
    public static IReadOnlyList<TopicTag> Tag(string headline)
    {
        TopicTally tally = new();
        tally.Read(headline, HeadlineWeight);
        return [.. tally.Tags(0, 0, ScoreScale).Take(Limits.HeadlineTopics)];
    }
}
