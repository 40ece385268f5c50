using System.Globalization;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>A part of a list.</summary>
/// <param name="Items">JSON objects, ready to be sent.</param>
/// <param name="Next">The position of the last item where more follow.</param>
internal sealed record ListPage(IReadOnlyList<string> Items, string? Next);

/// <summary>One entry of the change log.</summary>
internal sealed record LogEntry(long Sequence, Change Change);

/// <summary>Reads what is served. Every answer is one storage call, whatever the size of the corpus.</summary>
internal sealed class NewsReader(NewsTables tables, ArticleRows articles)
{
    /// <summary>Reads a part of a list, in the order of its keys.</summary>
    /// <param name="after">The position that the part starts behind.</param>
    public async Task<ListPage> ListAsync(
        string list, DateTimeOffset? oldest, DateTimeOffset? newest, string? after, int size, CancellationToken cancellationToken)
    {
        (string from, string to) = Keys.List(list, oldest, newest);
        return Page(await RowsAsync(list, from, to, after, size + 1, cancellationToken), size);
    }

    /// <summary>Reads a part of several lists as if they were one: one call for each.</summary>
    public async Task<ListPage> MergeAsync(IEnumerable<string> lists, string? after, int size, CancellationToken cancellationToken)
    {
        IEnumerable<Task<List<(string Position, string Json)>>> reads = lists.Select(list =>
        {
            (string from, string to) = Keys.List(list);
            return RowsAsync(list, from, to, after, size + 1, cancellationToken);
        });
        return Page([.. (await Task.WhenAll(reads)).SelectMany(static rows => rows).OrderBy(static row => row.Position, StringComparer.Ordinal)], size);
    }

    /// <summary>Reads the topics whose slug starts with a prefix, by slug.</summary>
    public async Task<ListPage> TopicsAsync(string? kind, string prefix, string? after, int size, CancellationToken cancellationToken)
    {
        string list = Lists.TopicsOf(kind);
        (string from, string to) = Keys.Range(Keys.ListRow(list, prefix));
        return Page(await RowsAsync(list, from, to, after, size + 1, cancellationToken), size);
    }

    public async Task<string?> FindTopicAsync(string slug, CancellationToken cancellationToken) =>
        (await NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.ListRow(Lists.TopicsOf(null), slug), cancellationToken))?.GetString("Json");

    public Task<StoredArticle?> FindArticleAsync(string id, CancellationToken cancellationToken) => articles.FindAsync(id, cancellationToken);

    public async Task<Headline?> FindHeadlineAsync(string id, CancellationToken cancellationToken)
    {
        TableEntity? item = await NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.Item(id), cancellationToken);
        return item is null ? null : HeadlineState.Read(item)?.ToHeadline(withSightings: true);
    }

    /// <summary>Reads the changes behind a number of the log.</summary>
    public async Task<IReadOnlyList<LogEntry>> ChangesAsync(long after, int size, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = await NewsTables.RangeAsync(
            tables.Index, Keys.Edition, Keys.Log(after + 1), Keys.Range("log~").To, size, null, cancellationToken);
        return
        [
            .. rows.Select(static row => new LogEntry(
                long.Parse(row.RowKey.AsSpan("log~".Length), CultureInfo.InvariantCulture),
                new Change(row.GetString("Kind"), row.GetString("Type"), row.GetString("Id"), row.GetString("Etag"), row.GetString("Card")))),
        ];
    }

    private async Task<List<(string Position, string Json)>> RowsAsync(
        string list, string from, string to, string? after, int take, CancellationToken cancellationToken)
    {
        // '!' sorts behind the end of a key and before every character that keys are made of.
        string behind = after is null ? from : Keys.ListRow(list, after) + "!";
        List<TableEntity> rows = await NewsTables.RangeAsync(
            tables.Index, Keys.Edition, string.CompareOrdinal(behind, from) > 0 ? behind : from, to, take, ["RowKey", "Json"], cancellationToken);
        int start = Keys.ListRow(list, string.Empty).Length;
        return [.. rows.Select(row => (row.RowKey[start..], row.GetString("Json")))];
    }

    private static ListPage Page(List<(string Position, string Json)> rows, int size) =>
        new([.. rows.Take(size).Select(static row => row.Json)], rows.Count > size ? rows[size - 1].Position : null);
}
