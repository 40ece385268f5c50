using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>The rows of an article or headline in the index: its keys, and the lists it stands in.</summary>
internal static class ItemRows
{
    /// <summary>An article or headline as it shall be listed: new rows written, stale ones deleted, its keys kept, the change told.</summary>
    public static CommitUnit Listing(string id, string kind, TableEntity? item, string[] rows, string version, string card, byte[]? memory)
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
            PackedText.Write(entity, PackedText.Pack(memory));
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

    /// <summary>An article or headline that is no longer there: its rows and keys gone, the change told.</summary>
    public static CommitUnit Withdrawal(string id, string kind, TableEntity item)
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
    public static void Write(CommitUnit unit, Dictionary<string, string> rows, IReadOnlyCollection<string> before)
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
}
