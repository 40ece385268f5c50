using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NewsFunctions.Changes;

namespace NewsFunctions.Endpoints;

/// <summary>
/// What every reader's endpoint does around its own question: preflights, CORS, strict parameters, ready answers kept for as long as
/// nothing changes, and faults of storage.
/// </summary>
internal sealed class Readers(ChangeHead head, Faults faults, IOptions<NewsOptions> options) : IDisposable
{
    private const string Methods = "GET, HEAD, OPTIONS";

    // Beside the body: key, headers, and the cache's own entry.
    private const int EntryOverhead = 512;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheBytes });

    /// <summary>Answers a question whose parameters are read, from the cache while the log has not moved.</summary>
    /// <param name="load">Asks storage; a <see cref="Representation"/> is kept, a <see cref="Problem"/> is not.</param>
    public Task<IResult> AnswerAsync(HttpRequest request, Parameters parameters, Func<Head, Task<IResult>> load, CancellationToken cancellationToken) =>
        AnswerAsync(request, parameters, () => LoadAsync(request, parameters, load, cancellationToken));

    /// <summary>Answers a question that no cache may answer.</summary>
    public Task<IResult> AnswerAsync(HttpRequest request, Parameters parameters, Func<Task<IResult>> answer)
    {
        Open(request.HttpContext.Response);
        return HttpMethods.IsOptions(request.Method)
            ? Task.FromResult(Preflight(request.HttpContext.Response))
            : parameters.Problem is { } problem ? Task.FromResult<IResult>(problem) : faults.GuardAsync(answer);
    }

    public void Dispose() => cache.Dispose();

    private async Task<IResult> LoadAsync(HttpRequest request, Parameters parameters, Func<Head, Task<IResult>> load, CancellationToken cancellationToken)
    {
        Head current = await head.GetAsync(cancellationToken);
        (string Generation, string Path, string Query, DateTimeOffset? Minute) key =
            (current.Generation, request.Path.Value ?? string.Empty, parameters.Canonical, parameters.Minute);
        if (cache.TryGetValue(key, out Representation? ready))
        {
            return ready!;
        }

        IResult answer = await load(current);
        if (answer is Representation representation)
        {
            cache.Set(key, representation, new MemoryCacheEntryOptions { Size = representation.Body.Length + EntryOverhead + (2 * (key.Path.Length + key.Query.Length)), SlidingExpiration = TimeSpan.FromMinutes(10) });
        }

        return answer;
    }

    private static void Open(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
    }

    private static IResult Preflight(HttpResponse response)
    {
        response.Headers.Allow = Methods;
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
    }
}
