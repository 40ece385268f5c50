using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace NewsFunctions.Endpoints;

/// <summary>
/// The query of a request, read strictly: a parameter that is not known, or given twice, is refused, because a caller who misspells one
/// would otherwise be served something else. The first thing found wrong stays.
/// </summary>
internal sealed partial class Parameters
{
    public const int MaximumPageSize = 100;
    public const int DefaultPageSize = 20;

    /// <summary>The parameter that may carry the host's key; it is allowed where a key is needed, and goes into no link and no cursor.</summary>
    public const string Key = "code";

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private Parameters()
    {
    }

    public Problem? Problem { get; private set; }

    /// <summary>The minute that a time relative to now was taken from, where there is one: the same query means something else a minute later.</summary>
    public DateTimeOffset? Minute { get; private set; }

    /// <summary>What distinguishes this query from others to the same path: names and values in a fixed order, escaped.</summary>
    public string Canonical => Query(values);

    /// <summary>The same without what only says which part of the answer is wanted.</summary>
    public string Question => Query(values.Where(static pair => pair.Key is not ("cursor" or "pageSize")));

    public static Parameters Read(HttpRequest request, params string[] allowed)
    {
        Parameters parameters = new();
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in request.Query)
        {
            if (!allowed.Contains(name, StringComparer.Ordinal))
            {
                parameters.Refuse("unknown-parameter", name, allowed.Length == 0 ? "expected no parameters" : "expected one of the allowed parameters", allowed);
            }
            else if (value.Count > 1)
            {
                parameters.Refuse("repeated-parameter", name, "expected the parameter once");
            }
            else if (name != Key)
            {
                parameters.values[name] = value.ToString();
            }
        }

        return parameters;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    public void Refuse(string code, string name, string detail, IReadOnlyList<string>? allowed = null) =>
        Problem ??= Problem.BadParameter(code, name, detail, allowed);

    public string? OneOf(string name, IReadOnlyList<string> allowed)
    {
        string? value = Text(name);
        if (value is not null && !allowed.Contains(value, StringComparer.Ordinal))
        {
            Refuse("invalid-value", name, $"expected one of the allowed values, found '{Shown(value)}'", allowed);
            return null;
        }

        return value;
    }

    public string? SlugOf(string name)
    {
        string? value = Text(name);
        if (value is not null && !Slug.IsSlug(value))
        {
            Refuse("invalid-value", name, $"expected one slug of lower-case letters, digits and hyphens, found '{Shown(value)}'");
            return null;
        }

        return value;
    }

    public int PageSize()
    {
        string? value = Text("pageSize");
        if (value is null)
        {
            return DefaultPageSize;
        }

        if (value.Length <= 3 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= MaximumPageSize)
        {
            return size;
        }

        Refuse("invalid-value", "pageSize", $"expected a number from 1 to {MaximumPageSize}, found '{Shown(value)}'");
        return DefaultPageSize;
    }

    /// <summary>The instants that <c>from</c> and <c>to</c> name, both inclusive; a day is taken whole, in the zone that <c>tz</c> names.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Range(DateTimeOffset now)
    {
        TimeZoneInfo? zone = TimeZoneInfo.Utc;
        if (Text("tz") is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            Refuse("invalid-value", "tz", $"expected an IANA time zone such as 'Asia/Seoul', found '{Shown(name)}'");
        }

        DateTimeOffset? from = Instant("from", now, zone ?? TimeZoneInfo.Utc, endOfDay: false);
        DateTimeOffset? to = Instant("to", now, zone ?? TimeZoneInfo.Utc, endOfDay: true);
        if (from > to)
        {
            Refuse("invalid-range", "from", "expected 'from' not to be later than 'to'");
        }

        return (from, to);
    }

    private static string Query(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join('&', pairs
        .OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    private DateTimeOffset? Instant(string name, DateTimeOffset now, TimeZoneInfo zone, bool endOfDay)
    {
        string? value = Text(name);
        if (value is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is > 1 and < 9999)
        {
            DateTime local = day.ToDateTime(endOfDay ? TimeOnly.MaxValue : TimeOnly.MinValue);
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        if (Rfc3339().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant))
        {
            return instant;
        }

        if (Relative().Match(value) is { Success: true } relative)
        {
            now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
            Minute = now;
            int count = relative.Groups["n"].Success ? int.Parse(relative.Groups["n"].Value, CultureInfo.InvariantCulture) : 0;
            return now - relative.Groups["unit"].Value switch
            {
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            };
        }

        Refuse("invalid-value", name, $"expected a day (2026-05-04), a time with offset (2026-05-04T12:00:00Z) or now-2d, now-6h, now-30m, found '{Shown(value)}'");
        return null;
    }

    private static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "…";

    // A '+' of an offset that was not escaped arrives as a space.
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+ -]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^now(?:-(?<n>\d{1,5})(?<unit>[mhd]))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}
