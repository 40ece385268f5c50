using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The <c>SEOUL, May 4 (Agency) --</c> that opens the first paragraph: where, when and who.</summary>
internal sealed partial record Dateline
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The place or places as written.</summary>
    public required string Located { get; init; }

    public string? Agency { get; private init; }

    public int? Month { get; private init; }

    public int? Day { get; private init; }

    /// <summary>How much of the paragraph the dateline takes.</summary>
    public required int Length { get; init; }

    /// <summary>Reads a dateline anchored at the start of a paragraph, or finds none.</summary>
    public static Dateline? Read(string paragraph)
    {
        Match match = Pattern().Match(paragraph);
        if (!match.Success)
        {
            return null;
        }

        int month = match.Groups["month"].Success
            ? Array.FindIndex(Months, name => match.Groups["month"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1
            : 0;
        return new Dateline
        {
            Located = PageReport.Cut(match.Groups["place"].Value.Trim(), Limits.Name),
            Agency = match.Groups["agency"].Success ? match.Groups["agency"].Value : null,
            Month = month > 0 ? month : null,
            Day = month > 0 ? int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) : null,
            Length = match.Length,
        };
    }

    /// <summary>The latest such day up to one day after a known one, since datelines name no year; none where the calendar has no such day.</summary>
    public DateOnly? DayUpTo(DateOnly known)
    {
        if (Month is not { } month || Day is not { } day)
        {
            return null;
        }

        // A leap day can be seven years back: 1900 had none.
        for (int year = Math.Min(known.Year + 1, DateOnly.MaxValue.Year); year >= Math.Max(1, known.Year - 8); year--)
        {
            if (day >= 1 && day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day).DayNumber <= known.DayNumber + 1)
            {
                return new DateOnly(year, month, day);
            }
        }

        return null;
    }

    // Place in capitals (up to four, by slashes), a region, a day, an agency in brackets, a dash. A place alone needs the dash.
    [GeneratedRegex(@"^(?<place>\p{Lu}(?:[\p{Lu}\p{M}.'’ ]|-(?=\p{Lu})){1,40}(?:/\p{Lu}(?:[\p{Lu}.'’ ]|-(?=\p{Lu})){1,40}){0,3}(?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9])\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})?)(?:, (?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.? (?<day>[0-9]{1,2}))?(?: \((?<agency>[^()]{2,40})\))?\s*(?:--|—|–|_|-)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
