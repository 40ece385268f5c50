using Azure;
using Azure.Data.Tables;
using NewsFunctions.Changes;

namespace NewsFunctions.Storage;

/// <summary>A step in the queue, and its caller's answer: the new entity tag of its receipt.</summary>
internal sealed class WaitingStep(CommitStep step)
{
    public CommitStep Step { get; } = step;

    public TaskCompletionSource<ETag> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Steps as one list of actions, with the changes numbered on from a head.</summary>
internal sealed class Transaction
{
    public List<TableTransactionAction> Actions { get; } = [];

    public List<WaitingStep> Owners { get; } = [];

    public List<int> ReceiptIndexes { get; } = [];

    public int HeadIndex { get; private set; }

    public Head Head { get; private set; } = Head.None;

    public static Transaction Of(List<WaitingStep> together, Head head, HashSet<string> goneAlready, HashSet<string> thereAlready)
    {
        Transaction transaction = new();
        long sequence = head.Sequence;
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (WaitingStep waiting in together)
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

    private void Add(WaitingStep owner, TableTransactionAction action)
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
