namespace NewsFunctions.Parsing;

/// <summary>What a transmission format states around a page.</summary>
internal sealed record Envelope(string Format)
{
    public static Envelope None { get; } = new("wire-page");

    public PageStamp? Stamp { get; init; }

    public TimeZoneInfo? Zone { get; init; }

    /// <summary>1 to 8, from the priority of the transmission.</summary>
    public int? Urgency { get; init; }

    public string? Slugline { get; init; }

    public string? Source { get; init; }

    /// <summary>Flags of its version field.</summary>
    public WireMarks Marks { get; init; } = WireMarks.None;
}

/// <summary>What the head of a page tells about an article.</summary>
internal sealed record PageFacts(PageHead Head, Dateline? Dateline, PageTime Time, TimeZoneInfo Zone, string? WireId, Envelope Envelope);

/// <summary>Makes articles of what was read on the pages of one file, and gives them their ids.</summary>
internal sealed class PageReader(SourceFile file, string contentHash, PageReport report)
{
    private readonly List<(Article Page, List<Article> Items)> pages = [];

    public SourceFile File => file;

    public PageReport Report => report;

    /// <summary>Whether the file holds as many articles as one file may.</summary>
    public bool IsFull => pages.Sum(static page => 1 + page.Items.Count) >= Limits.Articles;

    public void Add(Article page, IReadOnlyList<Article> items) => pages.Add((page, [.. items]));

    /// <summary>The articles of the file, in its order. A file of one page is its article; of several pages, each has a key of its own.</summary>
    public IReadOnlyList<Article> Articles()
    {
        List<Article> articles = [];
        Dictionary<string, int> keys = new(StringComparer.Ordinal);
        foreach ((Article page, List<Article> items) in pages)
        {
            Article package = page with { Id = pages.Count == 1 ? Identity.Article(file.Name, string.Empty) : Keyed(page) };
            List<Article> own = [.. items.Select(item => item with { Id = Keyed(item), PartOf = package.Id })];
            articles.Add(own.Count == 0 ? package : package with { Items = [.. own.Select(static item => item.Id)] });
            articles.AddRange(own);
        }

        return articles;

        // The headline is an item's key; among equal ones their order.
        string Keyed(Article article)
        {
            int equals = keys[article.HeadlineId] = keys.GetValueOrDefault(article.HeadlineId) + 1;
            return Identity.Article(file.Name, equals == 1 ? article.HeadlineId : string.Create(null, $"{article.HeadlineId}\n{equals}"));
        }
    }

    public Article Article(PageFacts facts, IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<HeadlineList> lists)
    {
        PageHead head = facts.Head;
        WireMarks marks = facts.Envelope == Envelope.None ? head.Headline.Marks : facts.Envelope.Marks.With(head.Headline.Marks);
        string key = HeadlineKey.Of(head.Headline.Recurs, head.Headline.Clean, facts.Time.Day);
        string headlineId = Identity.Headline(key);
        List<string> bylines = [.. head.Bylines, .. facts.Dateline?.Bylines ?? []];
        return new Article
        {
            Id = headlineId,
            StoryId = Stories.StoryKey.Of(facts.WireId, key),
            Revision = marks.Revision,
            Headline = head.Headline.Clean,
            WireHeadline = head.Headline.Wire,
            Flags = marks.Flags,
            Labels = marks.Labels.Count > Limits.Labels ? [.. marks.Labels.Take(Limits.Labels)] : marks.Labels,
            Genre = marks.Genre,
            Urgency = marks.Flags.Count > 0 || facts.Envelope.Urgency is null ? marks.Urgency : facts.Envelope.Urgency.Value,
            Deck = head.Deck,
            Bylines = bylines.Count > 0 ? [.. bylines.Take(Limits.Bylines).Select(static name => PageReport.Cut(name, Limits.Name))] : null,
            Located = facts.Dateline?.Located,
            Source = facts.Dateline?.Agency ?? facts.Envelope.Source,
            OriginalSource = marks.OriginalSource,
            Date = facts.Time.Day,
            Published = facts.Time.Published,
            DatePrecision = facts.Time.Precision,
            DateSource = facts.Time.Source,
            DatelineDate = facts.Dateline?.DayUpTo(facts.Time.Day),
            Language = TextLanguage.Of(head.Headline.Clean, paragraphs),
            WordCount = Words(paragraphs),
            Updated = file.Uploaded,
            SortInstant = facts.Time.SortInstant(file.Uploaded, facts.Zone),
            Paragraphs = paragraphs,
            HeadlineLists = lists,
            Slugline = head.Headline.Slugline ?? facts.Envelope.Slugline,
            PubStatus = marks.PubStatus,
            Correction = head.Correction,
            ChangeNote = head.ChangeNote,
            ContentHash = contentHash,
            HeadlineId = headlineId,
        };
    }

    private static int Words(IReadOnlyList<Paragraph> paragraphs)
    {
        int words = 0;
        foreach (Paragraph paragraph in paragraphs)
        {
            ReadOnlySpan<char> text = paragraph.Text;
            words += text.Count(' ') + 1;
            if (text.Contains("  ", StringComparison.Ordinal))
            {
                for (int i = 1; i < text.Length; i++)
                {
                    words -= text[i] == ' ' && text[i - 1] == ' ' ? 1 : 0;
                }
            }
        }

        return words;
    }
}
