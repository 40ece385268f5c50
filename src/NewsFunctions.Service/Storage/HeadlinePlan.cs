using System.Text.Json;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>Works out what a file's changed sightings make of one headline.</summary>
/// <param name="item">The headline's row as it was just read; null where there is none.</param>
internal sealed class HeadlinePlan(NewsTables tables, string id, TableEntity? item)
{
    private readonly HeadlineState? before = item is null ? null : HeadlineState.Read(item);

    /// <summary>The headline's own rows, and those of the sightings that change.</summary>
    public async Task<CommitUnit> MakeAsync(List<CommittedSighting> removed, List<SightingRecord> added, CancellationToken cancellationToken)
    {
        (HeadlineState? after, List<SightingRecord> overflow, List<SightingRecord> overflowBefore) = await WorkOutAsync(removed, added, cancellationToken);
        CommitUnit unit = Unit(after);
        Dictionary<string, string> rows = new(StringComparer.Ordinal);
        foreach (SightingRecord sighting in added)
        {
            string json = JsonSerializer.Serialize(sighting.ToSightedHeadline(), NewsJson.Relaxed.SightedHeadline);
            foreach (string row in sighting.Rows())
            {
                rows[row] = json;
            }
        }

        foreach (SightingRecord sighting in overflow)
        {
            rows[sighting.OverflowRow()] = JsonSerializer.Serialize(sighting, StateJson.Compact.SightingRecord);
        }

        ItemRows.Write(unit, rows, [.. removed.SelectMany(static old => old.Rows), .. overflowBefore.Select(static sighting => sighting.OverflowRow())]);
        return unit;
    }

    /// <summary>
    /// The headline's new state, the sightings that go into rows of their own, and those whose rows are to go or to be replaced.
    /// </summary>
    private async Task<(HeadlineState? After, List<SightingRecord> Overflow, List<SightingRecord> OverflowBefore)> WorkOutAsync(
        List<CommittedSighting> removed, List<SightingRecord> added, CancellationToken cancellationToken)
    {
        if (before is null || removed.Count == 0)
        {
            HeadlineState? grown = before is null ? HeadlineState.Of(added) : before.With(added);
            return (grown, Beyond(grown, [.. before?.Newest ?? [], .. added]), []);
        }

        List<SightingRecord> overflow = [];
        if (!before.IsComplete)
        {
            (string from, string to) = Keys.List(Lists.SightingsOfHeadline(id));
            overflow.AddRange((await NewsTables.RangeAsync(tables.Index, Keys.Edition, from, to, null, ["Json"], cancellationToken))
                .Select(static row => JsonSerializer.Deserialize(row.GetString("Json"), StateJson.Compact.SightingRecord)!));
        }

        HashSet<string> gone = [.. removed.Select(static old => old.Id)];
        List<SightingRecord> all = [.. before.Newest.Concat(overflow).Where(sighting => !gone.Contains(sighting.Id)), .. added];
        HeadlineState? after = HeadlineState.Of(all);

        // Only the rows that change: most of a long overflow stays as it is.
        List<SightingRecord> beyond = Beyond(after, all);
        HashSet<string> staying = [.. beyond.Select(static sighting => sighting.OverflowRow())];
        HashSet<string> known = [.. overflow.Where(sighting => !gone.Contains(sighting.Id)).Select(static sighting => sighting.OverflowRow())];
        return (after, [.. beyond.Where(sighting => !known.Contains(sighting.OverflowRow()))], [.. overflow.Where(sighting => !staying.Contains(sighting.OverflowRow()) || gone.Contains(sighting.Id))]);

        static List<SightingRecord> Beyond(HeadlineState? state, List<SightingRecord> sightings)
        {
            HashSet<string> held = [.. (state?.Newest ?? []).Select(static sighting => sighting.Id)];
            return [.. sightings.Where(sighting => !held.Contains(sighting.Id))];
        }
    }

    private CommitUnit Unit(HeadlineState? after)
    {
        if (after is null)
        {
            return item is null ? new CommitUnit() : ItemRows.Withdrawal(id, Change.HeadlineKind, item);
        }

        string version = Identity.EntityTag(JsonSerializer.SerializeToUtf8Bytes(after.ToHeadline(withSightings: true), NewsJson.Relaxed.Headline));
        string card = JsonSerializer.Serialize(after.ToHeadline(withSightings: false), NewsJson.Relaxed.Headline);
        byte[] memory = JsonSerializer.SerializeToUtf8Bytes(after, StateJson.Compact.HeadlineState);
        return ItemRows.Listing(id, Change.HeadlineKind, item, [.. after.Rows()], version, card, memory);
    }
}
