using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsFunctions.Endpoints;

/// <summary>An answer ready to be sent, again and again.</summary>
/// <param name="Body">UTF-8.</param>
/// <param name="EntityTag">Strong, with quotes.</param>
/// <param name="Link">The <c>Link</c> header of a page that another follows.</param>
internal sealed record Representation(byte[] Body, string EntityTag, string? Link = null) : IResult
{
    // Short, because a takedown must hold everywhere within a minute; asking again costs a 304.
    private const string CacheControl = "public, max-age=10, stale-while-revalidate=20";

    public const string Json = "application/json; charset=utf-8";

    public static Representation Of(byte[] body, string? link = null) => new(body, Identity.EntityTag(body), link);

    /// <summary>A collection as the contract has it, from items that are JSON already.</summary>
    public static Representation Of(IReadOnlyList<string> items, string? nextLink)
    {
        StringBuilder json = new("{\"value\":[");
        json.AppendJoin(',', items).Append(']');
        if (nextLink is not null)
        {
            json.Append(",\"nextLink\":\"").Append(nextLink).Append('"');
        }

        return Of(Encoding.UTF8.GetBytes(json.Append('}').ToString()), nextLink is null ? null : $"<{nextLink}>; rel=\"next\"");
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.Headers.ETag = EntityTag;
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = "Accept";
        response.Headers.XContentTypeOptions = "nosniff";
        if (Link is not null)
        {
            response.Headers.Link = Link;
        }

        if (Matches(httpContext.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = Json;
        response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(Body, httpContext.RequestAborted);
        }
    }

    // RFC 9110, 13.1.2: weak comparison, any of a list, or '*'.
    private bool Matches(StringValues ifNoneMatch) =>
        ifNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(ifNoneMatch, out IList<EntityTagHeaderValue>? tags)
        && tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Tag == EntityTag);
}
