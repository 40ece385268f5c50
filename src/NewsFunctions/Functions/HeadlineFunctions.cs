using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The headlines, for readers.</summary>
public sealed class HeadlineFunctions(HeadlineEndpoints headlines)
{
    [Function(nameof(ListHeadlinesAsync))]
    public Task<IResult> ListHeadlinesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Headlines)] HttpRequest request,
        CancellationToken cancellationToken) =>
        headlines.ListAsync(request, cancellationToken);

    [Function(nameof(ReadHeadlineAsync))]
    public Task<IResult> ReadHeadlineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Headline)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        headlines.GetAsync(request, id, cancellationToken);
}
