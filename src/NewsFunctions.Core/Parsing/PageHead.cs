using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>Everything between the date header and the first paragraph.</summary>
internal sealed partial record PageHead
{
    private const int DeckLines = 2;

    public required WireMarks Marks { get; init; }

    public required string Headline { get; init; }

    public required string WireHeadline { get; init; }

    /// <summary>Whether the headline recurs word for word: a fixture's, or a label without a title.</summary>
    public bool Recurs { get; private init; }

    public string? Deck { get; private init; }

    public IReadOnlyList<string> Bylines { get; private init; } = [];

    public string? ChangeNote { get; private init; }

    /// <summary>Index of the first line of the body.</summary>
    public required int BodyStart { get; init; }

    /// <summary>Reads the head of a page whose headline starts at a line and whose body ends before another.</summary>
    public static PageHead Read(List<PageLine> lines, int next, int bodyEnd, PageReport report)
    {
        PageLine line = lines[next++];
        WireMarks marks = WireMarks.Read(line.Text);
        string wire = line.Text;
        string headline = marks.Clean;
        bool untitled = false;
        if (headline.Length == 0 && next < bodyEnd)
        {
            PageLine title = lines[next++];
            wire = marks.IsFlagsAlone ? $"{wire} {title.Text}" : wire;
            marks = marks.With(WireMarks.Read(title.Text));
            headline = marks.Clean.Length > 0 ? marks.Clean : title.Text;
        }
        else if (headline.Length == 0)
        {
            headline = wire;
            untitled = true;
        }

        if (marks.Unknown is { } unknown)
        {
            report.Warn(line, DiagnosticCodes.LabelUnknown, $"expected a known flag or label, found '({unknown})'; it is kept as a label and in the headline");
        }

        List<string> bylines = [];
        List<string> deck = [];
        List<string> notes = [];
        PageLine deckLine = line;
        for (; next < bodyEnd; next++)
        {
            PageLine candidate = lines[next];
            if (Note().Match(candidate.Text) is { Success: true } note)
            {
                notes.Add(note.Groups["note"].Value.Trim());
                report.Cut(candidate, "note to editors");
            }
            else if (bylines.Count == 0 && Byline().Match(candidate.Text) is { Success: true } byline)
            {
                bylines.AddRange(Between().Split(byline.Groups["names"].Value).Where(static name => name.Length > 0));
            }
            else if (bylines.Count == 0 && !marks.IsFixture && deck.Count < DeckLines && WirePage.IsDeck(candidate.Text) && HasText(lines, next + 1, bodyEnd))
            {
                deck.Add(candidate.Text);
                deckLine = candidate;
            }
            else
            {
                break;
            }
        }

        return new PageHead
        {
            Marks = marks,
            Recurs = marks.IsFixture || untitled,
            Headline = report.Cap(line, headline, Limits.Headline, DiagnosticCodes.HeadlineCut),
            WireHeadline = PageReport.Cut(wire, Limits.Headline),
            Deck = deck.Count > 0 ? report.Cap(deckLine, string.Join("; ", deck), Limits.Deck, DiagnosticCodes.DeckCut) : null,
            Bylines = [.. bylines.Take(Limits.Bylines).Select(static name => PageReport.Cut(name, Limits.Name))],
            ChangeNote = notes.Count > 0 ? report.Cap(line, string.Join(' ', notes), Limits.Deck, DiagnosticCodes.DeckCut) : null,
            BodyStart = next,
        };
    }

    // A short line is a deck only if something below it reads as text: the single line of an alert is its text.
    private static bool HasText(List<PageLine> lines, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (!Note().IsMatch(lines[i].Text) && !Byline().IsMatch(lines[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^\((?:ATTN|Eds): ?(?<note>.+)\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    // Names, not a sentence: every word but "and" and name particles starts with a capital, and no full stop ends it. The words are apart by
    // what no word holds, so that no line, however long, can be read in two ways.
    [GeneratedRegex(@"^By (?<names>(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|de|der|van|von|al|bin|&)(?:(?: ?, ?| )(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|de|der|van|von|al|bin|&)){0,40}) ?=?$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"\s*(?:,|&|\band\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
