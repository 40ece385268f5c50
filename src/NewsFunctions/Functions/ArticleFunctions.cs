using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The articles, for readers.</summary>
public sealed class ArticleFunctions(ArticleEndpoints articles)
{
    [Function(nameof(ListArticlesAsync))]
    public Task<IResult> ListArticlesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Articles)] HttpRequest request,
        CancellationToken cancellationToken) =>
        articles.ListAsync(request, cancellationToken);

    [Function(nameof(ReadArticleAsync))]
    public Task<IResult> ReadArticleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Article)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        articles.GetAsync(request, id, cancellationToken);
}
