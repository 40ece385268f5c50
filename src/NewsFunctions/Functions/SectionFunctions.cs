using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The sections, for readers.</summary>
public sealed class SectionFunctions(SectionEndpoints sections)
{
    [Function(nameof(ListSectionsAsync))]
    public Task<IResult> ListSectionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Sections)] HttpRequest request,
        CancellationToken cancellationToken) =>
        sections.ListAsync(request, cancellationToken);
}
