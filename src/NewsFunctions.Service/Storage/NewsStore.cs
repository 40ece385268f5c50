using System.Collections.Concurrent;
using Azure;
using NewsFunctions.Changes;

namespace NewsFunctions.Storage;

/// <summary>
/// Brings what is stored of a file to what the file shall come to. Whatever stops it on the way, the rows committed so far and the file's
/// own row agree, and saving again completes the rest; saving twice changes nothing.
/// </summary>
internal sealed class NewsStore(NewsTables tables, ArticleRows articles, ChangeHead head, Committer committer, TimeProvider time)
{
    private const string WithdrawnReason = "The file of this article was deleted.";

    private readonly Stripes stripes = new(1024);

    // By the epoch of the log, since tables that were lost take the rows of topics with them, and by what the rows were made from.
    private readonly ConcurrentDictionary<(string Epoch, string? Vocabulary, string Slug), bool> knownTopics = new();

    /// <summary>Reads the row of a file.</summary>
    public async Task<FileRow?> FindFileAsync(string fileId, CancellationToken cancellationToken) =>
        FileRow.Read(await NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.File(fileId), cancellationToken));

    /// <summary>Saves an outcome, starting from the file's row as it was just read.</summary>
    /// <exception cref="CommitConflictException">A row changed since it was read; read the file's row again and save again.</exception>
    public async Task<FileRow> SaveAsync(FileRow? row, FileOutcome outcome, CancellationToken cancellationToken)
    {
        using IDisposable held = await stripes.EnterAsync(FilePlan.Touches(row, outcome), cancellationToken);
        await SaveArticlesAsync(row, outcome, cancellationToken);
        while (true)
        {
            string epoch = (await head.LastKnownAsync(cancellationToken)).Epoch;
            FilePlan plan = await new FilePlan(tables, row, outcome).MakeAsync(slug => epoch.Length > 0 && knownTopics.ContainsKey((epoch, outcome.Vocabulary?.Version, slug)), cancellationToken);
            foreach ((IReadOnlyList<CommitUnit> units, FileState stateAfter, bool isLast) in plan.Steps())
            {
                row = await CommitAsync(row, outcome, units, stateAfter, isLast && plan.ReachesOutcome, plan.SameTextAs, cancellationToken);
            }

            epoch = (await head.LastKnownAsync(cancellationToken)).Epoch;
            foreach (TopicTag topic in outcome.Topics)
            {
                knownTopics[(epoch, outcome.Vocabulary?.Version, topic.Slug)] = true;
            }

            if (plan.ReachesOutcome)
            {
                return row!;
            }
        }
    }

    // Before the commit, so that nothing is ever listed that cannot be read.
    private async Task SaveArticlesAsync(FileRow? row, FileOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Articles is not { } wanted)
        {
            return;
        }

        foreach (Article article in wanted)
        {
            bool expectedNew = row?.State.Articles.Contains(article.Id) != true;
            await articles.WriteAsync(article, outcome.IsCurrentAsync, expectedNew, cancellationToken);
        }

        foreach (string gone in row?.State.Articles.Except(wanted.Select(static article => article.Id)) ?? [])
        {
            await articles.WithdrawAsync(gone, WithdrawnReason, time.GetUtcNow(), outcome.IsCurrentAsync, cancellationToken);
        }
    }

    private async Task<FileRow> CommitAsync(
        FileRow? row, FileOutcome outcome, IReadOnlyList<CommitUnit> units, FileState stateAfter, bool isLast, IReadOnlyList<string>? sameTextAs, CancellationToken cancellationToken)
    {
        Receipt receipt = isLast
            ? outcome.Receipt with { SameTextAs = sameTextAs }
            : row?.Receipt ?? outcome.Receipt with { Status = ReceiptStatus.Pending, Processed = null };
        FileRow next = new()
        {
            Receipt = receipt,
            State = stateAfter,
            Settled = !isLast ? null
                : !outcome.IsComplete ? row?.Settled
                : receipt.Status == ReceiptStatus.Withdrawn ? null : receipt,
            Rows = row?.Rows ?? [],
            Modified = outcome.Modified,
            IsComplete = isLast && outcome.IsComplete,
            RowTag = row?.RowTag,
        };
        (FileRow written, CommitUnit unit) = next.Commit(listed: isLast);
        ETag tag = await committer.CommitAsync(new CommitStep(units, unit), cancellationToken);
        return written with { RowTag = tag };
    }
}
