using NewsFunctions.Topics;

namespace NewsFunctions.Storage;

/// <summary>What a file shall come to: the receipt, and what is served from it.</summary>
internal sealed record FileOutcome
{
    public required Receipt Receipt { get; init; }

    /// <summary>The articles of the file; null leaves those that are listed as they are.</summary>
    public IReadOnlyList<Article>? Articles { get; init; }

    /// <summary>Last-Modified of the blob.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>Asks the container whether it still holds what the outcome was made from.</summary>
    public Func<CancellationToken, Task<bool>> IsCurrentAsync { get; init; } = static _ => Task.FromResult(true);

    /// <summary>Whether the outcome is final, and not the promise of one.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The hash by which other files with the same text find this one; null for a file that serves nothing.</summary>
    public string? SameTextHash => Receipt.Status == ReceiptStatus.Accepted ? Receipt.ContentHash : null;

    /// <summary>Every headline that the articles show, their own and listed ones.</summary>
    public IReadOnlyList<SightingRecord> Sightings => field ??= [.. SightingRecord.Of(Articles ?? [])];

    /// <summary>Every topic that the articles and headlines carry, with repeats.</summary>
    /// <summary>What the topics were told by; none where nothing was tagged.</summary>
    public Vocabulary? Vocabulary { get; init; }

    public IEnumerable<TopicTag> Topics => (Articles ?? []).SelectMany(static article => article.Topics).Concat(Sightings.SelectMany(static sighting => sighting.Topics));
}
