namespace NewsFunctions.Endpoints;

/// <summary>The routes below <see cref="Prefix"/>, the same on every host.</summary>
public static class Routes
{
    /// <summary>What the Functions host puts in front of every route.</summary>
    public const string Prefix = "api";

    public const string Articles = "v1/articles";
    public const string Article = "v1/articles/{id}";
    public const string Headlines = "v1/headlines";
    public const string Headline = "v1/headlines/{id}";
    public const string Topics = "v1/topics";
    public const string Topic = "v1/topics/{slug}";
    public const string TopicArticles = "v1/topics/{slug}/articles";
    public const string TopicHeadlines = "v1/topics/{slug}/headlines";
    public const string Sections = "v1/sections";
    public const string Changes = "v1/changes";
    public const string Health = "health";
    public const string Ready = "health/ready";
    public const string Files = "v1/files";

    /// <summary>The name is everything behind, slashes too; an empty one is the list of files.</summary>
    public const string File = "v1/files/{*name:minlength(1)}";

    public const string Parse = "v1/parse";

    /// <summary>Every other path.</summary>
    public const string Fallback = "{*path}";
}
