using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The line of a web page that says when it was put there, such as <c>All News 07:00 May 04, 2022</c>: minutes, local time of the site.</summary>
internal sealed partial record PageStamp(DateOnly Day, TimeOnly? Time, TimeSpan? Offset)
{
    /// <summary>The agency whose site writes such stamps, where the words in front of it show it.</summary>
    public string? Site { get; private init; }

    private const int Longest = 80;

    /// <summary>Reads a line that is nothing but a stamp, or finds none.</summary>
    public static PageStamp? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest || !line.ContainsAnyInRange('0', '9') || line.StartsWith("EMBARGO", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Hold", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string text = line.ToString();
        if (Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        int month = match.Groups["name"].Success
            ? Months.Of(match.Groups["name"].ValueSpan)
            : int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        int day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || day < 1 || year is < 1900 or > 2999 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        TimeOnly? time = null;
        if (match.Groups["hour"].Success)
        {
            int hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
            int minute = int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture);
            string half = match.Groups["half"].Value.Replace(".", string.Empty, StringComparison.Ordinal);
            hour = half.Length == 0 ? hour : (hour % 12) + (half.StartsWith("p", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
            time = hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
        }

        return new PageStamp(new DateOnly(year, month, day), time, Offsets(match.Groups["zone"].Value))
        {
            Site = text.Contains("Yonhap", StringComparison.OrdinalIgnoreCase) || text.StartsWith("All News", StringComparison.OrdinalIgnoreCase) ? "Yonhap" : null,
        };
    }

    private static TimeSpan? Offsets(string zone) => zone.ToUpperInvariant() switch
    {
        "KST" or "JST" => TimeSpan.FromHours(9),
        "GMT" or "UTC" => TimeSpan.Zero,
        "BST" or "CET" => TimeSpan.FromHours(1),
        "CEST" => TimeSpan.FromHours(2),
        "EST" => TimeSpan.FromHours(-5),
        "EDT" => TimeSpan.FromHours(-4),
        _ => null,
    };

    // A section's or list's name may stand before it; the day may stand before or behind the time.
    [GeneratedRegex(@"^(?:(?:Updated?|Published|Posted|Last updated|Input|Modified|송고시간|입력|등록)\s*(?:on|at)?\s*:?\s*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,\s+)?(?:(?<section>[A-Z][A-Za-z&./' -]{1,40}?)\s+(?=[0-9]{1,2}:|(?<=^All News\s+)))?(?:(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::[0-9]{2})?\s*(?<half>[ap]\.?m\.?)?\s*(?<zone>KST|JST|GMT|UTC|CEST|CET|BST|EST|EDT)?,?\s+)?(?:(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?<day>[0-9]{1,2}),?\s+(?<year>[0-9]{4})|(?<day>[0-9]{1,2})\s+(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(?<year>[0-9]{4})|(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})\.?|(?<month>[0-9]{2})/(?<day>[0-9]{2})/(?<year>[0-9]{4}))(?:,?\s*(?:-|at|T)?\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::[0-9]{2})?\s*(?<half>[ap]\.?m\.?)?\s*\(?(?<zone>KST|JST|GMT|UTC|CEST|CET|BST|EST|EDT)?\)?)?(?:\s*송고)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>The months by their English names, short, long and made by machines.</summary>
internal static class Months
{
    private static readonly string[] Names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>1 to 12, or 0 for a word that names no month.</summary>
    public static int Of(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (name.StartsWith(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
