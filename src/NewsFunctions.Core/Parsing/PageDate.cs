using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The <c>date 2021-03-19</c> that an export puts in front of a page's first line.</summary>
internal sealed partial record PageDate
{
    private const int Longest = 160;

    /// <summary>A day that something else than a header's line states, as front matter does.</summary>
    public static PageDate Of(DateOnly day, TimeOnly? time) => new() { Day = day, Time = time };

    public DateOnly? Day { get; private init; }

    public TimeOnly? Time { get; private init; }

    /// <summary>The offset that the header itself states.</summary>
    public TimeSpan? Offset { get; private init; }

    public bool HasSeconds { get; private init; }

    /// <summary>How much of the line the header takes.</summary>
    public int Length { get; private init; }

    public Diagnostic? Diagnostic { get; private init; }

    /// <summary>Reads the header off a page's first line; a line without one is all rest.</summary>
    public static PageDate Read(PageLine line)
    {
        if (!line.Span.StartsWith("date", StringComparison.OrdinalIgnoreCase))
        {
            return new PageDate();
        }

        // No header is longer; a line of nothing else must not be copied for it.
        string text = line.Upto(Math.Min(line.Length, Longest)).Text;
        Match header = Header().Match(text);
        if (!header.Success)
        {
            return Bare().IsMatch(text)
                ? new PageDate { Length = text.Length, Diagnostic = Warn(DiagnosticCodes.DateMissing, "expected a day such as 2026-05-04 after 'date', found nothing") }
                : new PageDate();
        }

        int length = header.Length;
        Diagnostic? diagnostic = null;
        if (Again().Match(text[length..]) is { Success: true } again)
        {
            length += again.Length;
            diagnostic = Warn(DiagnosticCodes.DateRepeated, $"expected one date, found a second, '{again.Groups["day"].Value}'; the first is taken");
        }

        if (!DateOnly.TryParseExact(header.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return new PageDate
            {
                Length = length,
                Diagnostic = Warn(DiagnosticCodes.DateUnreadable, $"expected a day of the calendar, found '{header.Groups["day"].Value}'"),
            };
        }

        string stated = header.Groups["time"].Value;
        bool timed = TimeOnly.TryParse(stated, CultureInfo.InvariantCulture, out TimeOnly time);
        if (stated.Length > 0 && !timed)
        {
            diagnostic ??= Warn(DiagnosticCodes.DateUnreadable, $"expected a time of day, found '{stated}'; the day alone is taken");
        }

        string zone = header.Groups["zone"].Value;
        return new PageDate
        {
            Day = day,
            Time = timed ? time : null,
            HasSeconds = timed && header.Groups["time"].Length > 5,
            Offset = !timed || zone.Length == 0 ? null
                : zone is "Z" or "z" ? TimeSpan.Zero
                : TimeSpan.TryParse(zone.TrimStart('+').Insert(zone.Contains(':') ? 0 : zone.Length - 2 - (zone[0] == '+' ? 1 : 0), zone.Contains(':') ? string.Empty : ":"), CultureInfo.InvariantCulture, out TimeSpan offset) && offset.Duration() <= TimeSpan.FromHours(14) ? offset
                : null,
            Length = length,
            Diagnostic = diagnostic,
        };

        Diagnostic Warn(string code, string message) => new(line.Number, line.Column, "warning", code, message);
    }

    [GeneratedRegex(@"^date(?:\s{0,8}:)?\s{0,8}(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?(?<zone>Z|[+-][0-9]{2}:?[0-9]{2})?(?=\s|$))?(?!\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s{0,8}(?:date(?:\s{0,8}:)?\s{0,8})?(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?=\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(@"^date\s{0,8}:?\s{0,8}(?:[0-9]{1,4}(?:-[0-9]{0,2}){0,2})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
