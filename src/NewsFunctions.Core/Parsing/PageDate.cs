using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The <c>date 2021-03-19</c> that an export puts in front of a page's first line.</summary>
internal sealed partial record PageDate
{
    public DateOnly? Day { get; private init; }

    public TimeOnly? Time { get; private init; }

    /// <summary>The offset that the header itself states.</summary>
    public TimeSpan? Offset { get; private init; }

    public bool HasSeconds { get; private init; }

    /// <summary>What of the line follows the header.</summary>
    public required string Rest { get; init; }

    public Diagnostic? Diagnostic { get; private init; }

    /// <summary>Reads the header off a page's first line; a line without one is all rest.</summary>
    public static PageDate Read(PageLine line)
    {
        Match header = Header().Match(line.Text);
        if (!header.Success)
        {
            return Bare().IsMatch(line.Text)
                ? new PageDate { Rest = string.Empty, Diagnostic = Warn(DiagnosticCodes.DateMissing, "expected a day such as 2026-05-04 after 'date', found nothing") }
                : new PageDate { Rest = line.Text };
        }

        string rest = line.Text[header.Length..].TrimStart();
        Diagnostic? diagnostic = null;
        if (Again().Match(rest) is { Success: true } again)
        {
            rest = rest[again.Length..].TrimStart();
            diagnostic = Warn(DiagnosticCodes.DateRepeated, $"expected one date, found a second, '{again.Groups["day"].Value}'; the first is taken");
        }

        if (!DateOnly.TryParseExact(header.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return new PageDate
            {
                Rest = rest,
                Diagnostic = Warn(DiagnosticCodes.DateUnreadable, $"expected a day of the calendar, found '{header.Groups["day"].Value}'"),
            };
        }

        bool timed = TimeOnly.TryParse(header.Groups["time"].Value, CultureInfo.InvariantCulture, out TimeOnly time);
        string zone = header.Groups["zone"].Value;
        return new PageDate
        {
            Day = day,
            Time = timed ? time : null,
            HasSeconds = timed && header.Groups["time"].Length > 5,
            Offset = !timed || zone.Length == 0 ? null
                : zone is "Z" or "z" ? TimeSpan.Zero
                : TimeSpan.TryParse(zone.TrimStart('+'), CultureInfo.InvariantCulture, out TimeSpan offset) && offset.Duration() <= TimeSpan.FromHours(14) ? offset
                : null,
            Rest = rest,
            Diagnostic = diagnostic,
        };

        Diagnostic Warn(string code, string message) => new(line.Number, line.Column, "warning", code, message);
    }

    [GeneratedRegex(@"^date(?:\s{0,8}:)?\s{0,8}(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?(?=\s|$))?(?!\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?:date(?:\s{0,8}:)?\s{0,8})?(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?=\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(@"^date\s{0,8}:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
