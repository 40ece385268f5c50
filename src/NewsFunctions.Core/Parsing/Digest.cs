namespace NewsFunctions.Parsing;

/// <summary>Finds the items of a summary: several short stories on one page.</summary>
internal static class Digest
{
    private const int FewestItems = 2;
    private const int LongestHeadline = 200;
    private const int ShortestRule = 10;

    /// <summary>The ranges of lines that are items, or none where the page is no digest.</summary>
    public static IReadOnlyList<(int Start, int End)> Items(List<PageLine> lines, PageHead head, int end)
    {
        int first = head.BodyStart;
        bool summary = (head.Headline.Marks.IsFixture && head.Headline.Marks.Genre == Genres.Summary)
            || (first < end && IsSummary(lines[first].Span))
            || (first + 1 < end && LineMarks.IsRule(lines[first].Span) && IsSummary(lines[first + 1].Span));
        if (!summary)
        {
            return [];
        }

        List<int> starts = ByRules(lines, first, end);
        if (starts.Count >= FewestItems)
        {
            // What stands above the first rule may be an item too.
            List<int> above = ByDatelines(lines, first, starts[0]);
            starts.InsertRange(0, above.Take(1));
        }
        else
        {
            starts = ByDatelines(lines, first, end);
        }

        return starts.Count < FewestItems ? [] : [.. starts.Select((start, i) => (start, i + 1 < starts.Count ? starts[i + 1] : end))];
    }

    private static bool IsSummary(ReadOnlySpan<char> line) =>
        line.StartsWith("The following is the ", StringComparison.Ordinal) && line.Contains(" summary of ", StringComparison.Ordinal);

    // An item stands behind each rule of hyphens; two rules in a row part nothing.
    private static List<int> ByRules(List<PageLine> lines, int from, int to)
    {
        List<int> starts = [];
        for (int i = from; i < to; i++)
        {
            if (lines[i].Span is { Length: >= ShortestRule } line && line.IndexOfAnyExcept('-') < 0
                && i + 1 < to && !LineMarks.IsRule(lines[i + 1].Span) && HasLead(lines, i + 1, to))
            {
                starts.Add(i);
            }
        }

        return starts;
    }

    // Without rules: a line that could be a headline, and below it (below a slug, a second line) a place and a dash.
    private static List<int> ByDatelines(List<PageLine> lines, int from, int to)
    {
        List<int> starts = [];
        for (int i = from; i < to; i++)
        {
            if (Dateline.Read(lines[i].Span) is null)
            {
                continue;
            }

            int start = i;
            while (start - 1 >= from && i - start < 3 && (starts.Count == 0 || start - 1 > starts[^1]) && (IsHeadline(lines[start - 1].Span) || (start == i && IsQuestion(lines[start - 1].Span))))
            {
                start--;
            }

            if (start < i)
            {
                starts.Add(start);
            }
        }

        return starts;
    }

    private static bool IsHeadline(ReadOnlySpan<char> line) =>
        line.Length <= LongestHeadline && !LineMarks.EndsSentence(line) && !LineMarks.IsRule(line) && !line.StartsWith("The following is", StringComparison.Ordinal) && line[^1] != ':';

    // Right above a place and a dash, a question is a headline.
    private static bool IsQuestion(ReadOnlySpan<char> line) => line.Length <= LongestHeadline && line[^1] == '?';

    private static bool HasLead(List<PageLine> lines, int from, int to)
    {
        for (int i = from + 1; i < Math.Min(to, from + 4); i++)
        {
            if (Dateline.Read(lines[i].Span) is not null || lines[i].Length > LongestHeadline || LineMarks.EndsSentence(lines[i].Span))
            {
                return true;
            }
        }

        return false;
    }
}
