namespace NewsFunctions.Parsing;

/// <summary>Everything from the headline to the first paragraph.</summary>
internal sealed class PageHead
{
    private const int DeckLines = 2;
    private const int LongestDeck = 160;

    // The dateline that proves lines to stand in front of the text is looked for in so many lines.
    private const int LeadWindow = 12;

    public required PageHeadline Headline { get; init; }

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

    /// <summary>The dateline on that line, where one was found on the way to it.</summary>
    public Dateline? Dateline { get; private set; }

    /// <summary>Reads the head of a page whose headline starts at a line and whose body ends before another.</summary>
    public static PageHead Read(List<PageLine> lines, PageTop top, int bodyEnd, PageLayout layout, PageReport report)
    {
        PageHead head = new() { Headline = PageHeadline.Read(lines, top, bodyEnd, report) };
        head.ReadBelow(lines, bodyEnd, layout, report);
        head.Bylines.AddRange(head.Bylines.Count == 0 ? top.Authors : []);
        return head;
    }

    private void ReadBelow(List<PageLine> lines, int bodyEnd, PageLayout layout, PageReport report)
    {
        int next = Headline.Next;
        (int lead, Dateline? dateline) = Lead(lines, next, bodyEnd);
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
            else if (LineMarks.IsCaptionBeforeLead(text) && (lead >= 0 || LineMarks.IsCaption(text) || HasText(lines, next + 1, bodyEnd)))
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
            else if (deck.Count == 0 && !signed && Headline.IsRepeated(lines, next, bodyEnd))
            {
                report.Cut(line, "repeated headline");
            }
            else if (deck.Count < DeckLines && (lead >= 0 || !signed) && !Headline.Marks.IsFixture && IsDeck(lines, next, bodyEnd, lead, layout))
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
        BodyStart = next;
        Dateline = next == lead ? dateline : null;
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

    private static (int At, Dateline? Dateline) Lead(List<PageLine> lines, int from, int to)
    {
        for (int i = from; i < Math.Min(to, from + LeadWindow); i++)
        {
            ReadOnlySpan<char> line = lines[i].Span;
            if (DeskNote.Read(line) is not null)
            {
                continue;
            }

            if (Parsing.Dateline.Read(line) is { } dateline)
            {
                return (i, dateline);
            }

            // Behind a long sentence nothing is above the text any more.
            if (line.Length > LongestDeck && LineMarks.EndsSentence(line) && !LineMarks.IsCaptionBeforeLead(line))
            {
                break;
            }
        }

        return (-1, null);
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
}
