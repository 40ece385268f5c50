using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace NewsFunctions.Endpoints;

/// <summary>Answers what no other route does: a method that a path does not have, or a path that does not exist.</summary>
public static class FallbackEndpoints
{
    private const string ReaderMethods = "GET, HEAD, OPTIONS";

    private static readonly (TemplateMatcher Path, string Methods)[] Known =
    [
        Of(Routes.Articles, ReaderMethods),
        Of(Routes.Article, ReaderMethods),
        Of(Routes.Headlines, ReaderMethods),
        Of(Routes.Headline, ReaderMethods),
        Of(Routes.Topics, ReaderMethods),
        Of(Routes.Topic, ReaderMethods),
        Of(Routes.TopicArticles, ReaderMethods),
        Of(Routes.TopicHeadlines, ReaderMethods),
        Of(Routes.Sections, ReaderMethods),
        Of(Routes.Changes, ReaderMethods),
        Of(Routes.Health, ReaderMethods),
        Of(Routes.Ready, ReaderMethods),
        Of(Routes.Files, "GET, HEAD"),
        Of("v1/files/{*name}", "GET, HEAD, PUT, DELETE"),
        Of(Routes.Parse, "POST"),
    ];

    /// <summary>405 with the methods of a known path, otherwise 404.</summary>
    public static IResult Answer(HttpRequest request)
    {
        string? methods = Array.Find(Known, known => known.Path.TryMatch(request.Path, [])).Methods;
        return methods is null
            ? Problem.NotFound("a path")
            : new Problem(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This path has no such method.", $"expected {methods}") { Allow = methods };
    }

    private static (TemplateMatcher Path, string Methods) Of(string route, string methods) =>
        (new TemplateMatcher(TemplateParser.Parse($"{Routes.Prefix}/{route}"), []), methods);
}
