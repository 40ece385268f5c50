using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using NewsFunctions.Changes;

namespace NewsFunctions.Storage;

/// <summary>
/// The one writer of the index partition in a process: gathers the steps that wait, numbers their changes, and commits them with the head
/// of the log in one transaction. Sixteen writers that each race for the head need several tries a commit; this one needs one.
/// </summary>
internal sealed class Committer(NewsTables tables, ChangeHead changeHead) : IDisposable
{
    // A transaction holds 100 rows and 4 MiB; what stays free is for the estimate's error.
    private const int MaximumRows = 90;
    private const int MaximumBytes = 3 * 1024 * 1024;

    // Rows found there already come one at a time, and other processes may be faster for a while; more than this is a fault.
    private const int Tries = 150;

    private readonly ConcurrentQueue<Waiting> queue = new();
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Commits a step.</summary>
    /// <returns>The new entity tag of the step's receipt.</returns>
    /// <exception cref="CommitConflictException">A guard of the step failed: nothing of it happened, or it had happened before.</exception>
    public async Task<ETag> CommitAsync(CommitStep step, CancellationToken cancellationToken)
    {
        Waiting own = new(step);
        queue.Enqueue(own);
        try
        {
            await writing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more; a later try plans it anew.
            own.Done.TrySetCanceled(cancellationToken);
            throw;
        }

        try
        {
            while (!own.Done.Task.IsCompleted)
            {
                // The steps of others ride along, so this caller's cancellation must not end the transaction.
                await CommitTogetherAsync(Take(), CancellationToken.None);
            }
        }
        finally
        {
            writing.Release();
        }

        return await own.Done.Task;
    }

    public void Dispose() => writing.Dispose();

    private List<Waiting> Take()
    {
        List<Waiting> together = [];
        HashSet<string> guards = new(StringComparer.Ordinal);
        int rows = 1, bytes = 0;
        while (queue.TryPeek(out Waiting? next))
        {
            // A transaction may touch a row once, so two steps of one file go into two.
            bool fits = together.Count == 0
                || (rows + next.Step.Rows <= MaximumRows && bytes + next.Step.Bytes <= MaximumBytes && !next.Step.Guards.Any(guards.Contains));
            if (!fits && !next.Done.Task.IsCompleted)
            {
                break;
            }

            queue.TryDequeue(out _);
            if (!next.Done.Task.IsCompleted)
            {
                together.Add(next);
                rows += next.Step.Rows;
                bytes += next.Step.Bytes;
                guards.UnionWith(next.Step.Guards);
            }
        }

        return together;
    }

    private async Task CommitTogetherAsync(List<Waiting> together, CancellationToken cancellationToken)
    {
        HashSet<string> goneAlready = new(StringComparer.Ordinal);
        HashSet<string> thereAlready = new(StringComparer.Ordinal);
        try
        {
            for (int attempt = 0; together.Count > 0; attempt++)
            {
                Head head = await changeHead.LastKnownAsync(cancellationToken);
                if (together.Exists(waiting => waiting.Step.All.Any(unit => unit.PreviousSequence > head.Sequence)))
                {
                    // A row tells of a change that another process made after this head was read.
                    head = await changeHead.RefreshAsync(cancellationToken);
                }

                Transaction transaction = Transaction.Of(together, head, goneAlready, thereAlready);
                try
                {
                    Response<IReadOnlyList<Response>> answer = await tables.WriteAsync(
                        () => tables.Index.SubmitTransactionAsync(transaction.Actions, cancellationToken), cancellationToken);
                    changeHead.Committed(transaction.Head with { Etag = answer.Value[transaction.HeadIndex].Headers.ETag });
                    foreach ((Waiting waiting, int receipt) in together.Zip(transaction.ReceiptIndexes))
                    {
                        waiting.Done.SetResult(answer.Value[receipt].Headers.ETag ?? default);
                    }

                    return;
                }
                catch (RequestFailedException e) when (e.Status is 400 or 413 && together.Count > 1)
                {
                    // One step that storage does not take must not fail the others.
                    foreach (Waiting waiting in together)
                    {
                        await CommitTogetherAsync([waiting], cancellationToken);
                    }

                    return;
                }
                catch (TableTransactionFailedException e) when (
                    e.Status is 404 or 409 or 412 && e.FailedTransactionActionIndex is not null && !NewsTables.IsMissingTable(e) && attempt < Tries)
                {
                    int failed = e.FailedTransactionActionIndex.Value;
                    TableTransactionAction action = transaction.Actions[failed];
                    bool isList = action.Entity.RowKey.StartsWith("list~", StringComparison.Ordinal);
                    if (failed == transaction.HeadIndex || action.Entity.RowKey.StartsWith("log~", StringComparison.Ordinal))
                    {
                        // Another process committed first. Its commit may be our own, whose answer was lost: the guards will tell.
                        changeHead.Forget();
                        await Task.Delay(Random.Shared.Next(1, 4 * (attempt + 1)), cancellationToken);
                    }
                    else if (isList && action.ActionType == TableTransactionActionType.Delete)
                    {
                        goneAlready.Add(action.Entity.RowKey);
                    }
                    else if (isList && action.ActionType == TableTransactionActionType.Add)
                    {
                        thereAlready.Add(action.Entity.RowKey);
                    }
                    else
                    {
                        Waiting owner = transaction.Owners[failed];
                        together.Remove(owner);
                        owner.Done.SetException(new CommitConflictException());
                    }
                }
            }
        }
        catch (Exception e)
        {
            // Every kind, because a caller whose step was taken from the queue would otherwise wait for ever. Whether the transaction was
            // committed is not known; each caller reads its receipt again and finds out.
            changeHead.Forget();
            foreach (Waiting waiting in together)
            {
                waiting.Done.TrySetException(e);
            }
        }
    }

