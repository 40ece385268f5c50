using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>Everything from the headline to the first paragraph.</summary>
internal sealed partial class PageHead
{
    private const int DeckLines = 2;
    private const int LongestDeck = 160;
    private const int LongestSlug = 60;

    // A first line longer than this that ends as a sentence is text.
    private const int LongestHeadlineSentence = 120;

    // The dateline that proves lines to stand in front of the text is looked for in so many lines.
    private const int LeadWindow = 12;

    public WireMarks Marks { get; private set; } = WireMarks.None;

    public string Headline { get; private set; } = string.Empty;

    public string WireHeadline { get; private set; } = string.Empty;

    /// <summary>Whether the headline recurs word for word: a fixture's, or a label without a title.</summary>
    public bool Recurs { get; private set; }

    public string? Slugline { get; private set; }

    public string? Deck { get; private set; }

    public List<string> Bylines { get; } = [];

    public string? ChangeNote { get; private set; }

    public string? Correction { get; private set; }

    public PageStamp? Stamp { get; private set; }

    /// <summary>The wire's id of the story, where a line states it.</summary>
    public string? WireId { get; private set; }

    public List<PageLine> Captions { get; } = [];

    /// <summary>Index of the first line of the body.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Reads the head of a page whose headline starts at a line and whose body ends before another.</summary>
    public static PageHead Read(List<PageLine> lines, PageTop top, int bodyEnd, PageLayout layout, PageReport report)
    {
        PageHead head = new();
        int next = top.HeadlineAt;
        PageLine first = next < bodyEnd ? lines[next] : top.Title!.Value;
        if (top.Title is { } title)
        {
            head.ReadTitle(title, report);
            next = SameHeadline(head, lines, next, bodyEnd) ? head.CutRepeat(lines[next], next, report) : next;
        }
        else if (IsText(first.Span) && !(next + 1 < bodyEnd && Dateline.Read(first.Span) is null && Dateline.Read(lines[next + 1].Span) is not null && !first.Span.StartsWith("The following ", StringComparison.Ordinal)))
        {
            head.TakeFromText(first, report);
        }
        else
        {
            next = head.ReadHeadline(lines, next, bodyEnd, report);
        }

        next = head.ReadBelow(lines, next, bodyEnd, layout, report);
        head.Bylines.AddRange(head.Bylines.Count == 0 ? top.Authors : []);
        head.BodyStart = next;
        return head;
    }

    /// <summary>Whether a first line is text already: a dateline, or a long sentence.</summary>
    public static bool IsText(ReadOnlySpan<char> line) =>
        (line.Length > LongestHeadlineSentence && LineMarks.EndsSentence(line))
        || line.StartsWith("The following is ", StringComparison.Ordinal)
        || line.StartsWith("The following are ", StringComparison.Ordinal)
        || (line.Length > 40 && Dateline.Read(line) is { } dateline && (dateline.IsDatedOrSigned || (dateline.Located.Length <= 25 && LineMarks.EndsSentence(line))) && !OpensWithMark(line[..Math.Min(line.Length, LongestDeck)].ToString()));

    private static bool OpensWithMark(string start) => WireMarks.Read(start).Clean.Length < start.Length;

    private int CutRepeat(PageLine line, int next, PageReport report)
    {
        Marks = Marks.With(WireMarks.Read(line.Text));
        report.Cut(line, "repeated headline");
        return next + 1;
    }

    private static bool SameHeadline(PageHead head, List<PageLine> lines, int at, int end) =>
        at < end && lines[at].Length <= Limits.Headline
        && HeadlineKey.Fold(WireMarks.Read(lines[at].Text).Clean) is { Length: > 0 } folded && folded == HeadlineKey.Fold(head.Headline);

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

    private int ReadHeadline(List<PageLine> lines, int next, int bodyEnd, PageReport report)
    {
        PageLine line = lines[next];
        if (next + 1 < bodyEnd && Slug(line, lines[next + 1]) is { } slug)
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
            wire = wire[..^2].TrimEnd();
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
        Headline = report.Cap(line, headline, Limits.Headline, DiagnosticCodes.HeadlineCut);
        WireHeadline = PageReport.Cut(wire, Limits.Headline);
        Recurs = recurs;
        report.CutRest(line, wire, WireHeadline.Length);
    }

