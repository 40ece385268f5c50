using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>
/// Unpacks ANPA 1312, the frame that American wires sent text in: <c>SYN SYN SOH</c>, a line of codes, <c>STX</c>, header lines that begin with
/// <c>^</c> and end with <c>&lt;</c> or <c>=</c>, paragraphs that begin with a tab, <c>ETX</c> and the time.
/// </summary>
internal static partial class Anpa1312
{
    private const string Format = "anpa1312";
    private const int LongestHeaderLine = 160;

    public static bool IsOne(string text) => text.StartsWith("\u0016\u0016\u0001", StringComparison.Ordinal);

    public static (Envelope Envelope, List<PageLine> Lines) Unpack(string text, PageReport report)
    {
        Envelope envelope = new(Format) { Source = "AP", Zone = SourceZone.Of("AP", null, TimeZoneInfo.Utc) };
        List<PageLine> header = [];
        List<PageLine> body = [];
        bool begun = false, keyword = false;
        foreach ((int start, int length, int number) in RawLines.Of(text, report))
        {
            ReadOnlySpan<char> raw = text.AsSpan(start, length);
            PageLine line = PageLine.At(text, start, length, number, body.Count > 0);
            if (Time().Match(line.Text) is { Success: true } time)
            {
                envelope = envelope with { Stamp = Stamp(time, envelope.Zone!) ?? envelope.Stamp };
                report.Cut(line, "transmission line");
                continue;
            }

            if (!begun)
            {
                if (raw.Contains('\u0002'))
                {
                    begun = true;
                    line = RawLines.BehindStart(text, start, length, number, report);
                }
                else
                {
                    envelope = envelope with { Urgency = Codes().Match(line.Text) is { Success: true } codes ? Urgency(codes.Groups["priority"].Value[0]) : envelope.Urgency };
                    if (line.Length > 0)
                    {
                        report.Cut(line, "transmission line");
                    }

                    continue;
                }
            }

            if (line.Length == 0)
            {
                continue;
            }

            bool isHeader = line.Span[0] == '^';
            PageLine content = Trimmed(isHeader ? line.From(1) : line);
            if (content.Length == 0 || content.Span.Equals("END", StringComparison.Ordinal))
            {
                report.Cut(line, "end mark");
            }
            else if (isHeader && !keyword)
            {
                keyword = true;
                envelope = Keyword(envelope, content.Text);
                report.Cut(content, "slug line");
            }
            else if (isHeader && body.Count == 0 && header.Count > 0 && content.Length > LongestHeaderLine
                && DeskNote.Read(content.Span) is null && !LineMarks.IsPhotoCredit(content.Span))
            {
                report.Cut(content, "summary of the story");
            }
            else if (isHeader && body.Count == 0)
            {
                header.Add(content);
            }
            else
            {
                body.Add(content);
            }
        }

        return (envelope, [.. header, .. body]);
    }

    private static PageLine Trimmed(PageLine line)
    {
        int end = line.Length;
        while (end > 0 && line.Span[end - 1] is '<' or ' ')
        {
            end--;
        }

        // The sign closes a header line; in a byline it tells that the name's line is over.
        return end > 0 && line.Span[end - 1] == '=' && !line.Span.StartsWith("By ", StringComparison.Ordinal) ? line.Upto(end - 1) : line.Upto(end);
    }

    private static Envelope Keyword(Envelope envelope, string line)
    {
        Match match = KeywordLine().Match(line);
        string name = match.Groups["name"].Value.Trim();
        WireMarks marks = match.Groups["version"].Success ? WireMarks.Read($"({match.Groups["version"].Value})") : WireMarks.None;
        marks = name.Contains("APNewsAlert", StringComparison.OrdinalIgnoreCase) ? marks.With(WireMarks.Read("APNewsAlert")) : marks;
        return envelope with { Slugline = name.Length > 0 ? PageReport.Cut(name, Limits.Name) : null, Marks = marks };
    }

    // AP's order: flash, bulletin, urgent, regular, deferred.
    private static int Urgency(char priority) => priority switch { 'f' => 1, 'b' => 2, 'u' => 3, 'd' => 6, _ => 5 };

    private static PageStamp? Stamp(Match time, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact($"{time.Groups["day"].Value} {time.Groups["time"].Value}", "MM-dd-yy HHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime utc))
        {
            return null;
        }

        DateTimeOffset local = TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), zone);
        return new PageStamp(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), local.Offset);
    }

    [GeneratedRegex(@"^(?<priority>[a-z]) (?<category>[a-z]) ", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();

    [GeneratedRegex(@"^(?:[A-Z]{2}-{1,2})?(?:[A-Z]{2,3}--)?(?<name>[^,]{1,60}?)(?:,\s*(?<version>[0-9]{1,2}(?:st|nd|rd|th) [A-Za-z-]+|Add|Sub|Insert))?(?:,\s*[0-9]{0,5})?$", RegexOptions.CultureInvariant)]
    private static partial Regex KeywordLine();

    [GeneratedRegex(@"^\^?C?[A-Z]{2}-[A-Z]{2}-(?<day>[0-9]{2}-[0-9]{2}-[0-9]{2}) (?<time>[0-9]{4})\s?GMT<?$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}

/// <summary>The lines of a text with their control characters.</summary>
internal static class RawLines
{
    public static IEnumerable<(int Start, int Length, int Number)> Of(string text, PageReport report)
    {
        int number = 0;
        for (int start = 0; start < text.Length;)
        {
            if (number == Limits.Lines)
            {
                report.Add(PageReport.LinesUnread(number + 1));
                yield break;
            }

            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return (start, end - start, ++number);
            start = end + 1;
        }
    }

    /// <summary>What follows the sign that starts the text (<c>STX</c>) on its line; what stands before it is no text.</summary>
    public static PageLine BehindStart(string text, int start, int length, int number, PageReport report)
    {
        int sign = text.IndexOf('\u0002', start, length);
        if (PageLine.At(text, start, sign - start, number, false) is { Length: > 0 } before)
        {
            report.Cut(before, "transmission line");
        }

        return PageLine.At(text, sign + 1, start + length - sign - 1, number, false);
    }
}