    private sealed class Waiting(CommitStep step)
    {
        public CommitStep Step { get; } = step;

        public TaskCompletionSource<ETag> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Steps as one list of actions, with the changes numbered on from a head.</summary>
    private sealed class Transaction
    {
        public List<TableTransactionAction> Actions { get; } = [];

        public List<Waiting> Owners { get; } = [];

        public List<int> ReceiptIndexes { get; } = [];

        public int HeadIndex { get; private set; }

        public Head Head { get; private set; } = Head.None;

        public static Transaction Of(List<Waiting> together, Head head, HashSet<string> goneAlready, HashSet<string> thereAlready)
        {
            Transaction transaction = new();
            long sequence = head.Sequence;
            HashSet<string> taken = new(StringComparer.Ordinal);
            foreach (Waiting waiting in together)
            {
                foreach (CommitUnit unit in waiting.Step.All)
                {
                    // Two steps may both tell of a topic; the row is the same, and a transaction may touch it once.
                    foreach (TableTransactionAction action in unit.Actions.Where(action => !goneAlready.Contains(action.Entity.RowKey) && taken.Add(action.Entity.RowKey)))
                    {
                        transaction.Add(waiting, thereAlready.Contains(action.Entity.RowKey)
                            ? new TableTransactionAction(TableTransactionActionType.UpsertReplace, action.Entity)
                            : action);
                    }

                    if (unit.Change is { } change)
                    {
                        sequence++;
                        transaction.Add(waiting, new TableTransactionAction(TableTransactionActionType.Add, LogRow(sequence, change)));
                        if (unit.PreviousSequence is { } previous)
                        {
                            Change superseded = new(change.Kind, Change.Superseded, change.Id, null, null);
                            transaction.Add(waiting, new TableTransactionAction(TableTransactionActionType.UpsertReplace, LogRow(previous, superseded)));
                        }

                        if (unit.Guard?.Entity is TableEntity item)
                        {
                            item["Sequence"] = sequence;
                        }
                    }

                    if (unit.Guard is { } guard)
                    {
                        if (unit == waiting.Step.Receipt)
                        {
                            transaction.ReceiptIndexes.Add(transaction.Actions.Count);
                        }

                        transaction.Add(waiting, guard);
                    }
                }
            }

            transaction.HeadIndex = transaction.Actions.Count;
            transaction.Head = head with { Epoch = head.Etag is null ? Guid.NewGuid().ToString("N")[..12] : head.Epoch, Sequence = sequence };
            TableEntity row = new(Keys.Edition, Keys.Head) { ["Epoch"] = transaction.Head.Epoch, ["Sequence"] = sequence };
            transaction.Actions.Add(head.Etag is { } etag
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
                : new TableTransactionAction(TableTransactionActionType.Add, row));
            return transaction;
        }

        private void Add(Waiting owner, TableTransactionAction action)
        {
            Actions.Add(action);
            Owners.Add(owner);
        }

        private static TableEntity LogRow(long sequence, Change change)
        {
            TableEntity row = new(Keys.Edition, Keys.Log(sequence)) { ["Kind"] = change.Kind, ["Type"] = change.Type, ["Id"] = change.Id };
            if (change.Etag is not null)
            {
                row["Etag"] = change.Etag;
            }

            if (change.Card is not null)
            {
                row["Card"] = change.Card;
            }

            return row;
        }
    }
}
