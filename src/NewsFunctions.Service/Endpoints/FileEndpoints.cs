using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using NewsFunctions.Ingestion;
using NewsFunctions.Storage;

namespace NewsFunctions.Endpoints;

/// <summary>Files and their receipts, for editors. The host checks the key.</summary>
public sealed class FileEndpoints
{
    private readonly Faults faults;
    private readonly Links links;
    private readonly NewsReader reader;
    private readonly NewsStore store;
    private readonly ArticleFiles files;
    private readonly Ingestor ingestor;
    private readonly int maxFileBytes;

    internal FileEndpoints(Faults faults, Links links, NewsReader reader, NewsStore store, ArticleFiles files, Ingestor ingestor, IOptions<NewsOptions> options)
    {
        this.faults = faults;
        this.links = links;
        this.reader = reader;
        this.store = store;
        this.files = files;
        this.ingestor = ingestor;
        maxFileBytes = options.Value.MaxFileBytes;
    }

    /// <summary>Receipts, newest first.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters parameters = Parameters.Read(request, "status", "pageSize", "cursor", Parameters.Key);
        string[] statuses = parameters.Text("status")?.Split(',').Distinct(StringComparer.Ordinal).ToArray() ?? [];
        if (statuses.Except(ReceiptStatus.All).FirstOrDefault() is { } unknown)
        {
            parameters.Refuse("invalid-value", "status", $"expected allowed values, by commas, found '{unknown}'", ReceiptStatus.All);
        }

