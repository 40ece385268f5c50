namespace NewsFunctions;

/// <summary>The settings of the service, section <c>News</c> (<c>News__Container</c> as an environment variable).</summary>
public sealed class NewsOptions
{
    public const string Section = "News";

    /// <summary>The blob container that editors drop files into.</summary>
    public string Container { get; set; } = "articles";

    /// <summary>The blob container whose files take the place of the shipped vocabulary's, or stand beside them; it need not exist.</summary>
    public string VocabularyContainer { get; set; } = "vocabulary";

    /// <summary>What the names of the tables start with: a letter, then letters and digits, at most 40.</summary>
    public string TablePrefix { get; set; } = "News";

    /// <summary>The largest file that is read, in bytes, 1 to 64 MiB.</summary>
    public int MaxFileBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>IANA name of the zone that pages are dated in whose source names no other.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The public address of the API, such as <c>https://news.example</c>; links are root-relative without it.</summary>
    public string? PublicBaseUrl { get; set; }

    /// <summary>Bytes of ready answers that a process keeps, 0 to 1 GiB.</summary>
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Files that a process reads at the same time, 1 to 64.</summary>
    public int Parallelism { get; set; } = 16;

    /// <summary>What is wrong with the settings, one sentence each, naming the setting.</summary>
    public IEnumerable<string> Validate()
    {
        foreach ((string setting, string name) in ((string, string)[])[(nameof(Container), Container), (nameof(VocabularyContainer), VocabularyContainer)])
        {
            if (!IsContainer(name))
            {
                yield return $"News__{setting}: expected 3 to 63 lower-case letters, digits and single hyphens, found '{name}'.";
            }
        }

        if (VocabularyContainer == Container)
        {
            yield return "News__VocabularyContainer: expected another container than News__Container's.";
        }

        if (TablePrefix.Length is < 1 or > 40 || !char.IsAsciiLetter(TablePrefix[0]) || !TablePrefix.All(char.IsAsciiLetterOrDigit))
        {
            yield return $"News__TablePrefix: expected a letter, then letters and digits, at most 40, found '{TablePrefix}'.";
        }

        if (MaxFileBytes is < 1 or > 64 * 1024 * 1024)
        {
            yield return $"News__MaxFileBytes: expected 1 to 67108864, found {MaxFileBytes}.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"News__TimeZone: expected an IANA zone such as 'Asia/Seoul', found '{TimeZone}'.";
        }

        if (PublicBaseUrl is { Length: > 0 } && (!Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")
            || PublicBaseUrl.EndsWith('/') || uri.Query.Length > 0))
        {
            yield return $"News__PublicBaseUrl: expected an http or https address without a trailing '/', found '{PublicBaseUrl}'.";
        }

        if (CacheBytes is < 0 or > 1024 * 1024 * 1024)
        {
            yield return $"News__CacheBytes: expected 0 to 1073741824, found {CacheBytes}.";
        }

        if (Parallelism is < 1 or > 64)
        {
            yield return $"News__Parallelism: expected 1 to 64, found {Parallelism}.";
        }
    }

    private static bool IsContainer(string name) =>
        name.Length is >= 3 and <= 63 && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && !name.StartsWith('-') && !name.EndsWith('-') && !name.Contains("--", StringComparison.Ordinal);
}
