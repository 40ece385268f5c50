using System.Text.Json;
using Azure.Data.Tables;
using NewsFunctions.Topics;

namespace NewsFunctions.Storage;

/// <summary>
/// The differences between what is committed of a file and what it shall come to, as pieces that can be committed one after another. Each
/// piece says what it makes of the file's state, so that whatever is committed, the next plan starts from the truth.
/// </summary>
internal sealed class FilePlan(NewsTables tables, FileRow? row, FileOutcome outcome)
{
    // A transaction holds 100 rows; the head of the log, a receipt and its lists are among them.
    private const int MaximumRows = 78;
    private const int MaximumBytes = 2_000_000;
    private const int TopicsPerPiece = 35;

    // One file may list a thousand headlines, and several files are read at once, all from one partition.
    private const int ParallelReads = 16;

    private readonly List<Piece> pieces = [];
    private FileState state = row?.State ?? new FileState();
    private IReadOnlyList<string>? sameTextAs = row?.Receipt.SameTextAs;

    /// <summary>Units that belong together, and what the file's state is once they are committed.</summary>
    private sealed record Piece(IReadOnlyList<CommitUnit> Units, FileState StateAfter)
    {
        public int Rows { get; } = Units.Sum(static unit => unit.Rows);

        public int Bytes { get; } = Units.Sum(static unit => unit.Bytes);
    }

    /// <summary>False where more is left than one round of pieces can do.</summary>
    public bool ReachesOutcome { get; private set; } = true;

    public IReadOnlyList<string>? SameTextAs => sameTextAs;

    /// <summary>Works out the pieces.</summary>
    /// <param name="isKnownTopic">Whether the topic of a slug has its rows.</param>
    public async Task<FilePlan> MakeAsync(Func<string, bool> isKnownTopic, CancellationToken cancellationToken)
    {
        if (outcome.Articles is { } articles)
        {
            AddTopics(isKnownTopic);
            await AddArticlesAsync(articles, cancellationToken);
            await AddHeadlinesAsync(outcome.Sightings, cancellationToken);
        }

        if (outcome.IsComplete && state.SameTextHash != outcome.SameTextHash)
        {
            await AddSameTextAsync(cancellationToken);
        }

        return this;
    }

    /// <summary>Every key that a plan for this outcome may touch besides the file's own.</summary>
    public static IEnumerable<string> Touches(FileRow? row, FileOutcome outcome) =>
        outcome.Sightings.Select(static sighting => sighting.HeadlineId)
            .Concat(row?.State.Sightings.Select(static sighting => sighting.HeadlineId) ?? [])
            .Append(row?.State.SameTextHash)
            .Append(outcome.SameTextHash)
            .OfType<string>();

    private void AddTopics(Func<string, bool> isKnownTopic)
    {
        foreach (TopicTag[] some in outcome.Topics.Where(tag => !isKnownTopic(tag.Slug)).DistinctBy(static tag => tag.Slug, StringComparer.Ordinal).Chunk(TopicsPerPiece))
        {
            CommitUnit unit = new();
            foreach (TopicTag tag in some)
            {
                Topic topic = outcome.Vocabulary?.FindWithAliases(tag.Slug) ?? new Topic { Slug = tag.Slug, Name = tag.Name, Kind = tag.Kind };
                string json = JsonSerializer.Serialize(topic, NewsJson.Relaxed.Topic);
                unit.Upsert(Keys.ListRow(Lists.TopicsOf(null), topic.Slug), json);
                unit.Upsert(Keys.ListRow(Lists.TopicsOf(topic.Kind), topic.Slug), json);
            }

            pieces.Add(new Piece([unit], state));
        }
    }

    private async Task AddArticlesAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        foreach (Article article in articles)
        {
            TableEntity? item = state.Articles.Contains(article.Id) ? await FindItemAsync(article.Id, cancellationToken) : null;
            if (item?.GetString("Version") == article.Etag)
            {
                continue;
            }

            string card = JsonSerializer.Serialize(article, NewsJson.Relaxed.Card);
            string position = Keys.Position(article.SortInstant.UtcTicks, article.Id);
            IEnumerable<string> lists = Lists.All(Lists.Articles, article.Topics, article.Flags).Concat(article.Section is { } section ? [Lists.ArticlesIn(section)] : []);
            string[] rows = [.. lists.Select(list => Keys.ListRow(list, position))];
            CommitUnit unit = ItemRows.Listing(article.Id, Change.ArticleKind, item, rows, article.Etag!, card, null);
            state = state with { Articles = [.. state.Articles.Append(article.Id).Distinct()] };
            pieces.Add(new Piece([unit], state));
        }