    private int ReadBelow(List<PageLine> lines, int next, int bodyEnd, PageLayout layout, PageReport report)
    {
        int lead = Lead(lines, next, bodyEnd);
        List<string> deck = [];
        List<string> notes = [];
        PageLine deckLine = default;
        bool signed = false;
        for (; next < bodyEnd; next++)
        {
            PageLine line = lines[next];
            ReadOnlySpan<char> text = line.Span;
            if (next == lead)
            {
                break;
            }

            if (DeskNote.Read(text) is { } note)
            {
                report.Cut(line, "note to editors");
                if (note.IsChange)
                {
                    notes.Add(note.Text);
                    Correction ??= DeskNote.Corrects(note.Text) ? note.Text : null;
                }
                else
                {
                    report.EditorNotes.Add(note.Text);
                }
            }
            else if (Byline.Read(text) is { } names && (!signed || text[^1] == '='))
            {
                Bylines.AddRange(signed ? [] : names);
                signed = true;
                report.Cut(line, "byline");
            }
            else if (signed && Byline.IsTitle(text))
            {
                report.Cut(line, "byline");
            }
            else if (PageStamp.Read(text) is { } stamp)
            {
                Stamp ??= stamp;
                report.Cut(line, "page stamp");
            }
            else if (LineMarks.IsNavigation(text))
            {
                report.Cut(line, "navigation");
            }
            else if (LineMarks.IsPhotoCredit(text))
            {
                report.Cut(line, "photo credit");
            }
            else if (lead >= 0 ? LineMarks.IsCaptionBeforeLead(text) : LineMarks.IsCaption(text))
            {
                Captions.Add(line);
            }
            else if (LineMarks.IsTags(text))
            {
                report.Cut(line, "tags");
            }
            else if (PageTop.ReadLabel(text) is { } label)
            {
                WireId ??= Stories.StoryKey.AgencyIdIn(label.Value);
                report.Cut(line, "label of the export");
            }
            else if (LineMarks.IsSection(text) && HasText(lines, next + 1, bodyEnd))
            {
                report.Cut(line, "section name");
            }
            else if (deck.Count == 0 && !signed && SameHeadline(this, lines, next, bodyEnd))
            {
                report.Cut(line, "repeated headline");
            }
            else if (deck.Count < DeckLines && (lead >= 0 || !signed) && !Marks.IsFixture && IsDeck(lines, next, bodyEnd, lead, layout))
            {
                deck.Add(line.Text);
                deckLine = line;
            }
            else
            {
                break;
            }
        }

        Deck = deck.Count > 0 ? report.Cap(deckLine, string.Join("; ", deck), Limits.Deck, DiagnosticCodes.DeckCut) : null;
        ChangeNote = notes.Count > 0 ? report.Cap(lines[Math.Max(0, next - 1)], string.Join(' ', notes), Limits.Deck, DiagnosticCodes.DeckCut) : null;
        return next;
    }

    // Lines above a dateline are no text. Without one, a short line is a deck if it is no sentence and text is below it: the single line of an
    // alert is its text.
    private static bool IsDeck(List<PageLine> lines, int at, int bodyEnd, int lead, PageLayout layout)
    {
        ReadOnlySpan<char> line = lines[at].Span;
        if (line.Length > LongestDeck || HeadlineLists.IsBullet(line) || line[0] is '<' or '▲')
        {
            return false;
        }

        if (lead > at)
        {
            return line[^1] != '.';
        }

        if (line[^1] is '.' or '!' or '?' or ':' || LineMarks.EndsSentence(line) || PageBody.IsRow(line) || !HasText(lines, at + 1, bodyEnd))
        {
            return false;
        }

        // In hard-wrapped text any line is short; a deck is one that stands alone, or above a byline.
        return !layout.IsWrapped
            || (at + 1 < bodyEnd && (Byline.Read(lines[at + 1].Span) is not null || StandsAlone(lines, at, bodyEnd)));
    }

    // One or two lines between blank ones, none of which ends as a sentence does.
    private static bool StandsAlone(List<PageLine> lines, int at, int bodyEnd) =>
        lines[at + 1].IsAfterBlank || (at + 2 < bodyEnd && lines[at].IsAfterBlank && lines[at + 2].IsAfterBlank && !LineMarks.EndsSentence(lines[at + 1].Span));

    private static int Lead(List<PageLine> lines, int from, int to)
    {
        for (int i = from; i < Math.Min(to, from + LeadWindow); i++)
        {
            // Behind a long sentence nothing is above the text any more.
            if (DeskNote.Read(lines[i].Span) is not null)
            {
                continue;
            }

            if (Dateline.Read(lines[i].Span) is not null)
            {
                return i;
            }

            if (lines[i].Length > LongestDeck && LineMarks.EndsSentence(lines[i].Span) && !LineMarks.IsCaptionBeforeLead(lines[i].Span))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool HasText(List<PageLine> lines, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<char> line = lines[i].Span;
            if (DeskNote.Read(line) is null && Byline.Read(line) is null && PageStamp.Read(line) is null && !LineMarks.IsNavigation(line) && LineMarks.CutReason(line) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The desk's name of a story on a line above its headline, with the flags in front of it.</summary>
    private static (string Name, WireMarks Marks)? Slug(PageLine line, PageLine below)
    {
        if (line.Length > LongestSlug + 40)
        {
            return null;
        }

        string text = line.Text;
        if (AgencyKeyword().Match(text) is { Success: true } keyword)
        {
            string version = keyword.Groups["version"].Value.Trim();
            return (keyword.Groups["name"].Value, version.Length > 0 ? WireMarks.Read($"({version})") : WireMarks.None);
        }

        WireMarks marks = WireMarks.Read(text);
        string name = marks.Clean;
        bool slug = name.Length is > 3 and <= LongestSlug && !name.Contains(' ') && name.Contains('-') && SlugName().IsMatch(name) && marks.Labels.Count == 0;
        return slug && Byline.Read(below.Span) is null && Dateline.Read(below.Span) is null && below.Span.Contains(' ') && !IsText(below.Span) ? (name, marks) : null;
    }

    [GeneratedRegex(@"^[A-Z]{2}-{1,2}(?:[A-Z]{2,3}--?)?(?<name>[^,]{2,50}?)(?:,\s*(?<version>[0-9]{1,2}(?:st|nd|rd|th) [A-Za-z-]+|Add|Sub|Insert)?)?(?:,\s*[0-9]{1,5})?<?$", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyKeyword();

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N}.'’]*(?:-[\p{L}\p{N}.'’]+)+/?$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugName();

    // Up to the first full stop behind a word of at least three letters, so that no abbreviation ends it.
    [GeneratedRegex(@"^.{20,480}?[\p{L}\p{N}]{3}[.!?](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstSentence();
}
