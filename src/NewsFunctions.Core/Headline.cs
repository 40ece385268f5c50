using System.Text.Json.Serialization;

namespace NewsFunctions;

/// <summary>A headline wherever it was seen: on its own article and in the lists of others. Its identity is its clean text.</summary>
public sealed record Headline
{
    public required string Id { get; init; }

    /// <summary>Where the headline with its sightings is served, root-relative.</summary>
    public string Url => $"/api/v1/headlines/{Id}";

    [JsonPropertyName("headline")]
    public required string Text { get; init; }

    /// <summary>As the newest revision has it.</summary>
    public required string WireHeadline { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    public int Revision { get; init; }

    public int Urgency { get; init; }

    /// <summary>Slug of one of <see cref="NewsFunctions.Topics.Sections"/>, where it is known.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<TopicTag> Topics { get; init; } = [];

    /// <summary>The earliest day it was seen on; a day, since pages say no more.</summary>
    public required DateOnly FirstSeen { get; init; }

    /// <summary>The latest day it was seen on.</summary>
    public required DateOnly LastSeen { get; init; }

    public int SightingCount { get; init; }

    /// <summary>The newest sightings, at most <see cref="MaximumSightings"/>; only in the whole headline, not in lists.</summary>
    public IReadOnlyList<Sighting>? Sightings { get; init; }

    /// <summary>The article with this headline, once it is here.</summary>
    public string? ArticleId { get; init; }

    public string? StoryId { get; init; }

    public const int MaximumSightings = 20;
}

/// <summary>One place where a headline was seen.</summary>
public sealed record Sighting
{
    public required string SightingId { get; init; }

    public required string WireHeadline { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The article on whose page it was seen.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The list of that page; absent for the article's own headline, and where lists could not be told apart.</summary>
    public int? List { get; init; }

    /// <summary>1-based position in that list; absent for the article's own headline.</summary>
    public int? Position { get; init; }

    /// <summary>The day of the page.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>One row of the headlines list when each sighting is asked for.</summary>
public sealed record SightedHeadline
{
    public required string Id { get; init; }

    public string Url => $"/api/v1/headlines/{Id}";

    public required string SightingId { get; init; }

    [JsonPropertyName("headline")]
    public required string Text { get; init; }

    public required string WireHeadline { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    public int Revision { get; init; }

    public int Urgency { get; init; }

    /// <summary>Slug of one of <see cref="NewsFunctions.Topics.Sections"/>, where it is known.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<TopicTag> Topics { get; init; } = [];

    public required string ArticleId { get; init; }

    public int? List { get; init; }

    public int? Position { get; init; }

    public required DateOnly Date { get; init; }
}