        foreach (string gone in state.Articles.Except(articles.Select(static article => article.Id)).ToArray())
        {
            TableEntity? item = await FindItemAsync(gone, cancellationToken);
            state = state with { Articles = [.. state.Articles.Where(id => id != gone)] };
            pieces.Add(new Piece(item is null ? [] : [ItemRows.Withdrawal(gone, Change.ArticleKind, item)], state));
        }
    }

    private async Task AddHeadlinesAsync(IReadOnlyList<SightingRecord> sightings, CancellationToken cancellationToken)
    {
        Dictionary<string, string> versions = sightings.ToDictionary(static sighting => sighting.Id, static sighting => sighting.Version());
        ILookup<string, CommittedSighting> removed = state.Sightings.Where(old => versions.GetValueOrDefault(old.Id) != old.Version).ToLookup(static old => old.HeadlineId);
        HashSet<(string, string)> committed = [.. state.Sightings.Select(static old => (old.Id, old.Version))];
        ILookup<string, SightingRecord> added = sightings.Where(sighting => !committed.Contains((sighting.Id, versions[sighting.Id]))).ToLookup(static sighting => sighting.HeadlineId);

        string[] changed = [.. removed.Select(static group => group.Key).Union(added.Select(static group => group.Key))];
        TableEntity?[] items = new TableEntity?[changed.Length];
        await Parallel.ForAsync(
            0, changed.Length, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken }, async (i, token) => items[i] = await FindItemAsync(changed[i], token));
        foreach ((string id, TableEntity? item) in changed.Zip(items))
        {
            await AddHeadlineAsync(id, new HeadlinePlan(tables, id, item), [.. removed[id]], [.. added[id]], versions, cancellationToken);
        }
    }

    private async Task AddHeadlineAsync(
        string id, HeadlinePlan headline, List<CommittedSighting> removed, List<SightingRecord> added, Dictionary<string, string> versions, CancellationToken cancellationToken)
    {
        CommitUnit unit = await headline.MakeAsync(removed, added, cancellationToken);
        string[] sightings = [.. removed.Select(static old => old.Id).Union(added.Select(static sighting => sighting.Id))];
        if (unit.Rows > MaximumRows && sightings.Length > 1)
        {
            // A file that repeats a headline many times takes several rounds: what is left out here, the next plan finds again.
            ReachesOutcome = false;
            HashSet<string> half = [.. sightings.Take(sightings.Length / 2)];
            await AddHeadlineAsync(
                id, headline, [.. removed.Where(old => half.Contains(old.Id))], [.. added.Where(sighting => half.Contains(sighting.Id))], versions, cancellationToken);
            return;
        }

        state = state with
        {
            Sightings =
            [
                .. state.Sightings.Where(old => !removed.Contains(old)),
                .. added.Select(sighting => new CommittedSighting(sighting.Id, id, versions[sighting.Id], [.. sighting.Rows()])),
            ],
        };
        pieces.Add(new Piece([unit], state));
    }

    private async Task AddSameTextAsync(CancellationToken cancellationToken)
    {
        SameTextCircle circle = new(tables, outcome.Receipt);
        List<CommitUnit> units = [];
        if (state.SameTextHash is { } left)
        {
            units.AddRange(await circle.LeaveAsync(left, cancellationToken));
            sameTextAs = null;
        }

        if (outcome.SameTextHash is { } joined)
        {
            (IReadOnlyList<CommitUnit> more, sameTextAs) = await circle.JoinAsync(joined, cancellationToken);
            units.AddRange(more);
        }

        state = state with { SameTextHash = outcome.SameTextHash };
        pieces.Add(new Piece(units, state));
    }

    private Task<TableEntity?> FindItemAsync(string id, CancellationToken cancellationToken) =>
        NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.Item(id), cancellationToken);

    /// <summary>Puts the pieces together into as few steps as a transaction's bounds allow.</summary>
    public IEnumerable<(IReadOnlyList<CommitUnit> Units, FileState StateAfter, bool IsLast)> Steps()
    {
        List<List<Piece>> steps = [[]];
        foreach (Piece piece in pieces)
        {
            if (steps[^1].Count > 0 && (steps[^1].Sum(static p => p.Rows) + piece.Rows > MaximumRows || steps[^1].Sum(static p => p.Bytes) + piece.Bytes > MaximumBytes))
            {
                steps.Add([]);
            }

            steps[^1].Add(piece);
        }

        return steps.Select((step, i) => ((IReadOnlyList<CommitUnit>)[.. step.SelectMany(static piece => piece.Units)], step.Count > 0 ? step[^1].StateAfter : state, i == steps.Count - 1));
    }
}
