using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using NewsFunctions.Changes;

namespace NewsFunctions.Storage;

/// <summary>
/// The one writer of the index partition in a process: gathers the steps that wait, numbers their changes, and commits them with the head
/// of the log in one transaction. Writers that each raced for the head would fail each other's condition on it.
/// </summary>
internal sealed class Committer(NewsTables tables, ChangeHead changeHead) : IDisposable
{
    // A transaction holds 100 rows and 4 MiB; what stays free is for the estimate's error.
    private const int MaximumRows = 90;
    private const int MaximumBytes = 3 * 1024 * 1024;

    // Rows found there already come one at a time, and other processes may be faster for a while; more than this is a fault.
    private const int Tries = 150;

    private readonly ConcurrentQueue<WaitingStep> queue = new();
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Commits a step.</summary>
    /// <returns>The new entity tag of the step's receipt.</returns>
    /// <exception cref="CommitConflictException">A guard of the step failed: nothing of it happened, or it had happened before.</exception>
    public async Task<ETag> CommitAsync(CommitStep step, CancellationToken cancellationToken)
    {
        WaitingStep own = new(step);
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

    private List<WaitingStep> Take()
    {
        List<WaitingStep> together = [];
        HashSet<string> guards = new(StringComparer.Ordinal);
        int rows = 1, bytes = 0;
        while (queue.TryPeek(out WaitingStep? next))
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

    private async Task CommitTogetherAsync(List<WaitingStep> together, CancellationToken cancellationToken)
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
                    foreach ((WaitingStep waiting, int receipt) in together.Zip(transaction.ReceiptIndexes))
                    {
                        waiting.Done.SetResult(answer.Value[receipt].Headers.ETag ?? default);
                    }

                    return;
                }
                catch (RequestFailedException e) when (e.Status is 400 or 413 && together.Count > 1)
                {
                    // One step that storage does not take must not fail the others.
                    foreach (WaitingStep waiting in together)
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
                        WaitingStep owner = transaction.Owners[failed];
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
            foreach (WaitingStep waiting in together)
            {
                waiting.Done.TrySetException(e);
            }
        }
    }
}