        int size = parameters.PageSize();
        string path = request.Path.Value!;
        string? after = Cursor.Position(parameters, ListQuery.Question(path, parameters), Cursor.IsNewestFirst);
        return AnswerAsync(parameters.Problem, async () =>
        {
            ListPage page = await reader.MergeAsync(statuses.Length == 0 ? [Lists.Files] : statuses.Select(Lists.FilesWith), after, size, cancellationToken);
            string? next = ListQuery.NextPath(path, parameters, size, page.Next);
            return EditorAnswer.Of(StatusCodes.Status200OK, Representation.Of(page.Items, links.To(next)));
        });
    }

    /// <summary>One receipt.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        name = FileName.Of(name);
        return AnswerAsync(Check(request, name), async () =>
            await store.FindFileAsync(Identity.File(name), cancellationToken) is { } row ? Answer(StatusCodes.Status200OK, row.Receipt) : Problem.NotFound("a file"));
    }

    /// <summary>Uploads a file; the receipt is pending until it is ingested.</summary>
    public Task<IResult> PutAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        name = FileName.Of(name);
        return AnswerAsync(Check(request, name) ?? CheckConditions(request) ?? CheckLength(request), async () =>
        {
            if (await ReadBodyAsync(request, cancellationToken) is not { } content)
            {
                return Problem.TooLarge(maxFileBytes);
            }

            try
            {
                BlobRequestConditions conditions = Conditions(request);
                if (conditions.IfMatch == ETag.All)
                {
                    // "Any that is there": the emulator lets this pass where there is none, so the present one is named.
                    if (await files.FindTagAsync(name, cancellationToken) is not { } present)
                    {
                        return ConditionFailed();
                    }

                    conditions.IfMatch = new ETag(present);
                }

                (string tag, DateTimeOffset modified) = await files.UploadAsync(name, content, conditions, cancellationToken);
                Receipt receipt = await ingestor.PromiseAsync(name, tag, modified, cancellationToken);
                return Answer(StatusCodes.Status202Accepted, receipt, request.Path.ToUriComponent());
            }
            catch (RequestFailedException e) when (e.Status is 412 or 409)
            {
                return ConditionFailed();
            }
        });
    }

    /// <summary>Deletes a file, and with it withdraws its articles.</summary>
    public Task<IResult> DeleteAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        name = FileName.Of(name);
        return AnswerAsync(Check(request, name) ?? CheckConditions(request), async () =>
        {
            try
            {
                await files.DeleteAsync(name, Conditions(request), cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 412 or 409)
            {
                return ConditionFailed();
            }

            return await ingestor.IngestAsync(name, cancellationToken) is { } receipt ? Answer(StatusCodes.Status200OK, receipt) : Problem.NotFound("a file");
        });
    }

    /// <summary>Reads a text as its upload would be read, and stores nothing.</summary>
    public Task<IResult> ParseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters parameters = Parameters.Read(request, "name", Parameters.Key);
        string name = parameters.Text("name") ?? "untitled.txt";
        return AnswerAsync(parameters.Problem ?? FileName.Check(request, name) ?? CheckConditions(request) ?? CheckLength(request), async () =>
            await ReadBodyAsync(request, cancellationToken) is { } content
                ? EditorAnswer.Of(StatusCodes.Status200OK, links.In(JsonSerializer.SerializeToUtf8Bytes(ingestor.Preview(name, content), NewsJson.Relaxed.ParsedFile)))
                : Problem.TooLarge(maxFileBytes));
    }

    private Task<IResult> AnswerAsync(Problem? problem, Func<Task<IResult>> answer) =>
        problem is not null ? Task.FromResult<IResult>(problem) : faults.GuardAsync(answer);

    private static Problem? Check(HttpRequest request, string name) => Parameters.Read(request, Parameters.Key).Problem ?? FileName.Check(request, name);

    private Problem? CheckLength(HttpRequest request) => request.ContentLength > maxFileBytes ? Problem.TooLarge(maxFileBytes) : null;

    private static Problem ConditionFailed() =>
        new(StatusCodes.Status412PreconditionFailed, "condition-failed", "The file is not as the request expects.", "expected the file to match If-Match or If-None-Match; read its receipt for the present etag");

    private static EditorAnswer Answer(int status, Receipt receipt, string? location = null) =>
        EditorAnswer.Of(status, JsonSerializer.SerializeToUtf8Bytes(receipt, NewsJson.Relaxed.Receipt), location);

    private static BlobRequestConditions Conditions(HttpRequest request) => new()
    {
        IfMatch = request.Headers.IfMatch.Count > 0 ? new ETag(request.Headers.IfMatch.ToString()) : null,
        IfNoneMatch = request.Headers.IfNoneMatch.Count > 0 ? new ETag(request.Headers.IfNoneMatch.ToString()) : null,
    };

    // Storage takes one tag or '*' and refuses all else in words that help nobody.
    private static Problem? CheckConditions(HttpRequest request)
    {
        bool wrong = request.Headers.IfMatch.Concat(request.Headers.IfNoneMatch).Any(static text => text != "*" && !EntityTagHeaderValue.TryParse(text, out _))
            || request.Headers.IfMatch.Count + request.Headers.IfNoneMatch.Count > 1;
        return wrong ? Problem.BadParameter("invalid-value", "If-Match", "expected one entity tag or '*' in If-Match, or '*' in If-None-Match, not both") : null;
    }

    /// <summary>The body, or nothing where it is over the largest size.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using MemoryStream body = new((int)Math.Min(request.ContentLength ?? 0, maxFileBytes));
        byte[] buffer = new byte[81_920];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var read && read > 0)
        {
            if (body.Length + read > maxFileBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>An answer to an editor, which no cache keeps.</summary>
    private sealed record EditorAnswer(int Status, byte[] Body, string? Link, string? Location) : IResult
    {
        public static EditorAnswer Of(int status, byte[] body, string? location = null) => new(status, body, null, location);

        public static EditorAnswer Of(int status, Representation page) => new(status, page.Body, page.Link, null);

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            HttpResponse response = httpContext.Response;
            response.StatusCode = Status;
            response.ContentType = Representation.Json;
            response.ContentLength = Body.Length;
            response.Headers.CacheControl = "no-store";
            response.Headers.XContentTypeOptions = "nosniff";
            if (Link is not null)
            {
                response.Headers.Link = Link;
            }

            if (Location is not null)
            {
                response.Headers.Location = Location;
            }

            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await response.Body.WriteAsync(Body, httpContext.RequestAborted);
            }
        }
    }
}
