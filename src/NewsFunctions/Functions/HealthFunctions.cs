using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The probes: whether the app runs, and whether its storage answers.</summary>
public sealed class HealthFunctions(HealthEndpoints health)
{
    [Function(nameof(LiveAsync))]
    public Task<IResult> LiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Health)] HttpRequest request) =>
        health.LiveAsync(request);

    [Function(nameof(ReadyAsync))]
    public Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Ready)] HttpRequest request,
        CancellationToken cancellationToken) =>
        health.ReadyAsync(request, cancellationToken);
}
