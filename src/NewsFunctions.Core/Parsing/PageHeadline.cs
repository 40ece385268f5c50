using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The headline of a page, with the marks in front of it.</summary>
internal sealed partial class PageHeadline
{
    private const int LongestMark = 160;

    // A first line longer than this that ends as a sentence is text.
    private const int LongestSentence = 120;

    public WireMarks Marks { get; private set; } = WireMarks.None;

    /// <summary>Without the marks.</summary>
    public string Clean { get; private set; } = string.Empty;

    /// <summary>As the wire wrote it.</summary>
    public string Wire { get; private set; } = string.Empty;

    /// <summary>Whether it recurs word for word: a fixture's, or a label without a title.</summary>
    public bool Recurs { get; private set; }

    public string? Slugline { get; private set; }

    /// <summary>Index of the line below it.</summary>
    public int Next { get; private set; }

    /// <summary>Reads the headline of a page whose body ends before a line.</summary>
    public static PageHeadline Read(List<PageLine> lines, PageTop top, int bodyEnd, PageReport report)
    {
        PageHeadline headline = new() { Next = top.HeadlineAt };
        int at = top.HeadlineAt;
        if (top.Title is { } title)
        {
            headline.ReadTitle(title, report);
            if (headline.IsRepeated(lines, at, bodyEnd))
            {
                headline.Marks = headline.Marks.With(WireMarks.Read(lines[at].Text));
                report.Cut(lines[at], "repeated headline");
                headline.Next++;
            }
        }
        else if (IsText(lines[at].Span) && !IsAboveLead(lines, at, bodyEnd))
        {
            headline.TakeFromText(lines[at], report);
        }
        else
        {
            headline.Next = headline.ReadLines(lines, at, bodyEnd, report);
        }

        return headline;
    }

    /// <summary>Whether a first line is text already: a dateline, or a long sentence.</summary>
    public static bool IsText(ReadOnlySpan<char> line) =>
        (line.Length > LongestSentence && LineMarks.EndsSentence(line))
        || line.StartsWith("The following is ", StringComparison.Ordinal)
        || line.StartsWith("The following are ", StringComparison.Ordinal)
        || (line.Length > 40 && Dateline.Read(line) is { } dateline && (dateline.IsDatedOrSigned || (dateline.Located.Length <= 25 && LineMarks.EndsSentence(line))) && !OpensWithMark(line[..Math.Min(line.Length, LongestMark)].ToString()));

    /// <summary>Whether a line says the headline again.</summary>
    public bool IsRepeated(List<PageLine> lines, int at, int end) =>
        at < end && lines[at].Length <= Limits.Headline
        && HeadlineKey.Fold(WireMarks.Read(lines[at].Text).Clean) is { Length: > 0 } folded && folded == HeadlineKey.Fold(Clean);

    private static bool OpensWithMark(string start) => WireMarks.Read(start).Clean.Length < start.Length;

    // A long headline may look like text; with a dateline below it, it is none.
    private static bool IsAboveLead(List<PageLine> lines, int at, int bodyEnd) =>
        at + 1 < bodyEnd && Dateline.Read(lines[at].Span) is null && Dateline.Read(lines[at + 1].Span) is not null
        && !lines[at].Span.StartsWith("The following ", StringComparison.Ordinal);

    private void ReadTitle(PageLine title, PageReport report)
    {
        Marks = WireMarks.Read(title.Text);
        Set(title, Marks.Clean.Length > 0 ? Marks.Clean : title.Text, title.Text, Marks.Clean.Length == 0, report);
    }

    /// <summary>A page without a headline is headed by its first sentence, which stays in the text.</summary>
    private void TakeFromText(PageLine line, PageReport report)
    {
        int skip = Dateline.Read(line.Span)?.Length ?? 0;
        string text = skip < line.Length ? line.From(skip).Text : line.Text;
        string sentence = PageReport.Cut(FirstSentence().Match(text) is { Success: true } match ? match.Value : text, Limits.Headline);
        Marks = text.StartsWith("The following is the ", StringComparison.Ordinal) && sentence.Contains(" summary ", StringComparison.Ordinal) ? WireMarks.Summary : WireMarks.None;
        Set(line, sentence.TrimEnd('.', ' ') is { Length: > 0 } headline ? headline : sentence, sentence, recurs: true, report);
        report.Warn(line, DiagnosticCodes.HeadlineFromText, "expected a headline above the text, found none; the first sentence is taken");
    }

    private int ReadLines(List<PageLine> lines, int next, int bodyEnd, PageReport report)
    {
        PageLine line = lines[next];
        if (next + 1 < bodyEnd && Parsing.Slugline.Read(line, lines[next + 1]) is { } slug)
        {
            Slugline = slug.Name;
            report.Cut(line, "slug line");
            next++;
            line = lines[next];
            if (IsText(line.Span))
            {
                TakeFromText(line, report);
                Marks = slug.Marks.Flags.Count > 0 ? slug.Marks : Marks;
                return next;
            }

            Marks = slug.Marks;
        }

        next++;
        WireMarks marks = WireMarks.Read(line.Text);
        string wire = line.Text;
        string headline = marks.Clean;
        bool untitled = false;
        while (headline.Length == 0 && next < bodyEnd && Dateline.Read(lines[next].Span) is null)
        {
            PageLine title = lines[next++];
            wire = marks.IsFlagsAlone ? $"{wire} {title.Text}" : wire;
            if (!marks.IsFlagsAlone)
            {
                report.Cut(title, "headline below its label");
            }

            WireMarks below = WireMarks.Read(title.Text);
            marks = marks.With(below);
            headline = marks.Clean;
            if (below.Clean.Length == 0 && below.Flags.Count + below.Labels.Count == 0)
            {
                headline = title.Text;
            }
        }

        if (headline.Length == 0)
        {
            headline = wire;
            untitled = true;
        }
        else if (headline.Length > 2 && headline.EndsWith(" =", StringComparison.Ordinal))
        {
            // The sign that closes a transmission's header.
            report.Cut(line.Number, "=", "transmission line");
            headline = headline[..^2].TrimEnd();
            wire = wire.EndsWith(" =", StringComparison.Ordinal) ? wire[..^2].TrimEnd() : wire;
        }

        if (marks.Unknown is { } unknown)
        {
            report.Warn(line, DiagnosticCodes.LabelUnknown, $"expected a known flag or label, found '({unknown})'; it is kept as a label and in the headline");
        }

        if (marks.Flags.Contains(WireFlags.Embargo))
        {
            report.Warn(line, DiagnosticCodes.EmbargoNotKept, "expected a page that may be published, found an embargo; it is served at once, delete the file and upload it at its release");
        }

        Marks = Marks.Flags.Count > 0 ? Marks.With(marks) : marks;
        Set(line, headline, wire, marks.IsFixture || untitled, report);
        return next;
    }

    private void Set(PageLine line, string headline, string wire, bool recurs, PageReport report)
    {
        Clean = report.Cap(line, headline, Limits.Headline, DiagnosticCodes.HeadlineCut);
        Wire = PageReport.Cut(wire, Limits.Headline);
        Recurs = recurs;
        report.CutRest(line, wire, Wire.Length);
    }

    // Up to the first full stop behind a word of at least three letters, so that no abbreviation ends it.
    [GeneratedRegex(@"^.{20,480}?[\p{L}\p{N}]{3}[.!?](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstSentence();
}
