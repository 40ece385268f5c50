using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The answer to every path and method that no other function takes.</summary>
public static class FallbackFunctions
{
    // The host tries routes in the order of the functions' names, whatever their templates. So this name must stay the last of them all.
    [Function(nameof(Unmatched))]
    public static IResult Unmatched([HttpTrigger(AuthorizationLevel.Anonymous, Route = Routes.Fallback)] HttpRequest request) =>
        FallbackEndpoints.Answer(request);
}
