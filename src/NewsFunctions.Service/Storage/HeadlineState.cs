using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>
/// What is known of a headline: a pure function of its sightings, so that no order of arrival matters. It holds the newest sightings and
/// the extremes of all, which is enough to add to. The others have a row each; where one of many goes away, those are read again.
/// </summary>
internal sealed record HeadlineState
{
    public required int Count { get; init; }

    public required DateOnly FirstSeen { get; init; }

    public required IReadOnlyList<SightingRecord> Newest { get; init; }

    /// <summary>The newest revision, which gives the wire headline, the flags and the topics.</summary>
    public required SightingRecord Best { get; init; }

    /// <summary>The best sighting on an article of its own, where there is one.</summary>
    public SightingRecord? Own { get; init; }

    /// <summary>Whether <see cref="Newest"/> holds every sighting.</summary>
    [JsonIgnore]
    public bool IsComplete => Count == Newest.Count;

    /// <summary>The section of its article, which says more than a headline alone.</summary>
    [JsonIgnore]
    public string? Section => Own?.Section ?? Best.Section;

    [JsonIgnore]
    public string Id => Best.HeadlineId;

    /// <summary>The state that a headline's row remembers; none in an article's.</summary>
    public static HeadlineState? Read(TableEntity item) => item.ContainsKey("Packed00")
        ? JsonSerializer.Deserialize(PackedText.Unpack(PackedText.Read(item)), StateJson.Compact.HeadlineState)
        : null;

    /// <summary>The state of a headline with these sightings; none where there are none.</summary>
    public static HeadlineState? Of(IReadOnlyCollection<SightingRecord> sightings) => sightings.Count == 0 ? null : new HeadlineState
    {
        Count = sightings.Count,
        FirstSeen = sightings.Min(static sighting => sighting.Date),
        Newest =
        [
            .. sightings.OrderByDescending(static sighting => sighting.SortTicks).ThenBy(static sighting => sighting.Id, StringComparer.Ordinal)
                .Take(Headline.MaximumSightings),
        ],
        Best = BestOf(sightings)!,
        Own = BestOf(sightings.Where(static sighting => sighting.OwnStoryId is not null)),
    };

    /// <summary>The state with further sightings.</summary>
    public HeadlineState With(IReadOnlyCollection<SightingRecord> added)
    {
        HeadlineState merged = Of([.. Newest, .. added])!;
        return merged with
        {
            Count = Count + added.Count,
            FirstSeen = merged.FirstSeen < FirstSeen ? merged.FirstSeen : FirstSeen,
            Best = BestOf([Best, .. added])!,
            Own = BestOf(added.Where(static sighting => sighting.OwnStoryId is not null).Concat(Own is null ? [] : [Own])),
        };
    }

    /// <summary>The headline as it is served.</summary>
    public Headline ToHeadline(bool withSightings) => new()
    {
        Id = Id,
        Text = Best.Text,
        WireHeadline = Best.WireHeadline,
        Flags = Best.Flags,
        Revision = Best.Revision,
        Urgency = Best.Urgency,
        Topics = Best.Topics,
        Section = Section,
        FirstSeen = FirstSeen,
        LastSeen = Newest.Max(static sighting => sighting.Date),
        SightingCount = Count,
        Sightings = withSightings ? [.. Newest.Select(static sighting => sighting.ToSighting())] : null,
        ArticleId = Own?.ArticleId,
        StoryId = Own?.OwnStoryId,
    };

    /// <summary>The rows of the lists that the headline stands in.</summary>
    public IEnumerable<string> Rows()
    {
        string position = Keys.Position(Newest[0].SortTicks, Id);
        return Lists.All(Lists.HeadlinesOf, Best.Topics, Best.Flags).Concat(Section is { } section ? [Lists.HeadlinesIn(section)] : []).Select(list => Keys.ListRow(list, position));
    }

    private static SightingRecord? BestOf(IEnumerable<SightingRecord> sightings) =>
        sightings
            .OrderByDescending(static sighting => sighting.Revision)
            .ThenByDescending(static sighting => sighting.SortTicks)
            .ThenBy(static sighting => sighting.Id, StringComparer.Ordinal)
            .FirstOrDefault();
}
