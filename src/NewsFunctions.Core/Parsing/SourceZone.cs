namespace NewsFunctions.Parsing;

/// <summary>The time zone that an agency or paper dates its pages in.</summary>
internal static class SourceZone
{
    /// <summary>The zone of a source that is known, otherwise the newsroom's own.</summary>
    public static TimeZoneInfo Of(string? source, string? originalSource, TimeZoneInfo newsroom) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Name(originalSource) ?? Name(source) ?? newsroom.Id, out TimeZoneInfo? zone) ? zone : newsroom;

    private static string? Name(string? source) => source switch
    {
        null => null,
        _ when source.StartsWith("Yonhap", StringComparison.OrdinalIgnoreCase) => "Asia/Seoul",
        _ when source.StartsWith("Korea ", StringComparison.OrdinalIgnoreCase) => "Asia/Seoul",
        _ when source.StartsWith("Kyodo", StringComparison.OrdinalIgnoreCase) => "Asia/Tokyo",
        "AP" or "The Associated Press" => "America/New_York",
        "AFP" => "Europe/Paris",
        "Reuters" => "Europe/London",
        "dpa" => "Europe/Berlin",
        _ => null,
    };
}
