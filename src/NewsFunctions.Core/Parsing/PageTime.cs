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

    /// <summary>Takes the header's date, else the dateline's day, else the day of the upload, in the source's zone.</summary>
    public static PageTime Of(PageDate header, Dateline? dateline, DateTimeOffset uploaded, TimeZoneInfo zone)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(uploaded, zone).DateTime);
        if (header.Day is { } day)
        {
            DateTimeOffset? published = header.Time is { } time ? Instant(day, time, header.Offset, zone) : null;
            return new PageTime
            {
                Day = day,
                Published = published,
                Precision = published is null ? "day" : header.HasSeconds ? "second" : "minute",
                Source = "header",
                Diagnostic = day.DayNumber > today.DayNumber + 1
                    ? (DiagnosticCodes.DateInFuture, $"expected a day up to the upload's, found {day:yyyy-MM-dd}")
                    : null,
            };
        }

        return dateline?.DayUpTo(today) is { } stated
            ? new PageTime { Day = stated, Precision = "day", Source = "dateline" }
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
