using System.Security.Cryptography;
using System.Text;
using NewsFunctions.Endpoints;

namespace NewsFunctions.LocalHost;

/// <summary>Checks the key as the Functions host would: in the header <c>x-functions-key</c>, else in the parameter <c>code</c>.</summary>
internal sealed class EditorKeyFilter(LocalSettings settings) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        string given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? string.Empty;

        // In constant time, so that no answer tells how much of a guess was right.
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(settings.EditorKey)) ? await next(context) : Problem.KeyNeeded();
    }
}
