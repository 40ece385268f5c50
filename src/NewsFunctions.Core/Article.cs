using System.Text.Json.Serialization;
using NewsFunctions.Topics;

namespace NewsFunctions;

/// <summary>What a list shows of an article: everything but its text.</summary>
public record Card
{
    /// <summary>16 characters, a hash of the file's name (and of the item's key where a file holds several).</summary>
    public required string Id { get; init; }

    /// <summary>Where the whole article is served, root-relative.</summary>
    public string Url => $"/api/v1/articles/{Id}";

    /// <summary>The story that this article is one version of.</summary>
    public required string StoryId { get; init; }

    /// <summary>0 for the first full version, 1 for the LEAD, 2 for the 2nd LD, and so on.</summary>
    public int Revision { get; init; }

    /// <summary>The headline without wire flags and known labels, at most <see cref="Limits.Headline"/> characters.</summary>
    public required string Headline { get; init; }

    /// <summary>The headline as the file has it.</summary>
    public required string WireHeadline { get; init; }

    /// <summary>Lower-case wire flags, such as <c>lead</c> and <c>urgent</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Genre and series labels as the file has them, such as <c>EDITORIAL</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>One of <see cref="Genres"/>.</summary>
    public string Genre { get; init; } = Genres.News;

    /// <summary>1 (most urgent) to 8, as in IPTC's editorial urgency.</summary>
    public int Urgency { get; init; }

    public string? Deck { get; init; }

    public IReadOnlyList<string>? Bylines { get; init; }

    /// <summary>The place or places of the dateline, as written.</summary>
    public string? Located { get; init; }

    /// <summary>The agency that the dateline names.</summary>
    public string? Source { get; init; }

    /// <summary>The paper that a reprinted text comes from.</summary>
    public string? OriginalSource { get; init; }

    /// <summary>The day of publication in the source's zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The time of publication, only where the file states a time of day.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary><c>day</c>, <c>minute</c> or <c>second</c>.</summary>
    public required string DatePrecision { get; init; }

    /// <summary>What the date was taken from: <c>header</c>, <c>pageStamp</c>, <c>dateline</c>, <c>id</c> or <c>upload</c>.</summary>
    public required string DateSource { get; init; }

    /// <summary>BCP 47 tag, where the text gives evidence of one.</summary>
    public string? Language { get; init; }

    /// <summary>Slug of one of <see cref="NewsFunctions.Topics.Sections"/>, where the text's words tell it.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<TopicTag> Topics { get; init; } = [];

    public int WordCount { get; init; }

    /// <summary>When the file with this content was last uploaded, UTC.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The article's entity tag exactly as its <c>ETag</c> header has it, quotes included.</summary>
    [JsonPropertyOrder(2)]
    public string? Etag { get; init; }

    /// <summary>
    /// The instant that newest-first lists sort by: the time of publication, or the end of its day in the source's zone, and never later
    /// than the upload.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset SortInstant { get; init; }
}

/// <summary>A whole article.</summary>
public sealed record Article : Card
{
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

    [JsonPropertyOrder(1)]
    public IReadOnlyList<HeadlineList> HeadlineLists { get; init; } = [];

    /// <summary>Up to three places of the text for each topic, in the order of the topics.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<TopicEvidence>? TopicEvidence { get; init; }

    /// <summary>The desk's short name of the story, the same on each of its versions.</summary>
    [JsonPropertyOrder(1)]
    public string? Slugline { get; init; }

    /// <summary>The day that the dateline names, where it was written; it can differ from <see cref="Card.Date"/> by a day.</summary>
    [JsonPropertyOrder(1)]
    public DateOnly? DatelineDate { get; init; }

    /// <summary><c>withheld</c> or <c>canceled</c> as in ninjs; absent for what may be used.</summary>
    [JsonPropertyOrder(1)]
    public string? PubStatus { get; init; }

    /// <summary>Ids of the items of a digest, in its order.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>The digest that this item stands in.</summary>
    [JsonPropertyOrder(1)]
    public string? PartOf { get; init; }

    /// <summary>What the desk says was wrong in an earlier version.</summary>
    [JsonPropertyOrder(1)]
    public string? Correction { get; init; }

