using System.Text.Json;

namespace NewsFunctions.Storage;

/// <summary>Everything one file says of one headline in one place.</summary>
internal sealed record SightingRecord
{
    public required string Id { get; init; }

    public required string HeadlineId { get; init; }

    public required string Text { get; init; }

    public required string WireHeadline { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    public int Revision { get; init; }

    public int Urgency { get; init; }

    public IReadOnlyList<TopicTag> Topics { get; init; } = [];

    public string? Section { get; init; }

    public required string ArticleId { get; init; }

    /// <summary>The story of the article whose own headline this is; null in lists of other headlines.</summary>
    public string? OwnStoryId { get; init; }

    public int? List { get; init; }

    public int? Position { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Where lists sort it: the page's instant, earlier by one tick for each line further down the page.</summary>
    public required long SortTicks { get; init; }

    /// <summary>Every sighting of a file: its articles' own headlines and the lines of their lists.</summary>
    public static IEnumerable<SightingRecord> Of(IEnumerable<Article> articles)
    {
        foreach (Article article in articles)
        {
            long ticks = article.SortInstant.UtcTicks;
            yield return new SightingRecord
            {
                Id = Identity.Sighting(article.Id, null, null),
                HeadlineId = article.HeadlineId,
                Text = article.Headline,
                WireHeadline = article.WireHeadline,
                Flags = article.Flags,
                Revision = article.Revision,
                Urgency = article.Urgency,
                Topics = article.HeadlineTopics,
                Section = article.Section,
                ArticleId = article.Id,
                OwnStoryId = article.StoryId,
                Date = article.Date,
                SortTicks = ticks,
            };

            foreach (HeadlineList list in article.HeadlineLists)
            {
                foreach (ListedHeadline item in list.Items)
                {
                    ticks--;
                    yield return new SightingRecord
                    {
                        Id = Identity.Sighting(article.Id, list.List, item.Position),
                        HeadlineId = item.HeadlineId,
                        Text = item.Headline,
                        WireHeadline = item.WireHeadline,
                        Flags = item.Flags,
                        Revision = item.Revision,
                        Urgency = item.Urgency,
                        Topics = item.Topics,
                        Section = item.Section,
                        ArticleId = article.Id,
                        List = list.List,
                        Position = item.Position,
                        Date = article.Date,
                        SortTicks = ticks,
                    };
                }
            }
        }
    }

    /// <summary>Tells two forms of the same sighting apart.</summary>
    public string Version() => Identity.EntityTag(JsonSerializer.SerializeToUtf8Bytes(this, StateJson.Compact.SightingRecord)).Trim('"');

    /// <summary>The lists that show each sighting as a row.</summary>
    public IEnumerable<string> Rows()
    {
        string position = Keys.Position(SortTicks, Id);
        return Lists.Sightings(Topics, Flags).Select(list => Keys.ListRow(list, position));
    }

    /// <summary>The row that remembers it once the headline's own row has no more room for it.</summary>
    public string OverflowRow() => Keys.ListRow(Lists.SightingsOfHeadline(HeadlineId), Keys.Position(SortTicks, Id));

    public Sighting ToSighting() => new()
    {
        SightingId = Id,
        WireHeadline = WireHeadline,
        Flags = Flags,
        ArticleId = ArticleId,
        List = List,
        Position = Position,
        Date = Date,
    };

    public SightedHeadline ToSightedHeadline() => new()
    {
        Id = HeadlineId,
        SightingId = Id,
        Text = Text,
        WireHeadline = WireHeadline,
        Flags = Flags,
        Revision = Revision,
        Urgency = Urgency,
        Topics = Topics,
        Section = Section,
        ArticleId = ArticleId,
        List = List,
        Position = Position,
        Date = Date,
    };
}
