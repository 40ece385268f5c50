using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>An article as its own row has it.</summary>
/// <param name="Json">The article's JSON in UTF-8; null once it was withdrawn.</param>
internal sealed record StoredArticle(byte[]? Json, string? Etag, string? Reason);

/// <summary>
/// The rows of whole articles: written before anything lists them, and never back to an older text.
/// </summary>
internal sealed class ArticleRows(NewsTables tables)
{
    /// <summary>Reads an article: one storage call, two for one whose compressed text is over 720,000 bytes.</summary>
    public async Task<StoredArticle?> FindAsync(string id, CancellationToken cancellationToken)
    {
        TableEntity? row = await NewsTables.FindAsync(tables.Articles, id, Keys.Article, cancellationToken);
        if (row is null || row.GetString("Status") is ReceiptStatus.Withdrawn)
        {
            return row is null ? null : new StoredArticle(null, null, row.GetString("Reason"));
        }

        IEnumerable<byte[]> columns = PackedText.Read(row);
        if (row.GetInt32("Bodies") is > 0)
        {
            (string from, string to) = (Keys.Body(0), Keys.Body(999));
            foreach (TableEntity body in await NewsTables.RangeAsync(tables.Articles, id, from, to, null, null, cancellationToken))
            {
                columns = columns.Concat(PackedText.Read(body));
            }
        }

        return new StoredArticle(PackedText.Unpack(columns), row.GetString("Etag"), null);
    }

    /// <summary>Writes an article unless its row has it already.</summary>
    /// <param name="isCurrent">
    /// Whether the container still holds what the article was read from. It is asked after the row was read and before the row is replaced,
    /// on condition that nobody else replaced it meanwhile: so of two writers the one with the older text always fails.
    /// </param>
    /// <param name="expectedNew">Whether there is probably no row yet, which spares a read.</param>
    /// <exception cref="CommitConflictException">The container holds another text by now, or the row changed meanwhile.</exception>
    public async Task WriteAsync(Article article, Func<CancellationToken, Task<bool>> isCurrent, bool expectedNew, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = Rows(article);
        if (expectedNew && rows.Count == 1)
        {
            try
            {
                await tables.WriteAsync(() => tables.Articles.AddEntityAsync(rows[0], cancellationToken), cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Written before: by a try that was stopped, by one whose answer was lost, or the mark of a withdrawal.
            }
        }

        TableEntity? stored = await NewsTables.FindAsync(tables.Articles, article.Id, Keys.Article, cancellationToken);
        if (stored?.GetString("Etag") != article.Etag)
        {
            await ReplaceAsync(article.Id, rows, stored, isCurrent, cancellationToken);
        }
    }

    /// <summary>Puts the mark of a withdrawal in the place of an article and takes its text away.</summary>
    /// <param name="isCurrent">Whether the file is still gone, or still without the article.</param>
    /// <exception cref="CommitConflictException">It is back, or the row changed meanwhile.</exception>
    public async Task WithdrawAsync(string id, string reason, DateTimeOffset now, Func<CancellationToken, Task<bool>> isCurrent, CancellationToken cancellationToken)
    {
        TableEntity? stored = await NewsTables.FindAsync(tables.Articles, id, Keys.Article, cancellationToken);
        if (stored is not null && stored.GetString("Status") != ReceiptStatus.Withdrawn)
        {
            TableEntity mark = new(id, Keys.Article) { ["Status"] = ReceiptStatus.Withdrawn, ["Reason"] = reason, ["At"] = now };
            await ReplaceAsync(id, [mark], stored, isCurrent, cancellationToken);
        }
    }

    private async Task ReplaceAsync(
        string id, List<TableEntity> rows, TableEntity? stored, Func<CancellationToken, Task<bool>> isCurrent, CancellationToken cancellationToken)
    {
        if (!await isCurrent(cancellationToken))
        {
            throw new CommitConflictException();
        }

        List<TableTransactionAction> actions =
        [
            stored is null
                ? new TableTransactionAction(TableTransactionActionType.Add, rows[0])
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, rows[0], stored.ETag),
        ];
        actions.AddRange(rows.Skip(1).Select(static row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        for (int body = rows.Count; body <= (stored?.GetInt32("Bodies") ?? 0); body++)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(id, Keys.Body(body)), ETag.All));
        }

        try
        {
            await tables.WriteAsync(() => tables.Articles.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412 && !NewsTables.IsMissingTable(e))
        {
            throw new CommitConflictException();
        }
    }

    private static List<TableEntity> Rows(Article article)
    {
        byte[][] columns = PackedText.Pack(JsonSerializer.SerializeToUtf8Bytes(article, NewsJson.Relaxed.Article));
        List<TableEntity> rows = [];
        foreach (byte[][] part in columns.Chunk(PackedText.ColumnsPerRow))
        {
            TableEntity row = new(article.Id, rows.Count == 0 ? Keys.Article : Keys.Body(rows.Count));
            PackedText.Write(row, part);
            rows.Add(row);
        }

        rows[0]["Status"] = ReceiptStatus.Accepted;
        rows[0]["Etag"] = article.Etag;
        rows[0]["Bodies"] = rows.Count - 1;
        return rows;
    }
}
