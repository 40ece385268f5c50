using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace NewsFunctions.Endpoints;

/// <summary>An error as RFC 9457 has it, with a stable code and, where a parameter is wrong, its name and what it may be.</summary>
internal sealed record Problem(int Status, string Code, string Title, string Detail) : IResult
{
    public string Type => $"urn:newsfunctions:problem:{Code}";

    public string? Parameter { get; init; }

    public IReadOnlyList<string>? Allowed { get; init; }

    public string? TraceId { get; init; }

    [JsonIgnore]
    public int? RetryAfterSeconds { get; init; }

    [JsonIgnore]
    public string? Allow { get; init; }

    public static Problem BadParameter(string code, string parameter, string detail, IReadOnlyList<string>? allowed = null) =>
        new(StatusCodes.Status400BadRequest, code, "The request has a parameter that cannot be used.", detail) { Parameter = parameter, Allowed = allowed };

    public static Problem NotFound(string what) =>
        new(StatusCodes.Status404NotFound, "not-found", "There is nothing here.", $"expected {what} that exists, found none");

    public static Problem Gone(string code, string detail) => new(StatusCodes.Status410Gone, code, "This is no longer available.", detail);

    public static Problem TooLarge(int maximum) =>
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "The file is too large.", $"expected at most {maximum} bytes");

    public static Problem StorageUnavailable() =>
        new(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "Storage does not answer.", "nothing is lost; try again shortly") { RetryAfterSeconds = 5 };

    public static Problem Internal() =>
        new(StatusCodes.Status500InternalServerError, "internal-error", "The request failed for a reason that is not its own.", "the trace id finds the reason in the logs");

    public static Problem KeyNeeded() =>
        new(StatusCodes.Status401Unauthorized, "key-needed", "This path is for editors.", "expected the key in the header x-functions-key or the parameter code");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Allow is not null)
        {
            response.Headers.Allow = Allow;
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            Problem traced = this with { TraceId = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier };
            await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(traced, EndpointJson.Relaxed.Problem), httpContext.RequestAborted);
        }
    }
}

/// <summary>The JSON of answers that are not news.</summary>
[JsonSerializable(typeof(Problem))]
internal sealed partial class EndpointJson : JsonSerializerContext
{
    public static EndpointJson Relaxed { get; } = new(new JsonSerializerOptions(NewsJson.Relaxed.Options) { TypeInfoResolver = null });
}
