namespace NewsFunctions.Parsing;

/// <summary>Reads the text of a file: one wire page, or several one behind the other.</summary>
internal static class WireFile
{
    private const int ShortestSentence = 60;

    /// <summary>Reads all pages; no article where none has a headline.</summary>
    public static IReadOnlyList<Article> Read(List<PageLine> lines, Envelope envelope, PageReader reader)
    {
        for (int from = 0; from < lines.Count;)
        {
            if (reader.IsFull)
            {
                reader.Report.Warn(lines[from], DiagnosticCodes.PageCut, $"expected at most {Limits.Articles} articles, found more; the rest stays in the file");
                WirePage.CutAll(lines, from, lines.Count, "over the bound of articles", reader.Report);
                break;
            }

            int to = NextPage(lines, from);
            WirePage.Read(lines, from, to, envelope, reader);
            from = to;
        }

        return reader.Articles();
    }

    /// <summary>Where the next page begins: behind an end mark, with a date header, or with text and an end mark of its own.</summary>
    private static int NextPage(List<PageLine> lines, int from)
    {
        int end = Find(lines, from + 1, static line => LineMarks.IsEnd(line));
        int header = Find(lines, Math.Min(end + 1, lines.Count), static line => line.StartsWith("date", StringComparison.OrdinalIgnoreCase) && line.Length > 14 && char.IsDigit(line[5 + (line[5] == ' ' ? 1 : 0)]));
        header = header < lines.Count && PageDate.Read(lines[header]).Day is not null ? header : lines.Count;
        if (end + 1 >= lines.Count)
        {
            return lines.Count;
        }

        int second = Find(lines, end + 1, static line => LineMarks.IsEnd(line));
        if (second < header && second - end > 2 && !IsListed(lines[end + 1].Span) && IsPage(lines, end + 1, second))
        {
            return end + 1;
        }

        return header;
    }

    private static bool IsListed(ReadOnlySpan<char> line) =>
        line.Length <= 2 || HeadlineLists.IsBullet(line) || LineMarks.IsListTitle(line) || LineMarks.IsWordBox(line) || LineMarks.CutReason(line) is not null;

    private static bool IsPage(List<PageLine> lines, int from, int to)
    {
        for (int i = from + 1; i < to; i++)
        {
            if (lines[i].Span is ['-'])
            {
                return false;
            }

            if (Dateline.Read(lines[i].Span) is not null || (lines[i].Length >= ShortestSentence && LineMarks.EndsSentence(lines[i].Span)))
            {
                return true;
            }
        }

        return false;
    }

    private delegate bool Test(ReadOnlySpan<char> line);

    private static int Find(List<PageLine> lines, int from, Test test)
    {
        for (int i = from; i < lines.Count; i++)
        {
            if (test(lines[i].Span))
            {
                return i;
            }
        }

        return lines.Count;
    }
}
