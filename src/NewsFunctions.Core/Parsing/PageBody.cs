using System.Buffers;
using System.Text;

namespace NewsFunctions.Parsing;

/// <summary>Makes paragraphs of the lines of a body, tells their kinds, and takes out what is for the desk.</summary>
internal static class PageBody
{
    private const int LongestSubhead = 80;
    private const int LongestRow = 120;
    private const int RowsOfTable = 3;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.,/%+-:()$°{");

    /// <summary>Reads the lines of a body, its dateline already taken off.</summary>
    public static List<Paragraph> Read(List<PageLine> captions, List<PageLine> lines, PageReport report)
    {
        List<PageLine> kept = new(lines.Count);
        bool isPrivate = false;
        foreach (PageLine line in lines)
        {
            ReadOnlySpan<char> text = line.Span;
            isPrivate |= LineMarks.OpensPrivateBlock(text);
            string? reason = isPrivate ? "private note of the desk"
                : LineMarks.IsRule(text) ? "rule between parts"
                : LineMarks.CutReason(text)
                ?? (LineMarks.IsNavigation(text) ? "navigation" : LineMarks.IsPhotoCredit(text) ? "photo credit" : LineMarks.IsTags(text) ? "tags" : null);
            if (reason is not null)
            {
                report.Cut(line, reason);
                continue;
            }

            int length = LineMarks.TextLength(text);
            if (length < text.Length)
            {
                report.Cut(line.From(length), "mail address");
            }

            kept.Add(length < text.Length ? line.Upto(length) : line);
        }

        List<Paragraph> paragraphs = new(captions.Count + kept.Count);
        long bytes = 0;
        foreach (PageLine line in captions)
        {
            Add(line, ParagraphKinds.Caption);
        }

        for (int i = 0; i < kept.Count; i++)
        {
            int rows = Rows(kept, i);
            if (rows > 0)
            {
                for (int end = i + rows; i < end; i++)
                {
                    Add(kept[i], ParagraphKinds.Table);
                }

                i--;
            }
            else if (!Add(kept[i], Kind(kept, i)))
            {
                for (; i < kept.Count; i++)
                {
                    report.Cut(kept[i], "over the bound of a body");
                }
            }
        }

        return paragraphs;

        bool Add(PageLine line, string kind)
        {
            bytes += Encoding.UTF8.GetByteCount(line.Span);
            if (bytes <= Limits.BodyBytes && paragraphs.Count < Limits.Paragraphs)
            {
                paragraphs.Add(new Paragraph(Id(paragraphs.Count + 1), kind, line.Text));
                return true;
            }

            report.Warn(line, DiagnosticCodes.BodyCut, bytes > Limits.BodyBytes
                ? $"expected at most {Limits.BodyBytes} bytes of text, found more; the rest stays in the file"
                : $"expected at most {Limits.Paragraphs} paragraphs, found more; the rest stays in the file");

            // A page of one endless line is still served, as far as it is sure to fit.
            if (paragraphs.Count == 0)
            {
                paragraphs.Add(new Paragraph("p1", kind, PageReport.Cut(line.Text, Limits.BodyBytes / 3)));
            }

            return false;
        }
    }

    /// <summary>Whether a line looks like the row of a table: several cells, most of them figures, and no sentence.</summary>
    public static bool IsRow(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestRow || LineMarks.EndsSentence(line) || !(char.IsDigit(line[^1]) || line.ContainsAnyInRange('0', '9') || line.Count(';') > 2))
        {
            return false;
        }

        if (line.Count(';') > 1 && !line.Contains(". ", StringComparison.Ordinal))
        {
            return line.Count(' ') < line.Count(';') * 4;
        }

        int words = 0, figures = 0;
        foreach (Range range in line.Split(' '))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.Length > 0)
            {
                words++;
                figures += !word.ContainsAnyExcept(Figures) && word.ContainsAnyInRange('0', '9') ? 1 : 0;
            }
        }

        return words >= 3 && figures >= 2 && figures * 10 >= words * 3;
    }

    private static string Id(int number) => number < Ids.Length ? Ids[number] : string.Create(null, $"p{number}");

    private static readonly string[] Ids = [.. Enumerable.Range(0, 200).Select(static number => string.Create(null, $"p{number}"))];

    // A table is at least three rows; up to two short lines above them name its columns.
    private static int Rows(List<PageLine> lines, int at)
    {
        int first = at;
        while (first < lines.Count && first - at < 2 && !IsRow(lines[first].Span) && IsColumnHead(lines[first].Span))
        {
            first++;
        }

        int end = first;
        while (end < lines.Count && IsRow(lines[end].Span))
        {
            end++;
        }

        return end - first >= RowsOfTable ? end - at : 0;
    }

    private static bool IsColumnHead(ReadOnlySpan<char> line) =>
        line.Length <= LongestRow && !LineMarks.EndsSentence(line) && line[^1] is not ':' && (line.Count(' ') >= 1 || line.Contains(';')) && !HeadlineLists.IsBullet(line);

    private static string Kind(List<PageLine> lines, int at)
    {
        ReadOnlySpan<char> line = lines[at].Span;
        return HeadlineLists.IsBullet(line) || IsNumbered(line) || IsDashed(line) ? ParagraphKinds.ListItem
            : LineMarks.IsCaption(line) ? ParagraphKinds.Caption
            : IsQuote(line) ? ParagraphKinds.Quote
            : IsSubhead(lines, at) ? ParagraphKinds.Subhead
            : ParagraphKinds.Text;
    }

    /// <summary>Whether a line opens with a number or a year, as the points of a list do.</summary>
    public static bool IsNumbered(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line[0] == '(' ? line[1..] : line;
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits == 4 && text.Length > 8 && text[4] == ' ')
        {
            // A year and what happened in it.
            return text[5..].TrimStart() is { Length: > 3 } rest && (rest.StartsWith("-- ", StringComparison.Ordinal) || rest[0] is '—' or '–');
        }

        return digits is 1 or 2 && text.Length > digits + 2 && text[digits] is '.' or ')' && text[digits + 1] == ' ';
    }

    private static bool IsDashed(ReadOnlySpan<char> line) => line.StartsWith("-- ", StringComparison.Ordinal);

    // One quotation and nothing else; who speaks is told elsewhere.
    private static bool IsQuote(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
        {
            return false;
        }

        (char open, char close) = line[0] switch { '"' => ('"', '"'), '“' => ('“', '”'), _ => ('\0', '\0') };
        return line.StartsWith("> ", StringComparison.Ordinal)
            || (open != '\0' && line[^1] == close && line[1..^1].IndexOf(close) < 0 && line[1..^1].IndexOf(open) < 0 && line[^2] is '.' or '!' or '?' or '…');
    }

    private static bool IsSubhead(List<PageLine> lines, int at)
    {
        ReadOnlySpan<char> line = lines[at].Span;
        if (line.Length > LongestSubhead || at + 1 >= lines.Count)
        {
            return false;
        }

        if (line[0] == '<' && line[^1] == '>')
        {
            return true;
        }

        char last = line[^1];
        ReadOnlySpan<char> below = lines[at + 1].Span;
        return (char.IsLetterOrDigit(last) || last is '?' or ')' or '\'' or '’' or '"' or '”') && !LineMarks.EndsSentence(line)
            && (char.IsUpper(line[0]) || char.IsDigit(line[0]) || line[0] is '\'' or '‘' or '"' or '“' || line[0] > '\u2E80') && line.Count(' ') <= 12
            && (at == 0 || LineMarks.EndsSentence(lines[at - 1].Span) || lines[at - 1].Length > LongestSubhead || HeadlineLists.IsBullet(lines[at - 1].Span) || IsDashed(lines[at - 1].Span))
            && (below.Length > LongestSubhead || LineMarks.EndsSentence(below) || HeadlineLists.IsBullet(below) || IsNumbered(below) || IsDashed(below));
    }
}
