using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NewsFunctions.Endpoints;

/// <summary>Checks the name that an editor's request gives a file.</summary>
internal static class FileName
{
    public const int MaximumLength = 1_024;

    /// <summary>The name that a path means: decoded once, a slash written as <c>%2F</c> too, which servers leave as it is.</summary>
    public static string Of(string routeValue) => routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a name, or nothing.</summary>
    public static Problem? Check(HttpRequest request, string name)
    {
        string? wrong = name switch
        {
            { Length: 0 or > MaximumLength } => $"1 to {MaximumLength} characters",
            _ when name.Contains('\\', StringComparison.Ordinal) => "no backslash",
            _ when name.Any(char.IsControl) => "no control characters",
            _ when name.EndsWith('.') || name.EndsWith('/') => "no '.' or '/' at its end",
            _ when name.StartsWith('/') || HasDotSegment(name) || HasDotSegment(RawPath(request)) => "no '.' or '..' between slashes, and no slash at its start",
            _ => null,
        };
        return wrong is null ? null : Problem.BadParameter("invalid-name", "name", $"expected a file name with {wrong}");
    }

    private static bool HasDotSegment(string path) => path.Split('/').Any(static segment => segment is "." or "..");

    // A server takes dot segments out of a path before anybody sees it: `x/../y` must be refused, not stored as `y`.
    private static string RawPath(HttpRequest request)
    {
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return Uri.UnescapeDataString(query < 0 ? target : target[..query]);
    }
}
