using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The log of changes, for readers that keep a copy.</summary>
public sealed class ChangeFunctions(ChangeEndpoints changes)
{
    [Function(nameof(ListChangesAsync))]
    public Task<IResult> ListChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Changes)] HttpRequest request,
        CancellationToken cancellationToken) =>
        changes.ListAsync(request, cancellationToken);
}
