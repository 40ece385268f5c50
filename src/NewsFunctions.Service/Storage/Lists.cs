namespace NewsFunctions.Storage;

/// <summary>The names of the lists that an item stands in, and of the list that answers a question: made in one place, so they meet.</summary>
internal static class Lists
{
    public const string Files = "files";
    public const string Topics = "topics";

    private const string Latest = "latest";
    private const string Headlines = "headlines";
    private const string Seen = "sightings";

    public static string Articles(string? topic, string? flag) => topic is null && flag is null ? Latest : Facets(topic, flag);

    public static string HeadlinesOf(string? topic, string? flag) => topic is null && flag is null ? Headlines : $"{Headlines}:{Facets(topic, flag)}";

    public static string SightingsOf(string? topic, string? flag) => topic is null && flag is null ? Seen : $"{Seen}:{Facets(topic, flag)}";

    public static string ArticlesIn(string section) => $"section:{section}";

    public static string HeadlinesIn(string section) => $"{Headlines}:section:{section}";

    /// <summary>The sightings of one headline that its own row has no room for: with those it has, its numbers can be worked out again.</summary>
    public static string SightingsOfHeadline(string headlineId) => $"{Seen}:of:{headlineId}";

    public static string FilesWith(string status) => $"{Files}:{status}";

    public static string TopicsOf(string? kind) => kind is null ? Topics : $"{Topics}:{kind}";

    /// <summary>Every list an item with these topics and flags stands in, by the name function of its kind.</summary>
    public static IEnumerable<string> All(Func<string?, string?, string> name, IReadOnlyList<TopicTag> topics, IReadOnlyList<string> flags)
    {
        foreach (string? topic in topics.Select(static topic => (string?)topic.Slug).Prepend(null))
        {
            foreach (string? flag in flags.Select(static flag => (string?)flag).Prepend(null))
            {
                yield return name(topic, flag);
            }
        }
    }

    /// <summary>Every list a sighting stands in: by topic or by flag, not by both, which would be a row for each pair.</summary>
    public static IEnumerable<string> Sightings(IReadOnlyList<TopicTag> topics, IReadOnlyList<string> flags) =>
        [SightingsOf(null, null), .. topics.Select(static topic => SightingsOf(topic.Slug, null)), .. flags.Select(static flag => SightingsOf(null, flag))];

    private static string Facets(string? topic, string? flag) =>
        topic is null ? $"flag:{flag}" : flag is null ? $"topic:{topic}" : $"topic:{topic}:flag:{flag}";
}