    /// <summary>What the desk says this version changes.</summary>
    [JsonPropertyOrder(1)]
    public string? ChangeNote { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    [JsonPropertyOrder(1)]
    public required string ContentHash { get; init; }

    /// <summary>Topics of the headline alone, as lists of headlines show it.</summary>
    [JsonIgnore]
    public IReadOnlyList<TopicTag> HeadlineTopics { get; init; } = [];

    /// <summary>The headline of this article among all headlines.</summary>
    [JsonIgnore]
    public string HeadlineId { get; init; } = string.Empty;
}

/// <summary>One paragraph of an article.</summary>
/// <param name="Id"><c>p1</c>, <c>p2</c> … in reading order.</param>
/// <param name="Kind">One of <see cref="ParagraphKinds"/>.</param>
/// <param name="Text">One line of plain text.</param>
public sealed record Paragraph(string Id, string Kind, string Text);

/// <summary>What a paragraph is.</summary>
public static class ParagraphKinds
{
    public const string Text = "text";
    public const string Subhead = "subhead";
    public const string ListItem = "listItem";
    public const string Quote = "quote";
    public const string Caption = "caption";
    public const string Table = "table";

    public static readonly IReadOnlyList<string> All = [Text, Subhead, ListItem, Quote, Caption, Table];
}

/// <summary>A list of other headlines that stands behind an article.</summary>
/// <param name="List">1 for the first list; absent where the file gives no way to tell lists apart.</param>
public sealed record HeadlineList(int? List, IReadOnlyList<ListedHeadline> Items);

/// <summary>One line of a headline list.</summary>
public sealed record ListedHeadline
{
    /// <summary>1-based position within its list.</summary>
    public required int Position { get; init; }

    public required string Headline { get; init; }

    public required string WireHeadline { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    public required string HeadlineId { get; init; }

    /// <summary>Slug of one of <see cref="NewsFunctions.Topics.Sections"/>, where its words tell it.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<TopicTag> Topics { get; init; } = [];

    [JsonIgnore]
    public int Revision { get; init; }

    [JsonIgnore]
    public int Urgency { get; init; }
}

/// <summary>The genres an article can have, in IPTC's sense of the word.</summary>
public static class Genres
{
    public const string News = "news";
    public const string Opinion = "opinion";
    public const string Feature = "feature";
    public const string Interview = "interview";
    public const string Analysis = "analysis";
    public const string Summary = "summary";
    public const string Review = "review";
    public const string Profile = "profile";
    public const string Background = "background";
    public const string Document = "document";
    public const string Photo = "photo";
    public const string Brief = "brief";
    public const string History = "history";
}

/// <summary>Bounds on what is served; what a file holds beyond them stays in the file and is diagnosed.</summary>
public static class Limits
{
    /// <summary>UTF-16 units of a headline.</summary>
    public const int Headline = 500;

    /// <summary>UTF-16 units of a deck.</summary>
    public const int Deck = 1_000;

    public const int Bylines = 20;

    /// <summary>UTF-16 units of one name: a byline, a place, a source.</summary>
    public const int Name = 120;

    public const int Labels = 8;

    public const int Topics = 8;

    /// <summary>Topics of a headline that stands alone.</summary>
    public const int HeadlineTopics = 5;

    /// <summary>Flags of one headline; every further one would multiply the lists it stands in.</summary>
    public const int Flags = 3;

    /// <summary>Headlines of the lists in one file.</summary>
    public const int ListedHeadlines = 1_000;

    /// <summary>UTF-8 bytes of all paragraphs of an article.</summary>
    public const int BodyBytes = 2 * 1024 * 1024;

    /// <summary>Lines of a file that are read, blank ones not counted.</summary>
    public const int Lines = 50_000;

    /// <summary>Paragraphs of an article.</summary>
    public const int Paragraphs = 10_000;

    /// <summary>Articles of one file: items of a digest, pages one behind the other.</summary>
    public const int Articles = 100;

    /// <summary>Diagnostics that a receipt carries.</summary>
    public const int Diagnostics = 40;
}
