using System.Text.Json;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>The files with the very same bytes, which name each other in their receipts.</summary>
internal sealed class SameTextCircle(NewsTables tables, Receipt receipt)
{
    // Every file of a circle is rewritten when one more joins, so circles are bounded.
    private const int MaximumFiles = 11;

    /// <summary>Takes the file out of the circle of a text.</summary>
    public async Task<IReadOnlyList<CommitUnit>> LeaveAsync(string hash, CancellationToken cancellationToken) =>
        (await ChangeAsync(hash, circle => circle.RemoveAll(file => file.Id == receipt.Id) > 0, cancellationToken)).Units;

    /// <summary>Puts the file into the circle of a text, where there is room, and names the others in it.</summary>
    public async Task<(IReadOnlyList<CommitUnit> Units, IReadOnlyList<string>? Others)> JoinAsync(string hash, CancellationToken cancellationToken)
    {
        (List<CommitUnit> units, List<SameFile> circle) = await ChangeAsync(
            hash,
            circle =>
            {
                if (circle.Count >= MaximumFiles || circle.Exists(file => file.Id == receipt.Id))
                {
                    return false;
                }

                // In the order of names, whatever the order of arrival.
                circle.Add(new SameFile(receipt.Id, receipt.Name));
                circle.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
                return true;
            },
            cancellationToken);
        return (units, Others(circle, receipt.Id));
    }

    private async Task<(List<CommitUnit> Units, List<SameFile> Circle)> ChangeAsync(string hash, Func<List<SameFile>, bool> change, CancellationToken cancellationToken)
    {
        TableEntity? stored = await NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.SameText(hash), cancellationToken);
        List<SameFile> circle = stored is null ? [] : JsonSerializer.Deserialize(stored.GetString("Files"), StateJson.Compact.ListSameFile)!;
        if (!change(circle))
        {
            return ([], circle);
        }

        TableEntity entity = new(Keys.Edition, Keys.SameText(hash)) { ["Files"] = JsonSerializer.Serialize(circle, StateJson.Compact.ListSameFile) };
        List<CommitUnit> units =
        [
            new CommitUnit
            {
                Guard = stored is null ? new TableTransactionAction(TableTransactionActionType.Add, entity)
                    : circle.Count == 0 ? new TableTransactionAction(TableTransactionActionType.Delete, entity, stored.ETag)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, stored.ETag),
            },
        ];

        TableEntity?[] others = await Task.WhenAll(circle.Where(file => file.Id != receipt.Id)
            .Select(file => NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.File(file.Id), cancellationToken)));
        units.AddRange(others.Select(FileRow.Read).OfType<FileRow>().Select(other =>
            (other with { Receipt = other.Receipt with { SameTextAs = Others(circle, other.Receipt.Id) } }).Commit(listed: other.Rows.Count > 0).Unit));
        return (units, circle);
    }

    private static string[]? Others(List<SameFile> circle, string fileId)
    {
        string[] names = [.. circle.Where(file => file.Id != fileId).Select(static file => file.Name).Take(MaximumFiles - 1)];
        return names.Length > 0 ? names : null;
    }
}
