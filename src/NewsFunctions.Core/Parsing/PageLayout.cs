using System.Collections.Frozen;

namespace NewsFunctions.Parsing;

/// <summary>How a page sets its paragraphs: one a line, apart by blank lines, or broken at a column.</summary>
internal readonly record struct PageLayout(bool IsWrapped, bool HasBlankLines)
{
    private const int LongestWrapped = 110;
    private const int ShortestWrapped = 40;
    private const double EnoughEvidence = 0.3;

    private static readonly FrozenSet<string> JoiningWords = new[] { "and", "or", "but", "of", "the", "a", "an", "to", "in", "at", "for", "with", "by", "from", "as", "that", "is", "was", "were" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> JoiningWordsBySpan = JoiningWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Looks at the lines of a body: a line that goes on in small letters below was broken at a column.</summary>
    public static PageLayout Of(List<PageLine> lines, int from, int to)
    {
        int joints = 0, goingOn = 0, unfinished = 0, blanks = 0, sentences = 0, tooLong = 0;
        for (int i = from; i < to; i++)
        {
            tooLong += lines[i].Length > LongestWrapped ? 1 : 0;
            if (i == from)
            {
                continue;
            }

            if (lines[i].IsAfterBlank)
            {
                // Below a heading a blank line parts nothing; below a sentence it parts paragraphs.
                blanks += (lines[i - 1].Length >= ShortestWrapped / 2 || !lines[i - 1].IsAfterBlank) && LineMarks.EndsSentence(lines[i - 1].Span) && i - 1 > from
                    && (lines[i].Length >= ShortestWrapped || LineMarks.EndsSentence(lines[i].Span)) && !IsListed(lines[i].Span) && !IsListed(lines[i - 1].Span) && LineMarks.CutReason(lines[i].Span) is null ? 1 : 0;
                continue;
            }

            ReadOnlySpan<char> above = lines[i - 1].Span;
            ReadOnlySpan<char> below = lines[i].Span;
            sentences += LineMarks.EndsSentence(above) && !char.IsLower(below[0]) ? 1 : 0;
            if (above.Length is >= ShortestWrapped and <= LongestWrapped && !IsListed(above) && (!IsListed(below) || IsAside(above, below)) && LineMarks.CutReason(below) is null)
            {
                joints++;
                bool open = !LineMarks.EndsSentence(above);
                bool on = char.IsLower(below[0]) || IsAside(above, below) || (open && (below[0] > '\u2E80' || EndsOpen(above)));
                goingOn += on ? 1 : 0;
                unfinished += !on && open && above[^1] != ':' && !PageBody.IsRow(above) ? 1 : 0;
            }
        }

        // Where blank lines part paragraphs, few lines happen to end with a sentence besides.
        return new PageLayout(tooLong * 8 <= to - from && goingOn > 0 && goingOn + unfinished >= joints * EnoughEvidence, blanks > 0 && blanks * 2 >= sentences);
    }

    /// <summary>Puts paragraphs together again that were broken at a column.</summary>
    public List<PageLine> Unwrap(List<PageLine> lines)
    {
        if (!IsWrapped)
        {
            return lines;
        }

        List<PageLine> whole = new(lines.Count);
        System.Text.StringBuilder text = new();
        for (int i = 0; i < lines.Count;)
        {
            int end = i + 1;
            text.Clear().Append(lines[i].Span);
            while (end < lines.Count && GoesOn(lines[end - 1], lines[end]))
            {
                // A word that was broken at its own hyphen keeps it.
                bool hyphen = text.Length > 1 && text[^1] == '-' && char.IsLetterOrDigit(text[^2]);
                text.Append(hyphen ? string.Empty : " ").Append(lines[end].Span);
                end++;
            }

            whole.Add(end == i + 1 ? lines[i] : lines[i].With(text.ToString()));
            i = end;
        }

        return whole;
    }

    private static bool IsListed(ReadOnlySpan<char> line) => HeadlineLists.IsBullet(line) || PageBody.IsNumbered(line) || line.StartsWith("-- ", StringComparison.Ordinal);

    // A comma, or a word that no sentence and no heading ends with.
    private static bool EndsOpen(ReadOnlySpan<char> line) => line[^1] == ',' || JoiningWordsBySpan.Contains(line[(line.LastIndexOf(' ') + 1)..]);

    // A dash in the middle of a sentence, and no mark of a list.
    private static bool IsAside(ReadOnlySpan<char> above, ReadOnlySpan<char> below) =>
        below.Length > 2 && below[0] is '-' or '–' or '—' && char.IsLower(below[2]) && above.Length >= ShortestWrapped && !LineMarks.EndsSentence(above);

    // Words and figures of a sentence can look like a row; a row goes on from no unfinished line of full length.
    private static bool IsRow(ReadOnlySpan<char> above, ReadOnlySpan<char> below) =>
        PageBody.IsRow(below) && !char.IsLower(below[0]) && (above.Length < ShortestWrapped || LineMarks.EndsSentence(above) || PageBody.IsRow(above));

    private bool GoesOn(PageLine above, PageLine below)
    {
        if (below.IsAfterBlank || (HeadlineLists.IsBullet(below.Span) && !IsAside(above.Span, below.Span)) || LineMarks.IsRule(below.Span) || LineMarks.IsRule(above.Span)
            || LineMarks.CutReason(below.Span) is not null || LineMarks.OpensPrivateBlock(below.Span) || IsRow(above.Span, below.Span) || LineMarks.IsNavigation(below.Span) || LineMarks.IsNavigation(above.Span) || LineMarks.CutReason(above.Span) is not null)
        {
            return false;
        }

        char first = below.Span[0];
        bool starts = char.IsUpper(first) || char.IsDigit(first) || first is '"' or '“' or '\'' or '‘' or '`' or '(' or '[' or '<' || first > '\u2E80';
        return HasBlankLines ? below.Column <= above.Column + 1 || !starts || !LineMarks.EndsSentence(above.Span) : !(starts && LineMarks.EndsSentence(above.Span));
    }
}
