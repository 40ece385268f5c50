using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The <c>SEOUL, May 4 (Agency) --</c> that opens the first paragraph: where, when and who.</summary>
internal sealed partial record Dateline
{
    // No dateline is longer; looking no further keeps a long line from taking long.
    private const int Longest = 160;

    private static readonly SearchValues<char> Signs = SearchValues.Create("-–—_(=");

    /// <summary>The place or places as written.</summary>
    public required string Located { get; init; }

    public string? Agency { get; private init; }

    public int? Month { get; private init; }

    public int? Day { get; private init; }

    public int? Year { get; private init; }

    /// <summary>The reporters that a Korean dateline names.</summary>
    public IReadOnlyList<string> Bylines { get; private init; } = [];

    /// <summary>Whether it says when or who, and not the place alone.</summary>
    public bool IsDatedOrSigned => Agency is not null || Month is not null;

    /// <summary>How much of the paragraph the dateline takes.</summary>
    public required int Length { get; init; }

    /// <summary>Reads a dateline anchored at the start of a paragraph, or finds none.</summary>
    public static Dateline? Read(ReadOnlySpan<char> paragraph)
    {
        if (paragraph.IsEmpty || !(char.IsUpper(paragraph[0]) || paragraph[0] is '(' or '['))
        {
            return null;
        }

        // Most paragraphs have none of the signs that close one, and need no closer look.
        ReadOnlySpan<char> head = paragraph[..Math.Min(paragraph.Length, Longest)];
        if (!head.ContainsAny(Signs) && !head.ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        // Two capitals at the start nearly always are a city's; anything else is asked first, since most lines are no datelines.
        if (head[0] is not ('(' or '[') && !(head.Length > 1 && char.IsUpper(head[1])) && !Pattern().IsMatch(head) && !MixedCase().IsMatch(head))
        {
            return null;
        }

        string start = head.ToString();
        if (start[0] is '(' or '[')
        {
            return Korean().Match(start) is not { Success: true } korean ? null : new Dateline
            {
                Located = korean.Groups["place"].Value.Trim(),
                Agency = korean.Groups["agency"].Value.Trim(),
                Bylines = [.. korean.Groups["names"].Value.Split(['·', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(static name => name is not ("기자" or "특파원" or "통신원"))],
                Length = korean.Length,
            };
        }

        Match match = Pattern().Match(start);
        if (!match.Success)
        {
            match = MixedCase().Match(start);
        }

        if (!match.Success || !IsPlace(match))
        {
            return null;
        }

        int month = match.Groups["month"].Success ? Months.Of(match.Groups["month"].ValueSpan) : 0;
        return new Dateline
        {
            Located = PageReport.Cut(match.Groups["place"].Value.Trim(), Limits.Name),
            Agency = match.Groups["agency"].Success ? match.Groups["agency"].Value.Trim() : null,
            Month = month > 0 ? month : null,
            Day = month > 0 ? int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) : null,
            Year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : null,
            Length = match.Length,
        };
    }

    /// <summary>The latest such day up to one day after a known one, since datelines rarely name a year; none where the calendar has no such day.</summary>
    public DateOnly? DayUpTo(DateOnly known)
    {
        if (Month is not { } month || Day is not { } day)
        {
            return null;
        }

        if (Year is { } stated)
        {
            return stated is > 0 and < 9999 && day >= 1 && day <= DateTime.DaysInMonth(stated, month) ? new DateOnly(stated, month, day) : null;
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

    // "A - the first letter" and "I -- for one" begin sentences.
    private static bool IsPlace(Match match) => match.Groups["place"].ValueSpan.Trim() is { Length: >= 2 } place && !place.SequenceEqual("Q");

    private const string Month_ = @"(?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)";
    private const string Date = @"(?:,?\s+(?:" + Month_ + @"\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?|(?<day>[0-9]{1,2})\s+" + Month_ + @"\.?)(?:,\s+(?<year>[0-9]{4}))?|,\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)";
    private const string Region = @"(?:,\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+[0-9])\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,3})?";
    private const string City = @"(?:Mc|Mac)?\p{Lu}(?:[\p{Lu}\p{M}.'’ ]|-(?=\p{Lu})){1,40}";
    private const string Dash = @"\s*(?:--+|—|–|_|-)\s*";

    // Places in capitals (up to four, by slashes), a region, a day, an agency, a dash. The dash may be missing behind a day and an agency.
    [GeneratedRegex("^(?<place>" + City + "(?:/" + City + "){0,3}" + Region + ")(?:(?:" + Date + @")?\s*\((?<agency>[^()]{2,40})\)" + Dash
        + "|" + Date + @",?\s+(?<agency>Kyodo|KYODO|Kyodo News|Xinhua|TASS|Yonhap|AP|AFP|Reuters|dpa|PTI|ANSA|EFE)\b(?:" + Dash + @"|\s+(?=\p{Lu}|[""“]))"
        + "|" + Date + @"\s*\((?<agency>[^()]{2,40})\)\s+(?=\S)"
        + "|(?:" + Date + ")?" + @"\s*(?:--+|—|–|_|\s-)(?=\s|$)\s*)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    // A place in small letters is one only before an agency in brackets.
    [GeneratedRegex(@"^(?<place>\p{Lu}[\p{L}\p{M}.'’]*(?:[ -](?:\p{Lu}[\p{L}\p{M}.'’]*|de|do|da|del|la|le|el|al|of|am|an|der|den|sur|upon|under|the|and)){0,4}(?:/\p{Lu}[\p{L}\p{M}.'’]*(?:[ -]\p{Lu}[\p{L}\p{M}.'’]*){0,3}){0,3}" + Region + ")(?:" + Date + @")?\s*\((?<agency>[^()0-9]{2,40})\)" + Dash, RegexOptions.CultureInvariant)]
    private static partial Regex MixedCase();

    [GeneratedRegex(@"^[(\[](?<place>[^()=\[\]]{1,40})=(?<agency>[^()=\[\]]{1,30})[)\]]\s*(?<names>(?:[\p{L}·, ]{1,60}?(?:기자|특파원|통신원)\s*)?)=\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Korean();
}
