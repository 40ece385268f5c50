using System.Text;

namespace NewsFunctions.Parsing;

/// <summary>
/// Reads one plain-text wire page: what stands above its headline, the headline with its flags and labels, decks, notes, bylines, a dateline,
/// paragraphs, an end mark, and lists of other headlines.
/// </summary>
internal static class WirePage
{
    private const string WithoutHeadline = "page without a headline";

    /// <summary>Reads the page in a range of lines, and the items of a digest behind it; nothing where it has no headline.</summary>
    /// <param name="envelope">What a transmission format states around the page.</param>
    public static void Read(List<PageLine> lines, int from, int to, Envelope envelope, PageReader reader)
    {
        PageReport report = reader.Report;
        PageTop top = PageTop.Read(lines, from, to, report);
        int at = top.HeadlineAt;
        bool titled = top.Title is not null;
        if (!titled && (at >= to || LineMarks.IsEnd(lines[at].Span) || !HasLetterOrDigit(lines[at].Span)
            || ((at + 1 >= to || LineMarks.IsEnd(lines[at + 1].Span)) && lines[at].Length <= Limits.Headline && WireMarks.Read(lines[at].Text).IsFlagsAlone)))
        {
            report.Error(lines[to - 1], DiagnosticCodes.HeadlineMissing, "expected a headline, found none");
            CutAll(top.Captions, 0, top.Captions.Count, WithoutHeadline, report);
            CutAll(lines, at, to, WithoutHeadline, report);
            return;
        }

        int behindHeadline = titled ? at : at + 1;
        (int bodyEnd, int tail) = End(lines, behindHeadline, to, report);
        PageLayout layout = PageLayout.Of(lines, behindHeadline, bodyEnd);
        PageHead head = PageHead.Read(lines, top, bodyEnd, layout, report);
        IReadOnlyList<(int Start, int End)> items = Digest.Items(lines, head, bodyEnd);
        int ownEnd = items.Count > 0 ? items[0].Start : bodyEnd;

        List<PageLine> body = layout.Unwrap(lines.GetRange(head.BodyStart, Math.Max(0, ownEnd - head.BodyStart)));
        Dateline? dateline = TakeDateline(body, layout.IsWrapped ? null : head.Dateline, report);
        PageStamp? stamp = envelope.Stamp ?? top.Stamp ?? head.Stamp;
        string? agency = dateline?.Agency ?? stamp?.Site ?? (head.Headline.Clean.StartsWith("Yonhap ", StringComparison.Ordinal) ? "Yonhap" : null);
        TimeZoneInfo zone = envelope.Zone ?? SourceZone.Of(agency, head.Headline.Marks.OriginalSource, reader.File.NewsroomZone);
        string? wireId = top.WireId ?? head.WireId ?? Stories.StoryKey.AgencyIdIn(reader.File.Name);
        PageTime time = PageTime.Of(top.Header, stamp, dateline, wireId, reader.File.Uploaded, zone);
        if (time.Diagnostic is { } undated && top.Header.Diagnostic?.Code != undated.Code)
        {
            report.Warn(lines[from], undated.Code, undated.Message);
        }

        List<Paragraph> paragraphs = PageBody.Read([.. top.Captions, .. head.Captions], body, report);
        if (paragraphs.Count == 0 && head.Headline.Marks.Flags.Count == 0 && items.Count == 0)
        {
            report.Info(lines[Math.Min(at, to - 1)], DiagnosticCodes.BodyMissing, "expected text below the headline, found none; the headline is served alone");
        }

        PageFacts facts = new(head, dateline, time, zone, wireId, envelope);
        Article page = reader.Article(facts, paragraphs, HeadlineLists.Read(lines, tail, to, time.Day, report));
        if (items.Count > Limits.Articles)
        {
            report.Warn(lines[items[Limits.Articles].Start], DiagnosticCodes.PageCut, $"expected at most {Limits.Articles} items, found {items.Count}; the rest stays in the file");
            CutAll(lines, items[Limits.Articles].Start, bodyEnd, "over the bound of articles", report);
        }

        reader.Add(page, [.. items.Take(Limits.Articles).Select(item => ReadItem(lines, item.Start, item.End, facts, reader)).OfType<Article>()]);
    }

    private static Article? ReadItem(List<PageLine> lines, int from, int to, PageFacts page, PageReader reader)
    {
        while (from < to - 1 && LineMarks.IsRule(lines[from].Span))
        {
            reader.Report.Cut(lines[from++], "rule between parts");
        }

        PageTop top = PageTop.Read(lines, from, to, reader.Report);
        if (top.HeadlineAt >= to && top.Title is null)
        {
            CutAll(top.Captions, 0, top.Captions.Count, WithoutHeadline, reader.Report);
            return null;
        }

        PageLayout layout = PageLayout.Of(lines, from, to);
        PageHead head = PageHead.Read(lines, top, to, layout, reader.Report);
        List<PageLine> body = layout.Unwrap(lines.GetRange(head.BodyStart, Math.Max(0, to - head.BodyStart)));
        Dateline? dateline = TakeDateline(body, layout.IsWrapped ? null : head.Dateline, reader.Report);
        return reader.Article(page with { Head = head, Dateline = dateline, WireId = null }, PageBody.Read([.. top.Captions, .. head.Captions], body, reader.Report), []);
    }

    /// <summary>Takes the dateline off the first paragraph that is text.</summary>
    /// <param name="known">The dateline of that paragraph, where the head has met it already.</param>
    private static Dateline? TakeDateline(List<PageLine> body, Dateline? known, PageReport report)
    {
        if (body.Count == 0 || (known ?? Dateline.Read(body[0].Span)) is not { } dateline || dateline.Length >= body[0].Length)
        {
            return null;
        }

        report.Cut(body[0].Upto(dateline.Length), "dateline");
        body[0] = body[0].From(dateline.Length);
        return dateline;
    }

    /// <summary>Where the text ends and where what stands behind it begins.</summary>
    private static (int BodyEnd, int Tail) End(List<PageLine> lines, int from, int to, PageReport report)
    {
        bool isPrivate = false;
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<char> line = lines[i].Span;
            isPrivate |= LineMarks.OpensPrivateBlock(line);
            if (LineMarks.IsEnd(line))
            {
                report.Cut(lines[i], "end mark");
                return (i, i + 1);
            }

            if (line.EndsWith("(END)", StringComparison.Ordinal) && line.Length > 8 && LineMarks.EndsSentence(line[..^5].TrimEnd()))
            {
                report.Cut(lines[i].From(line.Length - 5), "end mark");
                lines[i] = lines[i].Upto(line.Length - 5);
                return (i + 1, i + 1);
            }
        }

        // Marked lines of what is for the desk are no headlines.
        int lists = HeadlineLists.Start(lines, from, to, isPrivate);
        return (lists, lists);
    }

    private static bool HasLetterOrDigit(ReadOnlySpan<char> line)
    {
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes off a range of lines for one reason.</summary>
    public static void CutAll(List<PageLine> lines, int from, int to, string reason, PageReport report)
    {
        for (int i = from; i < to; i++)
        {
            report.Cut(lines[i], reason);
        }
    }
}
