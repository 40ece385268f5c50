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

    // Every file with the same text is rewritten when one more joins, so the circle is bounded.
    private const int SameTextCircle = 11;

    private readonly List<Piece> pieces = [];
    private FileState state = row?.State ?? new FileState();
    private IReadOnlyList<string>? sameTextAs = row?.Receipt.SameTextAs;

    /// <summary>Units that belong together, and what the file's state is once they are committed.</summary>
    public sealed record Piece(IReadOnlyList<CommitUnit> Units, FileState StateAfter)
    {
        public int Rows { get; } = Units.Sum(static unit => unit.Rows);

        public int Bytes { get; } = Units.Sum(static unit => unit.Bytes);
    }

    public IReadOnlyList<Piece> Pieces => pieces;

    /// <summary>False where more is left than one round of pieces can do.</summary>
    public bool ReachesOutcome { get; private set; } = true;

    public IReadOnlyList<string>? SameTextAs => sameTextAs;

    /// <summary>Works out the pieces.</summary>
    /// <param name="knownTopics">Slugs that need no row any more.</param>
    public async Task<FilePlan> MakeAsync(IReadOnlySet<string> knownTopics, CancellationToken cancellationToken)
    {
        if (outcome.Articles is { } articles)
        {
            AddTopics(knownTopics);
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

    private void AddTopics(IReadOnlySet<string> knownTopics)
    {
        foreach (TopicTag[] some in outcome.Topics.Where(tag => !knownTopics.Contains(tag.Slug)).DistinctBy(static tag => tag.Slug, StringComparer.Ordinal).Chunk(TopicsPerPiece))
        {
            CommitUnit unit = new();
            foreach (TopicTag tag in some)
            {
                Topic topic = Vocabulary.Places.All.FirstOrDefault(known => known.Slug == tag.Slug) ?? new Topic { Slug = tag.Slug, Name = tag.Name, Kind = tag.Kind };
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
            string[] rows = [.. Lists.All(Lists.Articles, article.Topics, article.Flags).Select(list => Keys.ListRow(list, position))];
            CommitUnit unit = Item(article.Id, Change.ArticleKind, item, rows, article.Etag!, card, null);
            state = state with { Articles = [.. state.Articles.Append(article.Id).Distinct()] };
            pieces.Add(new Piece([unit], state));
        }

        foreach (string gone in state.Articles.Except(articles.Select(static article => article.Id)).ToArray())
        {
            TableEntity? item = await FindItemAsync(gone, cancellationToken);
            state = state with { Articles = [.. state.Articles.Where(id => id != gone)] };
            pieces.Add(new Piece(item is null ? [] : [Withdrawal(gone, Change.ArticleKind, item)], state));
        }
    }

    private async Task AddHeadlinesAsync(IReadOnlyList<SightingRecord> sightings, CancellationToken cancellationToken)
    {
        Dictionary<string, string> versions = sightings.ToDictionary(static sighting => sighting.Id, static sighting => sighting.Version());
        ILookup<string, CommittedSighting> removed = state.Sightings.Where(old => versions.GetValueOrDefault(old.Id) != old.Version).ToLookup(static old => old.HeadlineId);
        HashSet<(string, string)> committed = [.. state.Sightings.Select(static old => (old.Id, old.Version))];
        ILookup<string, SightingRecord> added = sightings.Where(sighting => !committed.Contains((sighting.Id, versions[sighting.Id]))).ToLookup(static sighting => sighting.HeadlineId);

        string[] changed = [.. removed.Select(static group => group.Key).Union(added.Select(static group => group.Key))];
        TableEntity?[] items = await Task.WhenAll(changed.Select(id => FindItemAsync(id, cancellationToken)));
        foreach ((string id, TableEntity? item) in changed.Zip(items))
        {
            await AddHeadlineAsync(id, item, [.. removed[id]], [.. added[id]], versions, cancellationToken);
        }
    }

    private async Task AddHeadlineAsync(
        string id, TableEntity? item, List<CommittedSighting> removed, List<SightingRecord> added, Dictionary<string, string> versions, CancellationToken cancellationToken)
    {
        HeadlineState? before = item is null ? null : JsonSerializer.Deserialize(item.GetString("State"), StateJson.Compact.HeadlineState);
        while (true)
        {
            (HeadlineState? after, List<SightingRecord> overflow, List<SightingRecord> overflowBefore) = await WorkOutAsync(id, before, removed, added, cancellationToken);
            CommitUnit unit = HeadlineUnit(id, item, after);
            Dictionary<string, string> rows = new(StringComparer.Ordinal);
            foreach (SightingRecord sighting in added)
            {
                string json = JsonSerializer.Serialize(sighting.ToSightedHeadline(), NewsJson.Relaxed.SightedHeadline);
                foreach (string row in sighting.Rows())
                {
                    rows[row] = json;
                }
            }

            foreach (SightingRecord sighting in overflow)
            {
                rows[sighting.OverflowRow()] = JsonSerializer.Serialize(sighting, StateJson.Compact.SightingRecord);
            }

            Write(unit, rows, [.. removed.SelectMany(static old => old.Rows), .. overflowBefore.Select(static sighting => sighting.OverflowRow())]);
            string[] sightings = [.. removed.Select(static old => old.Id).Union(added.Select(static sighting => sighting.Id))];
            if (unit.Rows <= MaximumRows || sightings.Length == 1)
            {
                state = state with
                {
                    Sightings =
                    [
                        .. state.Sightings.Where(old => !removed.Contains(old)),
                        .. added.Select(sighting => new CommittedSighting(sighting.Id, id, versions[sighting.Id], [.. sighting.Rows()])),
                    ],
                };
                pieces.Add(new Piece([unit], state));
                return;
            }

            // A file that repeats a headline many times takes several rounds: what is left out here, the next plan finds again.
            ReachesOutcome = false;
            HashSet<string> half = [.. sightings.Take(sightings.Length / 2)];
            removed = [.. removed.Where(old => half.Contains(old.Id))];
            added = [.. added.Where(sighting => half.Contains(sighting.Id))];
        }
    }

    /// <summary>
    /// The headline's new state, the sightings that go into rows of their own, and those whose rows are to go or to be replaced.
    /// </summary>
    private async Task<(HeadlineState? After, List<SightingRecord> Overflow, List<SightingRecord> OverflowBefore)> WorkOutAsync(
        string id, HeadlineState? before, List<CommittedSighting> removed, List<SightingRecord> added, CancellationToken cancellationToken)
    {
        if (before is null || removed.Count == 0)
        {
            HeadlineState? grown = before is null ? HeadlineState.Of(added) : before.With(added);
            return (grown, Beyond(grown, [.. before?.Newest ?? [], .. added]), []);
        }

        List<SightingRecord> overflow = [];
        if (!before.IsComplete)
        {
            (string from, string to) = Keys.List(Lists.SightingsOfHeadline(id));
            overflow.AddRange((await NewsTables.RangeAsync(tables.Index, Keys.Edition, from, to, null, ["Json"], cancellationToken))
                .Select(static row => JsonSerializer.Deserialize(row.GetString("Json"), StateJson.Compact.SightingRecord)!));
        }

        HashSet<string> gone = [.. removed.Select(static old => old.Id)];
        List<SightingRecord> all = [.. before.Newest.Concat(overflow).Where(sighting => !gone.Contains(sighting.Id)), .. added];
        HeadlineState? after = HeadlineState.Of(all);

        // Only the rows that change: most of a long overflow stays as it is.
        List<SightingRecord> beyond = Beyond(after, all);
        HashSet<string> staying = [.. beyond.Select(static sighting => sighting.OverflowRow())];
        HashSet<string> known = [.. overflow.Where(sighting => !gone.Contains(sighting.Id)).Select(static sighting => sighting.OverflowRow())];
        return (after, [.. beyond.Where(sighting => !known.Contains(sighting.OverflowRow()))], [.. overflow.Where(sighting => !staying.Contains(sighting.OverflowRow()) || gone.Contains(sighting.Id))]);

        static List<SightingRecord> Beyond(HeadlineState? state, List<SightingRecord> sightings)
        {
            HashSet<string> held = [.. (state?.Newest ?? []).Select(static sighting => sighting.Id)];
            return [.. sightings.Where(sighting => !held.Contains(sighting.Id))];
        }
    }

    private static CommitUnit HeadlineUnit(string id, TableEntity? item, HeadlineState? after)
    {
        if (after is null)
        {
            return item is null ? new CommitUnit() : Withdrawal(id, Change.HeadlineKind, item);
        }

        string version = Identity.EntityTag(JsonSerializer.SerializeToUtf8Bytes(after.ToHeadline(withSightings: true), NewsJson.Relaxed.Headline));
        string card = JsonSerializer.Serialize(after.ToHeadline(withSightings: false), NewsJson.Relaxed.Headline);
        string memory = JsonSerializer.Serialize(after, StateJson.Compact.HeadlineState);
        return Item(id, Change.HeadlineKind, item, [.. after.Rows()], version, card, memory);
    }

    private async Task AddSameTextAsync(CancellationToken cancellationToken)
    {
        string fileId = outcome.Receipt.Id;
        List<CommitUnit> units = [];
        if (state.SameTextHash is { } left)
        {
            await AddCircleAsync(left, circle => circle.RemoveAll(file => file.Id == fileId) > 0, units, cancellationToken);
            sameTextAs = null;
        }

        if (outcome.SameTextHash is { } joined)
        {
            List<SameFile> circle = await AddCircleAsync(
                joined,
                circle =>
                {
                    if (circle.Count >= SameTextCircle || circle.Exists(file => file.Id == fileId))
                    {
                        return false;
                    }

                    // In the order of names, whatever the order of arrival.
                    circle.Add(new SameFile(fileId, outcome.Receipt.Name));
                    circle.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
                    return true;
                },
                units,
                cancellationToken);
            sameTextAs = Others(circle, fileId);
        }

        state = state with { SameTextHash = outcome.SameTextHash };
        pieces.Add(new Piece(units, state));
    }

    /// <summary>Changes the circle of files with one text, and the receipt of every other file in it.</summary>
    private async Task<List<SameFile>> AddCircleAsync(string hash, Func<List<SameFile>, bool> change, List<CommitUnit> units, CancellationToken cancellationToken)
    {
        TableEntity? stored = await NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.SameText(hash), cancellationToken);
        List<SameFile> circle = stored is null ? [] : JsonSerializer.Deserialize(stored.GetString("Files"), StateJson.Compact.ListSameFile)!;
        if (!change(circle))
        {
            return circle;
        }

        TableEntity entity = new(Keys.Edition, Keys.SameText(hash)) { ["Files"] = JsonSerializer.Serialize(circle, StateJson.Compact.ListSameFile) };
        units.Add(new CommitUnit
        {
            Guard = stored is null ? new TableTransactionAction(TableTransactionActionType.Add, entity)
                : circle.Count == 0 ? new TableTransactionAction(TableTransactionActionType.Delete, entity, stored.ETag)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, stored.ETag),
        });

        TableEntity?[] others = await Task.WhenAll(circle.Where(file => file.Id != outcome.Receipt.Id)
            .Select(file => NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.File(file.Id), cancellationToken)));
        foreach (FileRow other in others.Select(FileRow.Read).OfType<FileRow>())
        {
            units.Add((other with { Receipt = other.Receipt with { SameTextAs = Others(circle, other.Receipt.Id) } }).Commit(listed: other.Rows.Count > 0).Unit);
        }

        return circle;
    }

    private static string[]? Others(List<SameFile> circle, string fileId)
    {
        string[] names = [.. circle.Where(file => file.Id != fileId).Select(static file => file.Name).Take(SameTextCircle - 1)];
        return names.Length > 0 ? names : null;
    }

    private Task<TableEntity?> FindItemAsync(string id, CancellationToken cancellationToken) =>
        NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.Item(id), cancellationToken);

    /// <summary>An article or headline as it shall be listed: new rows written, stale ones deleted, its keys kept, the change told.</summary>
    private static CommitUnit Item(string id, string kind, TableEntity? item, string[] rows, string version, string card, string? memory)
    {
        bool changed = item?.GetString("Version") != version;
        TableEntity entity = new(Keys.Edition, Keys.Item(id))
        {
            ["Kind"] = kind,
            ["Version"] = version,
            ["Rows"] = string.Join('\n', rows),
            ["Sequence"] = item?.GetInt64("Sequence"),
        };
        if (memory is not null)
        {
            entity["State"] = memory;
        }

        CommitUnit unit = new()
        {
            Guard = item is null
                ? new TableTransactionAction(TableTransactionActionType.Add, entity)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, item.ETag),
            Change = changed ? new Change(kind, Change.Upsert, id, version, card) : null,
            PreviousSequence = changed ? item?.GetInt64("Sequence") : null,
        };
        string[] before = Rows(item);
        if (changed || !rows.SequenceEqual(before, StringComparer.Ordinal))
        {
            Write(unit, rows.ToDictionary(static row => row, _ => card, StringComparer.Ordinal), before);
        }

        return unit;
    }

    private static CommitUnit Withdrawal(string id, string kind, TableEntity item)
    {
        CommitUnit unit = new()
        {
            Guard = new TableTransactionAction(TableTransactionActionType.Delete, item, item.ETag),
            Change = new Change(kind, Change.Delete, id, null, null),
            PreviousSequence = item.GetInt64("Sequence"),
        };
        foreach (string stale in Rows(item))
        {
            unit.Delete(stale);
        }

        return unit;
    }

    /// <summary>Writes rows, and takes away those of before that are no longer among them.</summary>
    private static void Write(CommitUnit unit, Dictionary<string, string> rows, IReadOnlyCollection<string> before)
    {
        HashSet<string> known = new(before, StringComparer.Ordinal);
        foreach ((string row, string json) in rows)
        {
            if (known.Contains(row))
            {
                unit.Upsert(row, json);
            }
            else
            {
                unit.Add(row, json);
            }
        }

        foreach (string stale in known.Where(row => !rows.ContainsKey(row)))
        {
            unit.Delete(stale);
        }
    }

    private static string[] Rows(TableEntity? item) => item?.GetString("Rows").Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

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
