using Azure;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>What the change log says of one article or headline.</summary>
internal sealed record Change(string Kind, string Type, string Id, string? Etag, string? Card)
{
    public const string Upsert = "upsert";
    public const string Delete = "delete";
    public const string Superseded = "superseded";
    public const string ArticleKind = "article";
    public const string HeadlineKind = "headline";
}

/// <summary>
/// The rows of one article, headline or receipt that change together. <see cref="Guard"/> is the conditional action that makes it safe:
/// if the row that knows the others changed since it was read, nothing of the step happens.
/// </summary>
internal sealed class CommitUnit
{
    public List<TableTransactionAction> Actions { get; } = [];

    public TableTransactionAction? Guard { get; init; }

    public Change? Change { get; init; }

    /// <summary>The number of the change that <see cref="Change"/> replaces, whose text must not linger.</summary>
    public long? PreviousSequence { get; init; }

    /// <summary>Writes a row that is not there yet, which costs storage less than one that may be.</summary>
    public void Add(string rowKey, string json) => Actions.Add(new TableTransactionAction(TableTransactionActionType.Add, Row(rowKey, json)));

    public void Upsert(string rowKey, string json) => Actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(rowKey, json)));

    public void Delete(string rowKey) =>
        Actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(Keys.Edition, rowKey), ETag.All));

    /// <summary>Rows of the transaction that the unit takes at most.</summary>
    public int Rows => Actions.Count + (Guard is null ? 0 : 1) + (Change is null ? 0 : 2);

    /// <summary>Bytes of the transaction that the unit takes at most: JSON in JSON, each UTF-16 unit escaped to six.</summary>
    public int Bytes => (Change?.Card?.Length ?? 0) * 6 + Actions.Append(Guard).Sum(static action => action is null ? 0 : Size(action.Entity));

    private static TableEntity Row(string rowKey, string json) => new(Keys.Edition, rowKey) { ["Json"] = json };

    private static int Size(ITableEntity entity) => 400 + ((TableEntity)entity).Sum(static column => column.Value switch
    {
        string text => text.Length * 6,
        byte[] bytes => bytes.Length * 4 / 3,
        _ => 32,
    });
}

/// <summary>Units that are committed together or not at all.</summary>
/// <param name="Receipt">The row of the file that the step works on, last because it says that the step happened.</param>
internal sealed record CommitStep(IReadOnlyList<CommitUnit> Units, CommitUnit Receipt)
{
    public IEnumerable<CommitUnit> All => Units.Append(Receipt);

    /// <summary>Keys of the rows that the step is conditional on; no other step of a transaction may touch them.</summary>
    public IReadOnlyList<string> Guards { get; } = [.. Units.Append(Receipt).Select(static unit => unit.Guard?.Entity.RowKey).OfType<string>()];

    public int Rows { get; } = Units.Append(Receipt).Sum(static unit => unit.Rows);

    public int Bytes { get; } = Units.Append(Receipt).Sum(static unit => unit.Bytes);
}

/// <summary>A row that a step was planned on changed before the step was committed; it must be planned again.</summary>
internal sealed class CommitConflictException() : Exception("A row changed since it was read.");
