using System.Globalization;

namespace NewsFunctions.Parsing;

/// <summary>When a page was published, as far as it says: never an invented time of day.</summary>
internal sealed record PageTime
{
    public required DateOnly Day { get; init; }

    public DateTimeOffset? Published { get; private init; }

    public required string Precision { get; init; }

    public required string Source { get; init; }

    /// <summary>Code and message where the date could not be had or cannot be right.</summary>
    public (string Code, string Message)? Diagnostic { get; private init; }

    /// <summary>Takes the header's date, else the page stamp, the dateline's day, the day in the wire's id, the day of the upload, in the source's zone.</summary>
    public static PageTime Of(PageDate header, PageStamp? stamp, Dateline? dateline, string? wireId, DateTimeOffset uploaded, TimeZoneInfo zone)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(uploaded, zone).DateTime);
        DateTimeOffset? stamped = stamp is { Time: { } at } ? Instant(stamp.Day, at, stamp.Offset, zone) : null;
        if (header.Day is { } day)
        {
            // A header's day can be off by one against the stamp; the stamp knows the minute. Further apart they do not speak of one page.
            int apart = stamp is null ? 0 : Math.Abs(stamp.Day.DayNumber - day.DayNumber);
            DateTimeOffset? published = header.Time is { } time ? Instant(day, time, header.Offset, zone) : apart <= 1 ? stamped : null;
            return new PageTime
            {
                Day = day,
                Published = published,
                Precision = published is null ? "day" : header.HasSeconds ? "second" : "minute",
                Source = "header",
                Diagnostic = Future(day, today) ?? (apart == 0 ? null : (DiagnosticCodes.DateConflict,
                    $"expected one day, found {day:yyyy-MM-dd} in the header and {stamp!.Day:yyyy-MM-dd} in the page stamp; the header's is taken")),
            };
        }

        if (stamp is not null)
        {
            return new PageTime { Day = stamp.Day, Published = stamped, Precision = stamped is null ? "day" : "minute", Source = "pageStamp", Diagnostic = Future(stamp.Day, today) };
        }

        if (dateline?.DayUpTo(today) is { } stated)
        {
            return new PageTime { Day = stated, Precision = "day", Source = "dateline" };
        }

        return wireId is not null && DateOnly.TryParseExact(wireId.AsSpan(3, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly wired)
            ? new PageTime { Day = wired, Precision = "day", Source = "id", Diagnostic = Future(wired, today) }
            : new PageTime
            {
                Day = today,
                Precision = "day",
                Source = "upload",
                Diagnostic = (DiagnosticCodes.DateMissing, "expected a date, found none; the day of the upload is taken"),
            };
    }

    /// <summary>Where newest-first lists put the page: never later than its upload, so never in the future.</summary>
    public DateTimeOffset SortInstant(DateTimeOffset uploaded, TimeZoneInfo zone)
    {
        if (Source == "upload")
        {
            return uploaded;
        }

        DateTimeOffset stated = Published ?? Instant(Day, TimeOnly.MaxValue, null, zone);
        return stated < uploaded ? stated : uploaded;
    }

    private static (string Code, string Message)? Future(DateOnly day, DateOnly today) => day.DayNumber > today.DayNumber + 1
        ? (DiagnosticCodes.DateInFuture, $"expected a day up to the upload's, found {day:yyyy-MM-dd}")
        : null;

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeSpan? offset, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(time);
        TimeSpan fromUtc = offset ?? zone.GetUtcOffset(local);

        // The first and last days of the calendar have no room for an offset.
        return local.Ticks - fromUtc.Ticks is var utc && utc >= 0 && utc <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(local, fromUtc)
            : new DateTimeOffset(local, TimeSpan.Zero);
    }
}
