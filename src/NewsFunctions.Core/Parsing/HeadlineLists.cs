using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>Reads the lists of other headlines that stand behind an article and lost their boundaries on the way.</summary>
internal static partial class HeadlineLists
{
    /// <summary>Most-viewed boxes hold five lines, so unranked runs whose count is a multiple of five are lists of five.</summary>
    private const int UsualLength = 5;

    // Without an end mark, so many marked lines at the end of a page are a list and no longer points of the text.
    private const int FewestHyphens = 3;

    private const int LongestListed = 200;

    /// <param name="Box">Counts the titles above it, which part lists.</param>
    private readonly record struct Entry(PageLine Line, int? Rank, int Box);

    /// <summary>Where the lists begin on a page without an end mark: a lonely marker, a box's title, or marked headlines up to the end.</summary>
    /// <returns>An index into the lines, or the end where there is no list.</returns>
    public static int Start(List<PageLine> lines, int from, int to, bool isPrivate)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<char> line = lines[i].Span;
            if (IsMarker(line) && i + 2 < to
                && (IsMarker(lines[i + 2].Span) || (i + 3 < to && IsRank(lines[i + 1].Span) && IsMarker(lines[i + 3].Span))))
            {
                return i;
            }

            if (i > from && ((LineMarks.IsListTitle(line) && i + 1 < to && (IsMarker(lines[i + 1].Span) || IsBullet(lines[i + 1].Span) || IsRank(lines[i + 1].Span) || Ranked().IsMatch(lines[i + 1].Span)))
                || (LineMarks.IsWordBox(line) && !LineMarks.EndsSentence(lines[Math.Min(i + 1, to - 1)].Span))))
            {
                return i;
            }
        }

        int first = to;
        while (!isPrivate && first > from + 1 && lines[first - 1].Span is ['-' or '–' or '—', ' ', ..] line && line.Length is > 12 and <= LongestListed && line[^1] != '.')
        {
            first--;
        }

        return to - first >= FewestHyphens ? first : to > from && IsMarker(lines[to - 1].Span) ? to - 1 : to;
    }

    /// <summary>Reads the lines behind the end of an article.</summary>
    /// <param name="day">The page's day, which tells recurring headlines apart.</param>
    public static List<HeadlineList> Read(List<PageLine> lines, int from, int to, DateOnly day, PageReport report)
    {
        List<Entry> entries = Entries(lines, from, to, report);
        if (entries.Count > Limits.ListedHeadlines)
        {
            report.Warn(entries[Limits.ListedHeadlines].Line, DiagnosticCodes.ListCut,
                $"expected at most {Limits.ListedHeadlines} listed headlines, found {entries.Count}; the rest stays in the file");
            foreach (Entry entry in entries.Skip(Limits.ListedHeadlines))
            {
                report.Cut(entry.Line, "over the bound of a list");
            }

            entries.RemoveRange(Limits.ListedHeadlines, entries.Count - Limits.ListedHeadlines);
        }

        List<HeadlineList> lists = [];
        foreach ((int? number, int start, int count) in Split(entries))
        {
            ListedHeadline[] items = new ListedHeadline[count];
            for (int i = 0; i < count; i++)
            {
                items[i] = Item(entries[start + i], i + 1, day, report);
            }

            lists.Add(new HeadlineList(number, items));
        }

        return lists;
    }

    /// <summary>Whether a line opens with the mark of a list and has text behind it.</summary>
    public static bool IsBullet(ReadOnlySpan<char> line) => line is ['•' or '·' or '*' or '▪' or '■' or '●' or '◆' or '–' or '—' or '-', ' ', _, ..];

    private static List<Entry> Entries(List<PageLine> lines, int from, int to, PageReport report)
    {
        List<Entry> entries = new(16);
        bool marked = false, words = false, titled = false;
        int? rank = null;
        int box = 0;
        bool index = IsReprintIndex(lines, from, to);
        for (int i = from; i < to; i++)
        {
            PageLine line = lines[i];
            ReadOnlySpan<char> text = line.Span;
            if (IsMarker(text))
            {
                report.Cut(line.Number, Marker(text[0]), "list marker");
                (marked, rank, words) = (true, null, false);
            }
            else if (IsRank(text) && rank is null && (marked || (i + 1 < to && !IsMarker(lines[i + 1].Span))))
            {
                report.Cut(line, "rank");
                (rank, marked, words) = (int.Parse(text, CultureInfo.InvariantCulture), true, false);
            }
            else if (marked)
            {
                entries.Add(new Entry(line, rank, box));
                (marked, rank) = (false, null);
            }
            else if (LineMarks.IsEnd(text))
            {
                report.Cut(line, "end mark");
            }
            else if (LineMarks.IsListTitle(text))
            {
                report.Cut(line, "title of a list");
                (box, titled, words) = (box + 1, true, false);
            }
            else if (LineMarks.IsWordBox(text))
            {
                report.Cut(line, "keywords");
                (words, titled) = (true, false);
            }
            else if (text.Length > 2 && (IsBullet(text) || char.IsDigit(text[0])) && Ranked().Match(line.Text) is { Success: true } inline)
            {
                Group number = inline.Groups["rank"];
                report.Cut(line.Number, line.Upto(inline.Groups["headline"].Index).Text, "list marker");
                entries.Add(new Entry(line.From(inline.Groups["headline"].Index), number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture) : null, box));
                words = false;
            }
            else if (words)
            {
                report.Cut(line, "keywords");
            }
            else if (LineMarks.CutReason(text) is { } reason)
            {
                report.Cut(line, reason);
            }
            else if (LineMarks.IsRule(text))
            {
                report.Cut(line, "rule between parts");
            }
            else if (LineMarks.IsNavigation(text) || LineMarks.IsSection(text))
            {
                report.Cut(line, "navigation");
            }
            else if (LineMarks.IsTags(text))
            {
                report.Cut(line, "tags");
            }
            else if (index && IsIndexStamp(text))
            {
                report.Cut(line, "page stamp");
            }
            else if (index && !IsTeaser(lines, i, from))
            {
                entries.Add(new Entry(line, null, box));
            }
            else if (titled && IsHeadline(text))
            {
                entries.Add(new Entry(line, null, box));
            }
            else
            {
                report.Cut(line, index ? "teaser" : "line behind the end of the article");
                if (entries.Count > 0 && !index)
                {
                    report.Info(line, DiagnosticCodes.ListLineUnreadable, "expected a list marker such as '-' before a headline, found text");
                }
            }
        }

        return entries;
    }

    private static bool IsHeadline(ReadOnlySpan<char> line) => line.Length is > 15 and <= LongestListed && line[^1] != '.' && line.Count(' ') > 1;

    // In an index of reprints each headline is followed by a teaser, a time and tags.
    private static bool IsReprintIndex(List<PageLine> lines, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (IsIndexStamp(lines[i].Span))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIndexStamp(ReadOnlySpan<char> line) => line.Length is > 6 and <= 24 && char.IsAsciiDigit(line[0]) && IndexStamp().IsMatch(line);

    private static bool IsTeaser(List<PageLine> lines, int at, int from) =>
        at > from && !IsIndexStamp(lines[at - 1].Span) && !LineMarks.IsTags(lines[at - 1].Span) && !LineMarks.IsListTitle(lines[at - 1].Span)
        && !LineMarks.IsEnd(lines[at - 1].Span);

    /// <summary>A new list starts where ranks restart or a title stands; without either, every five lines if the count allows it; else nothing tells.</summary>
    private static IEnumerable<(int? Number, int Start, int Count)> Split(List<Entry> entries)
    {
        if (entries.Count == 0)
        {
            yield break;
        }

        int number = 1;
        bool ranked = entries.TrueForAll(static entry => entry.Rank is not null);
        bool boxed = entries[0].Box != entries[^1].Box;
        if (!ranked && !boxed)
        {
            if (entries.Count % UsualLength != 0)
            {
                yield return (null, 0, entries.Count);
                yield break;
            }

            for (int start = 0; start < entries.Count; start += UsualLength)
            {
                yield return (number++, start, UsualLength);
            }

            yield break;
        }

        for (int start = 0, end = 1; end <= entries.Count; end++)
        {
            if (end == entries.Count || entries[end].Box != entries[end - 1].Box || (ranked && entries[end].Rank <= entries[end - 1].Rank))
            {
                yield return (number++, start, end - start);
                start = end;
            }
        }
    }

    private static ListedHeadline Item(Entry entry, int position, DateOnly day, PageReport report)
    {
        string text = entry.Line.Text;
        WireMarks marks = WireMarks.Read(text);
        string wire = PageReport.Cut(text, Limits.Headline);
        report.CutRest(entry.Line, text, wire.Length);
        string headline = report.Cap(entry.Line, marks.Clean.Length > 0 ? marks.Clean : wire, Limits.Headline, DiagnosticCodes.HeadlineCut);
        return new ListedHeadline
        {
            Position = position,
            Headline = headline,
            WireHeadline = wire,
            Flags = marks.Flags,
            HeadlineId = Identity.Headline(HeadlineKey.Of(marks.IsFixture || marks.Clean.Length == 0, headline, day)),
            Revision = marks.Revision,
            Urgency = marks.Urgency,
        };
    }

    private static bool IsMarker(ReadOnlySpan<char> line) => line is ['-' or '–' or '—' or '•' or '*' or '·'];

    private static string Marker(char marker) => marker switch { '-' => "-", '•' => "•", '*' => "*", _ => marker.ToString() };

    private static bool IsRank(ReadOnlySpan<char> line) => line.Length is 1 or 2 && line.IndexOfAnyExceptInRange('0', '9') < 0;

    [GeneratedRegex(@"^(?:(?:[-–—•*·▪■●◆]\s+)(?:(?<rank>[0-9]{1,2})[.)]\s+)?|(?<rank>[0-9]{1,2})[.)]\s+)(?<headline>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ranked();

    [GeneratedRegex(@"^[0-9]{1,2}:[0-9]{2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex IndexStamp();
}
