using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>
/// What of a file is committed: with each step it changes in the same transaction as the rows it speaks of, so a crash between two steps
/// leaves it true.
/// </summary>
internal sealed record FileState
{
    /// <summary>Ids of the articles that are listed.</summary>
    public List<string> Articles { get; init; } = [];

    public List<CommittedSighting> Sightings { get; init; } = [];

    /// <summary>The hash that the file is known by to others with the same text; null where it is not.</summary>
    public string? SameTextHash { get; init; }

    public bool IsEmpty => Articles.Count == 0 && Sightings.Count == 0 && SameTextHash is null;
}

/// <summary>A sighting that is listed.</summary>
/// <param name="Version">Tells whether the file still says the same.</param>
/// <param name="Rows">Keys of its list rows, to take them away by.</param>
internal sealed record CommittedSighting(string Id, string HeadlineId, string Version, List<string> Rows);

/// <summary>A file that others have the same text as.</summary>
internal sealed record SameFile(string Id, string Name);

/// <summary>The row of a file: its receipt, and what of it is committed.</summary>
internal sealed record FileRow
{
    public required Receipt Receipt { get; init; }

    public FileState State { get; init; } = new();

    /// <summary>The receipt of the content that is served whole, also while another one is awaited; null where a part of it was changed since.</summary>
    public Receipt? Settled { get; init; }

    /// <summary>Keys of the rows that list the receipt.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Last-Modified of the blob that was last looked at; the receipt keeps the first one of the same content.</summary>
    public DateTimeOffset Modified { get; init; }

    /// <summary>Whether the receipt is the outcome, and not a step on the way to it.</summary>
    public bool IsComplete { get; init; }

    public ETag? RowTag { get; init; }

    /// <summary>Whether the file with this tag went through this pipeline to an end.</summary>
    public bool IsDone(string? blobTag, string pipeline) =>
        IsComplete && Receipt.Etag == blobTag && Receipt.Pipeline == pipeline
        && Receipt.Status is ReceiptStatus.Accepted or ReceiptStatus.Rejected;

    public static FileRow? Read(TableEntity? row)
    {
        if (row is null)
        {
            return null;
        }

        Receipt receipt = JsonSerializer.Deserialize(row.GetString("Json"), NewsJson.Relaxed.Receipt)!;
        bool complete = row.GetBoolean("Complete") ?? false;
        return new FileRow
        {
            Receipt = receipt,
            State = row.ContainsKey("Packed00")
                ? JsonSerializer.Deserialize(PackedText.Unpack(PackedText.Read(row)), StateJson.Compact.FileState)!
                : new FileState(),
            Settled = complete && receipt.Status is ReceiptStatus.Accepted or ReceiptStatus.Rejected ? receipt
                : row.GetString("Settled") is { } settled ? JsonSerializer.Deserialize(settled, NewsJson.Relaxed.Receipt) : null,
            Rows = row.GetString("Rows").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Modified = row.GetDateTimeOffset("Modified") ?? default,
            IsComplete = complete,
            RowTag = row.ETag,
        };
    }

    /// <summary>The conditional action that writes the row: an insert where there was none.</summary>
    public TableTransactionAction Write()
    {
        TableEntity row = new(Keys.Edition, Keys.File(Receipt.Id))
        {
            ["Json"] = JsonSerializer.Serialize(Receipt, NewsJson.Relaxed.Receipt),
            ["Rows"] = string.Join('\n', Rows),
            ["Modified"] = Modified,
            ["Complete"] = IsComplete,

            // What the reconciler compares with the container, readable without the rest.
            ["Name"] = Receipt.Name,
            ["BlobTag"] = Receipt.Etag ?? string.Empty,
            ["Pipeline"] = Receipt.Pipeline ?? string.Empty,
            ["Status"] = Receipt.Status,
            ["Attempts"] = Receipt.Attempts,
            ["Processed"] = Receipt.Processed,
        };
        if (Settled is not null && !IsComplete)
        {
            row["Settled"] = JsonSerializer.Serialize(Settled, NewsJson.Relaxed.Receipt);
        }

        if (!State.IsEmpty)
        {
            PackedText.Write(row, PackedText.Pack(JsonSerializer.SerializeToUtf8Bytes(State, StateJson.Compact.FileState)));
        }

        return RowTag is { } tag
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, tag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }

    /// <summary>The unit that writes the row, and the rows that list the receipt where it is an outcome to be seen.</summary>
    public (FileRow Row, CommitUnit Unit) Commit(bool listed)
    {
        if (!listed)
        {
            return (this, new CommitUnit { Guard = Write() });
        }

        string position = Keys.Position(Receipt.Received.UtcTicks, Receipt.Id);
        FileRow row = this with { Rows = [Keys.ListRow(Lists.Files, position), Keys.ListRow(Lists.FilesWith(Receipt.Status), position)] };
        CommitUnit unit = new() { Guard = row.Write() };
        string json = JsonSerializer.Serialize(Receipt, NewsJson.Relaxed.Receipt);
        foreach (string key in row.Rows)
        {
            if (Rows.Contains(key))
            {
                unit.Upsert(key, json);
            }
            else
            {
                unit.Add(key, json);
            }
        }

        foreach (string stale in Rows.Except(row.Rows, StringComparer.Ordinal))
        {
            unit.Delete(stale);
        }

        return (row, unit);
    }
}
