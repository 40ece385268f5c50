using System.Text;
using Microsoft.Extensions.Options;

namespace NewsFunctions.Endpoints;

/// <summary>
/// Addresses of this API as answers have them: root-relative unless a public address is configured. Never from the Host header, through
/// which a cached answer could be poisoned.
/// </summary>
internal sealed class Links(IOptions<NewsOptions> options)
{
    private readonly string? baseUrl = string.IsNullOrEmpty(options.Value.PublicBaseUrl) ? null : options.Value.PublicBaseUrl;

    public string? To(string? path) => path is null ? null : baseUrl + path;

    /// <summary>Stored JSON with its addresses as answers have them; no text can look like one, since its quotes are escaped.</summary>
    public string In(string json) => baseUrl is null ? json : json.Replace("\"url\":\"/api/", $"\"url\":\"{baseUrl}/api/", StringComparison.Ordinal);

    public byte[] In(byte[] json) => baseUrl is null ? json : Encoding.UTF8.GetBytes(In(Encoding.UTF8.GetString(json)));
}
