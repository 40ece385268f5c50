using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>What stands on a page above its headline: the date header, navigation, stamps, front matter, pictures.</summary>
internal sealed partial record PageTop
{
    private const int LongestFrontMatter = 30;

    public PageDate Header { get; private set; } = new();

    public PageStamp? Stamp { get; private set; }

    /// <summary>The wire's id of the story, where a line states it.</summary>
    public string? WireId { get; private set; }

    /// <summary>The headline that front matter states.</summary>
    public PageLine? Title { get; private set; }

    public IReadOnlyList<string> Authors { get; private set; } = [];

    /// <summary>Captions that stand before the headline.</summary>
    public List<PageLine> Captions { get; } = [];

    /// <summary>Index of the headline's line, or the end where there is none.</summary>
    public int HeadlineAt { get; private set; }

    /// <summary>Reads from a line on; the first line is replaced by what follows its date header.</summary>
    public static PageTop Read(List<PageLine> lines, int from, int to, PageReport report)
    {
        PageTop top = new();
        int next = from;
        top.Header = PageDate.Read(lines[next]);
        report.Add(top.Header.Diagnostic);
        if (top.Header.Length > 0)
        {
            report.Cut(lines[next].Upto(top.Header.Length), "date header");
            lines[next] = lines[next].From(top.Header.Length);
            next += lines[next].Length == 0 ? 1 : 0;
        }

        bool furniture = false;
        for (; next < to; next++)
        {
            PageLine line = lines[next];
            ReadOnlySpan<char> text = line.Span;
            if (text.SequenceEqual("---") && top.ReadFrontMatter(lines, next, to, report) is { } behind)
            {
                next = behind - 1;
            }
            else if (PageStamp.Read(text) is { } stamp)
            {
                top.Stamp ??= stamp;
                report.Cut(line, "page stamp");
            }
            else if (LineMarks.IsNavigation(text))
            {
                report.Cut(line, "navigation");
            }
            else if (LineMarks.IsCaption(text) || (next + 1 < to && LineMarks.IsCreditedSentence(text)))
            {
                top.Captions.Add(line);
            }
            else if (LineMarks.IsPhotoCredit(text))
            {
                report.Cut(line, "photo credit");
            }
            else if (LineMarks.IsTags(text))
            {
                report.Cut(line, "tags");
            }
            else if (LineMarks.IsSection(text) && (furniture || next + 1 < to))
            {
                report.Cut(line, "section name");
            }
            else if (ReadLabel(text) is { } label)
            {
                report.Cut(line, "label of the export");
                if (label.Groups["author"].Success && next + 2 < to && Byline.Read("By " + lines[next + 1].Text) is { } author && IsName(lines[next + 1].Span) && WireMarks.Read(lines[next + 1].Text).Flags.Count == 0 && lines[next + 2].Span.Count(' ') > 2)
                {
                    top.Authors = author;
                    report.Cut(lines[++next], "byline");
                }
                else if (label.Groups["id"].Success)
                {
                    top.WireId = Stories.StoryKey.AgencyIdIn(label.Groups["value"].Value) ?? top.WireId;
                    if (label.Groups["value"].Length == 0 && next + 1 < to && lines[next + 1].Span.IndexOfAnyExceptInRange('0', '9') < 0)
                    {
                        report.Cut(lines[++next], "label of the export");
                    }
                }
            }
            else if (furniture && next + 1 < to && (LineMarks.IsListTitle(text) || IsSiteName(text, lines[next + 1].Span)))
            {
                report.Cut(line, "section name");
            }
            else if (next + 1 < to && LineMarks.IsListTitle(text) && HeadlineLists.IsBullet(lines[next + 1].Span))
            {
                report.Cut(line, "section name");
            }
            else if (next + 1 < to && (furniture || text[0] is '•' or '*') && HeadlineLists.IsBullet(text))
            {
                report.Cut(line, "list of other stories");
            }
            else
            {
                break;
            }

            furniture = true;
        }

        top.HeadlineAt = next;
        return top;
    }

    /// <summary>A line that names what stands on it, such as an id or an address.</summary>
    public static Match? ReadLabel(ReadOnlySpan<char> text) =>
        text.Length <= 300 && text.Contains(':') && Label().Match(text.ToString()) is { Success: true } label ? label : null;

    private static bool IsName(ReadOnlySpan<char> line) => line.Length <= 40 && line.Count(' ') is 1 or 2 && !line.ContainsAnyInRange('0', '9');

    // The name of a site or section among navigation: few words, and below it a line that is more of a headline.
    private static bool IsSiteName(ReadOnlySpan<char> line, ReadOnlySpan<char> below) =>
        line.Length <= 30 && line.Count(' ') <= 2 && WireMarks.Read(line.ToString()).Flags.Count == 0 && !line.Contains('-')
        && below.Count(' ') > 2 && !PageHeadline.IsText(below) && !LineMarks.EndsSentence(below) && Byline.Read(below) is null && PageStamp.Read(below) is null;

    private int? ReadFrontMatter(List<PageLine> lines, int at, int to, PageReport report)
    {
        int close = at + 1;
        while (close < to && close - at <= LongestFrontMatter && !lines[close].Span.SequenceEqual("---"))
        {
            close++;
        }

        if (close >= to || close - at > LongestFrontMatter || !Property().IsMatch(lines[at + 1].Text))
        {
            return null;
        }

        for (int i = at; i <= close; i++)
        {
            PageLine line = lines[i];
            Match property = Property().Match(line.Text);
            string value = property.Groups["value"].Value.Trim();
            value = value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
            switch (property.Groups["key"].Value.ToLowerInvariant())
            {
                case "title" or "headline" when value.Length > 0:
                    Title = line.With(value);
                    break;
                case "author" or "authors" or "byline" when value.Length > 0:
                    Authors = Byline.Names(value.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? value[3..] : value);
                    break;
                case "date" or "published" when value.Length > 0:
                    ReadDate(line, value, report);
                    break;
                case "id" or "url" or "guid":
                    WireId = Stories.StoryKey.AgencyIdIn(value) ?? WireId;
                    break;
                default:
                    break;
            }

            report.Cut(line, "front matter");
        }

        return close + 1;
    }

    private void ReadDate(PageLine line, string value, PageReport report)
    {
        PageDate stated = PageDate.Read(line.With("date " + value));
        if (stated.Day is not null)
        {
            Header = Header.Day is null ? stated : Header;
        }
        else if (PageStamp.Read(value) is { } stamp)
        {
            Header = Header.Day is null ? PageDate.Of(stamp.Day, stamp.Time) : Header;
        }
        else
        {
            report.Warn(line, DiagnosticCodes.DateUnreadable, $"expected a day of the calendar, found '{PageReport.Cut(value, 60)}'");
        }
    }

    [GeneratedRegex(@"^(?:(?<id>id|url|link|article id)\s*:\s*(?<value>\S*)|(?<author>auth[eo]r)\s*:|(?:source|section|category)\s*:\s*[\p{L} ]{0,40})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?<key>[A-Za-z_]{2,20})\s*:(?:\s+(?<value>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Property();
}
