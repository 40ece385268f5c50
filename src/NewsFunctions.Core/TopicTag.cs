namespace NewsFunctions;

/// <summary>A topic as an article or headline carries it.</summary>
/// <param name="Score">Over 0 to 1, two decimals: how much of the text speaks of it.</param>
public sealed record TopicTag(string Slug, string Name, string Kind, double Score);
