using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>Reads the lists of other headlines that stand behind an article and lost their boundaries on the way.</summary>
internal static partial class HeadlineLists
{
    /// <summary>Most-viewed boxes hold five lines, so unranked runs whose count is a multiple of five are lists of five.</summary>
    private const int UsualLength = 5;

    private readonly record struct Entry(PageLine Line, int? Rank);

    /// <summary>Where the lists begin on a page without an end mark: the first lonely marker that a headline and another marker follow.</summary>
    /// <returns>An index into the lines, or their count where there is no list.</returns>
    public static int Start(List<PageLine> lines, int from)
    {
        for (int i = from; i < lines.Count; i++)
        {
            if (IsMarker(lines[i].Text) && i + 2 < lines.Count
                && (IsMarker(lines[i + 2].Text) || (i + 3 < lines.Count && IsRank(lines[i + 1].Text) && IsMarker(lines[i + 3].Text))))
            {
                return i;
            }
        }

        return lines.Count;
    }

    /// <summary>Reads the lines behind the end of an article.</summary>
    /// <param name="day">The page's day, which tells recurring headlines apart.</param>
    public static List<HeadlineList> Read(IReadOnlyList<PageLine> lines, DateOnly day, PageReport report)
    {
        List<Entry> entries = Entries(lines, report);
        if (entries.Count > Limits.ListedHeadlines)
        {
            report.Warn(entries[Limits.ListedHeadlines].Line, DiagnosticCodes.ListCut,
                $"expected at most {Limits.ListedHeadlines} listed headlines, found {entries.Count}; the rest stays in the file");
            entries.RemoveRange(Limits.ListedHeadlines, entries.Count - Limits.ListedHeadlines);
        }

        List<HeadlineList> lists = [];
        foreach ((int? number, IEnumerable<Entry> run) in Split(entries))
        {
            lists.Add(new HeadlineList(number, [.. run.Select((entry, i) => Item(entry, i + 1, day, report))]));
        }

        return lists;
    }

    private static List<Entry> Entries(IReadOnlyList<PageLine> lines, PageReport report)
    {
        List<Entry> entries = [];
        bool marked = false;
        int? rank = null;
        foreach (PageLine line in lines)
        {
            if (IsMarker(line.Text))
            {
                (marked, rank) = (true, null);
            }
            else if (marked && rank is null && IsRank(line.Text))
            {
                rank = int.Parse(line.Text, CultureInfo.InvariantCulture);
            }
            else if (marked)
            {
                entries.Add(new Entry(line, rank));
                (marked, rank) = (false, null);
            }
            else if (Inline().Match(line.Text) is { Success: true } inline)
            {
                int? inlineRank = inline.Groups["rank"].Success ? int.Parse(inline.Groups["rank"].Value, CultureInfo.InvariantCulture) : null;
                Group headline = inline.Groups["headline"];
                entries.Add(new Entry(line with { Column = line.Column + headline.Index, Text = headline.Value }, inlineRank));
            }
            else
            {
                report.Cut(line, WirePage.IsEnd(line.Text) ? "end mark" : "line behind the end of the article");
                if (entries.Count > 0 && !WirePage.IsEnd(line.Text))
                {
                    report.Info(line, DiagnosticCodes.ListLineUnreadable, "expected a list marker such as '-' before a headline, found text");
                }
            }
        }

        return entries;
    }

    /// <summary>A new list starts where ranks restart; without ranks, every five lines if the count allows it; else nothing tells.</summary>
    private static IEnumerable<(int? Number, IEnumerable<Entry> Run)> Split(List<Entry> entries)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        if (entries.TrueForAll(static entry => entry.Rank is not null))
        {
            List<List<Entry>> runs = [];
            foreach (Entry entry in entries)
            {
                if (runs.Count == 0 || entry.Rank <= runs[^1][^1].Rank)
                {
                    runs.Add([]);
                }

                runs[^1].Add(entry);
            }

            return runs.Select(static (run, i) => ((int?)(i + 1), run.AsEnumerable()));
        }

        return entries.Count % UsualLength == 0
            ? entries.Chunk(UsualLength).Select(static (run, i) => ((int?)(i + 1), run.AsEnumerable()))
            : [(null, entries)];
    }

    private static ListedHeadline Item(Entry entry, int position, DateOnly day, PageReport report)
    {
        WireMarks marks = WireMarks.Read(entry.Line.Text);
        string wire = PageReport.Cut(entry.Line.Text, Limits.Headline);
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

    private static bool IsMarker(string line) => line is "-" or "–" or "—" or "•" or "*" or "·";

    private static bool IsRank(string line) => line.Length is 1 or 2 && line.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^(?:[-–—•*·]\s+|(?<rank>[0-9]{1,2})[.)]\s+)(?<headline>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Inline();
}
