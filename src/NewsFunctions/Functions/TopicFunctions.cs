using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The topics and what is filed under each, for readers.</summary>
public sealed class TopicFunctions(TopicEndpoints topics)
{
    [Function(nameof(ListTopicsAsync))]
    public Task<IResult> ListTopicsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Topics)] HttpRequest request,
        CancellationToken cancellationToken) =>
        topics.ListAsync(request, cancellationToken);

    [Function(nameof(ReadTopicAsync))]
    public Task<IResult> ReadTopicAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Topic)] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        topics.GetAsync(request, slug, cancellationToken);

    [Function(nameof(ListTopicArticlesAsync))]
    public Task<IResult> ListTopicArticlesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.TopicArticles)] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        topics.ListArticlesAsync(request, slug, cancellationToken);

    [Function(nameof(ListTopicHeadlinesAsync))]
    public Task<IResult> ListTopicHeadlinesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.TopicHeadlines)] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        topics.ListHeadlinesAsync(request, slug, cancellationToken);
}
