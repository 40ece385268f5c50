using NewsFunctions.Endpoints;

namespace NewsFunctions.LocalHost;

/// <summary>Maps the routes of the functions to the same endpoints, with the same methods and the same need of a key.</summary>
public static class NewsRoutes
{
    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];
    private static readonly string[] Receipts = ["GET", "HEAD"];

    public static void MapNews(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder readers = app.MapGroup(Routes.Prefix);
        readers.MapMethods(Routes.Articles, Reading, (HttpRequest request, ArticleEndpoints articles, CancellationToken token) => articles.ListAsync(request, token));
        readers.MapMethods(Routes.Article, Reading, (HttpRequest request, string id, ArticleEndpoints articles, CancellationToken token) => articles.GetAsync(request, id, token));
        readers.MapMethods(Routes.Headlines, Reading, (HttpRequest request, HeadlineEndpoints headlines, CancellationToken token) => headlines.ListAsync(request, token));
        readers.MapMethods(Routes.Headline, Reading, (HttpRequest request, string id, HeadlineEndpoints headlines, CancellationToken token) => headlines.GetAsync(request, id, token));
        readers.MapMethods(Routes.Topics, Reading, (HttpRequest request, TopicEndpoints topics, CancellationToken token) => topics.ListAsync(request, token));
        readers.MapMethods(Routes.Topic, Reading, (HttpRequest request, string slug, TopicEndpoints topics, CancellationToken token) => topics.GetAsync(request, slug, token));
        readers.MapMethods(Routes.TopicArticles, Reading, (HttpRequest request, string slug, TopicEndpoints topics, CancellationToken token) => topics.ListArticlesAsync(request, slug, token));
        readers.MapMethods(Routes.TopicHeadlines, Reading, (HttpRequest request, string slug, TopicEndpoints topics, CancellationToken token) => topics.ListHeadlinesAsync(request, slug, token));
        readers.MapMethods(Routes.Sections, Reading, (HttpRequest request, SectionEndpoints sections, CancellationToken token) => sections.ListAsync(request, token));
        readers.MapMethods(Routes.Changes, Reading, (HttpRequest request, ChangeEndpoints changes, CancellationToken token) => changes.ListAsync(request, token));
        readers.MapMethods(Routes.Health, Reading, (HttpRequest request, HealthEndpoints health) => health.LiveAsync(request));
        readers.MapMethods(Routes.Ready, Reading, (HttpRequest request, HealthEndpoints health, CancellationToken token) => health.ReadyAsync(request, token));
        readers.Map(Routes.Fallback, FallbackEndpoints.Answer);

        RouteGroupBuilder editors = app.MapGroup(Routes.Prefix).AddEndpointFilter<EditorKeyFilter>().WithMetadata(EditorsOnly.Mark);
        editors.MapMethods(Routes.Files, Receipts, (HttpRequest request, FileEndpoints files, CancellationToken token) => files.ListAsync(request, token));
        editors.MapMethods(Routes.File, Receipts, (HttpRequest request, string name, FileEndpoints files, CancellationToken token) => files.GetAsync(request, name, token));
        editors.MapPut(Routes.File, (HttpRequest request, string name, FileEndpoints files, CancellationToken token) => files.PutAsync(request, name, token));
        editors.MapDelete(Routes.File, (HttpRequest request, string name, FileEndpoints files, CancellationToken token) => files.DeleteAsync(request, name, token));
        editors.MapPost(Routes.Parse, (HttpRequest request, FileEndpoints files, CancellationToken token) => files.ParseAsync(request, token));
    }
}

/// <summary>Marks a route that needs the editors' key.</summary>
public sealed class EditorsOnly
{
    public static readonly EditorsOnly Mark = new();

    private EditorsOnly()
    {
    }
}
