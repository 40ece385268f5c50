using System.Text.Json.Serialization;

namespace NewsFunctions.Topics;

/// <summary>Something news is about, by a stable slug.</summary>
public sealed record Topic
{
    /// <summary><c>[a-z0-9-]{1,80}</c>.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="TopicKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Other names of it, the usual ones first, at most 20; only where a topic is told by itself.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Slugs of the broader topics that it implies.</summary>
    public IReadOnlyList<string>? Parents { get; init; }

    /// <summary>Its code in IPTC's Media Topics, or that of the nearest broader one; subjects have one.</summary>
    public string? MediaTopic { get; init; }

    /// <summary>How much it says of a text that it comes up in it.</summary>
    [JsonIgnore]
    internal Telling Telling { get; init; }
}

/// <summary>How much it says of a text that a subject comes up in it.</summary>
internal enum Telling
{
    Usual,

    /// <summary>News hardly names it unless it is the news: bird flu, an eclipse.</summary>
    Telling,

    /// <summary>News names it all the time as who acts, where or with what: police, hospitals, buses.</summary>
    Passing,
}

/// <summary>The kinds of topic.</summary>
public static class TopicKinds
{
    public const string Person = "person";
    public const string Organisation = "organisation";
    public const string Place = "place";
    public const string Work = "work";
    public const string Event = "event";
    public const string Subject = "subject";

    public static readonly IReadOnlyList<string> All = [Person, Organisation, Place, Work, Event, Subject];
}
