using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>
/// Unpacks IPTC 7901, the frame that European wires sent text in: <c>SOH</c> and codes, a slug line that ends with a slash, <c>STX</c>, header
/// lines of which the last ends with <c>=</c>, the text, <c>ETX</c> and the time.
/// </summary>
internal static partial class Iptc7901
{
    private const string Format = "iptc7901";

    private static readonly string[] GermanMonths = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];

    public static bool IsOne(string text) => text.Length > 1 && text[0] == '\u0001' && text.Contains('\u0002');

    public static (Envelope Envelope, List<PageLine> Lines) Unpack(string text, DateTimeOffset uploaded, PageReport report)
    {
        Envelope envelope = new(Format);
        List<PageLine> lines = [];
        bool begun = false, ended = false, inHeader = true, blank = false;
        foreach ((int start, int length, int number) in RawLines.Of(text, report))
        {
            ReadOnlySpan<char> raw = text.AsSpan(start, length);
            PageLine line = PageLine.At(text, start, length, number, blank);
            if (raw.Contains('\u0003'))
            {
                ended = true;
                line = line.Span.StartsWith("\u0003") ? line.From(1) : line;
                if (Time().Match(line.Text) is { Success: true } time)
                {
                    envelope = envelope with { Stamp = Stamp(time, envelope.Zone ?? SourceZone.Of("dpa", null, TimeZoneInfo.Utc), uploaded) };
                }
            }

            if (ended || (!begun && !raw.Contains('\u0002')))
            {
                if (!begun && Codes().Match(line.Text) is { Success: true } codes)
                {
                    bool dpa = line.Span.Contains("dpa", StringComparison.OrdinalIgnoreCase);
                    envelope = envelope with
                    {
                        Urgency = int.TryParse(codes.Groups["priority"].ValueSpan, CultureInfo.InvariantCulture, out int urgency) && urgency is >= 1 and <= 8 ? urgency : null,
                        Source = dpa ? "dpa" : null,
                        Zone = dpa ? SourceZone.Of("dpa", null, TimeZoneInfo.Utc) : null,
                    };
                }
                else if (!begun && line.Length > 1 && line.Span[^1] == '/')
                {
                    envelope = envelope with { Slugline = PageReport.Cut(line.Text.TrimEnd('/'), Limits.Name) };
                }

                if (line.Length > 0)
                {
                    report.Cut(line, "transmission line");
                }

                continue;
            }

            if (!begun)
            {
                begun = true;
                line = RawLines.BehindStart(text, start, length, number, report);
            }

            if (line.Length == 0)
            {
                blank = true;
                continue;
            }

            if (inHeader && line.Span[^1] == '=')
            {
                inHeader = false;
                line = line.Upto(line.Length - 1);
            }

            if (line.Length > 0)
            {
                lines.Add(line);
                blank = false;
            }
        }

        return (envelope, lines);
    }

    private static PageStamp? Stamp(Match time, TimeZoneInfo zone, DateTimeOffset uploaded)
    {
        ReadOnlySpan<char> name = time.Groups["month"].ValueSpan;
        int month = Months.Of(name);
        for (int i = 0; month == 0 && i < GermanMonths.Length; i++)
        {
            month = name.StartsWith(GermanMonths[i], StringComparison.OrdinalIgnoreCase) ? i + 1 : 0;
        }

        string digits = time.Groups["time"].Value;
        int day = int.Parse(digits[..2], CultureInfo.InvariantCulture), hour = int.Parse(digits[2..4], CultureInfo.InvariantCulture), minute = int.Parse(digits[4..], CultureInfo.InvariantCulture);
        int year = time.Groups["year"].Success ? 2000 + int.Parse(time.Groups["year"].Value, CultureInfo.InvariantCulture) : uploaded.Year;
        if (month == 0 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59)
        {
            return null;
        }

        if (!time.Groups["zone"].Success)
        {
            return new PageStamp(new DateOnly(year, month, day), new TimeOnly(hour, minute), null);
        }

        DateTimeOffset local = TimeZoneInfo.ConvertTime(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero), zone);
        return new PageStamp(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), local.Offset);
    }

    [GeneratedRegex(@"^[a-zA-Z]{1,8}[0-9]{1,5} (?<priority>.) [a-zA-Z]{1,3} [0-9]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();

    [GeneratedRegex(@"^(?<time>[0-9]{6})\s?(?<zone>GMT)?\s(?<month>\p{L}{3,9})\.?(?:\s(?<year>[0-9]{2}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
