using Microsoft.AspNetCore.Http;
using NewsFunctions.Changes;
using NewsFunctions.Ingestion;

namespace NewsFunctions.Endpoints;

/// <summary>Whether the process lives, and whether it can reach storage.</summary>
public sealed class HealthEndpoints
{
    private readonly Readers readers;
    private readonly ChangeHead head;
    private readonly ArticleFiles files;

    internal HealthEndpoints(Readers readers, ChangeHead head, ArticleFiles files) => (this.readers, this.head, this.files) = (readers, head, files);

    /// <summary>200 as long as the process answers.</summary>
    public Task<IResult> LiveAsync(HttpRequest request) =>
        readers.AnswerAsync(request, Parameters.Read(request), static () => Task.FromResult<IResult>(new StatusAnswer("ok")));

    /// <summary>200 while tables and container answer, otherwise a 503 problem.</summary>
    public Task<IResult> ReadyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        readers.AnswerAsync(request, Parameters.Read(request), async () =>
        {
            await Task.WhenAll(head.RefreshAsync(cancellationToken), files.PingAsync(cancellationToken));
            return new StatusAnswer("ready");
        });

    private sealed record StatusAnswer(string Status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.ContentType = Representation.Json;
            if (HttpMethods.IsGet(httpContext.Request.Method))
            {
                await httpContext.Response.WriteAsync($$"""{"status":"{{Status}}"}""", httpContext.RequestAborted);
            }
        }
    }
}
