using System.Text;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>
/// Reads a plain-text wire page: an optional date header, a headline with its flags and labels, up to two lines of deck, notes, a byline,
/// a dateline, one paragraph a line, an end mark, and lists of other headlines.
/// </summary>
internal static partial class WirePage
{
    public const string Format = "wire-page";

    private const int LongestDeck = 160;

    /// <summary>Reads the page; none where it has no headline.</summary>
    public static Article? Read(SourceFile file, string text, string contentHash, PageReport report)
    {
        List<PageLine> lines = PageLine.Read(text);
        if (lines.Count == 0)
        {
            report.Add(new Diagnostic(null, null, "error", DiagnosticCodes.EmptyFile, "expected an article, found an empty file"));
            return null;
        }

        PageDate header = PageDate.Read(lines[0]);
        report.Add(header.Diagnostic);
        int shift = lines[0].Text.Length - header.Rest.Length;
        lines[0] = lines[0] with { Column = lines[0].Column + shift, Text = header.Rest };

        int next = header.Rest.Length == 0 ? 1 : 0;
        if (next == lines.Count || IsEnd(lines[next].Text) || !lines[next].Text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            report.Error(lines[^1], DiagnosticCodes.HeadlineMissing, "expected a headline, found none");
            return null;
        }

        int end = lines.FindIndex(next + 1, static line => IsEnd(line.Text));
        int listsStart = end < 0 ? HeadlineLists.Start(lines, next + 1) : end + 1;
        int bodyEnd = end < 0 ? listsStart : end;

        PageHead head = PageHead.Read(lines, next, bodyEnd, report);
        List<PageLine> body = lines[head.BodyStart..bodyEnd];
        Dateline? dateline = body.Count > 0 ? Dateline.Read(body[0].Text) : null;
        TimeZoneInfo zone = SourceZone.Of(dateline?.Agency, head.Marks.OriginalSource, file.NewsroomZone);
        PageTime time = PageTime.Of(header, dateline, file.Uploaded, zone);
        if (time.Diagnostic is { } undated)
        {
            if (header.Diagnostic?.Code != undated.Code)
            {
                report.Warn(lines[0], undated.Code, undated.Message);
            }
        }

        if (dateline is not null)
        {
            body[0] = body[0] with { Column = body[0].Column + dateline.Length, Text = body[0].Text[dateline.Length..] };
        }

        List<Paragraph> paragraphs = Paragraphs(body, report);
        if (paragraphs.Count == 0 && head.Marks.Flags.Count == 0)
        {
            report.Info(lines[next], DiagnosticCodes.BodyMissing, "expected text below the headline, found none; the headline is served alone");
        }

        string articleId = Identity.Article(file.Name, string.Empty);
        return new Article
        {
            Id = articleId,
            StoryId = Stories.StoryKey.Of(file.Name, HeadlineKey.Of(head.Recurs, head.Headline, time.Day)),
            Revision = head.Marks.Revision,
            Headline = head.Headline,
            WireHeadline = head.WireHeadline,
            Flags = head.Marks.Flags,
            Labels = [.. head.Marks.Labels.Take(Limits.Labels)],
            Genre = head.Marks.Genre,
            Urgency = head.Marks.Urgency,
            Deck = head.Deck,
            Bylines = head.Bylines.Count > 0 ? head.Bylines : null,
            Located = dateline?.Located,
            Source = dateline?.Agency,
            OriginalSource = head.Marks.OriginalSource,
            Date = time.Day,
            Published = time.Published,
            DatePrecision = time.Precision,
            DateSource = time.Source,
            Language = TextLanguage.Of(head.Headline, paragraphs),
            WordCount = paragraphs.Sum(static paragraph => Words(paragraph.Text)),
            Updated = file.Uploaded,
            SortInstant = time.SortInstant(file.Uploaded, zone),
            Paragraphs = paragraphs,
            HeadlineLists = HeadlineLists.Read(lines[Math.Min(listsStart, lines.Count)..], time.Day, report),
            ChangeNote = head.ChangeNote,
            ContentHash = contentHash,
            HeadlineId = Identity.Headline(HeadlineKey.Of(head.Recurs, head.Headline, time.Day)),
        };
    }

    /// <summary>Whether a line is nothing but the mark that ends an article.</summary>
    public static bool IsEnd(string line) => EndMark().IsMatch(line);

    /// <summary>Whether a line could be a deck: short, and no sentence.</summary>
    public static bool IsDeck(string line) =>
        line.Length <= LongestDeck && line[^1] is not ('.' or '!' or '?' or ':') && !SentenceEnd().IsMatch(line) && Dateline.Read(line) is null;

    private static List<Paragraph> Paragraphs(List<PageLine> body, PageReport report)
    {
        List<Paragraph> paragraphs = new(body.Count);
        int bytes = 0;
        foreach (PageLine line in body)
        {
            if (Rule().IsMatch(line.Text))
            {
                report.Cut(line, "rule between parts");
                continue;
            }

            if (Mail().IsMatch(line.Text))
            {
                // A reporter's address is for the desk, not for the public.
                report.Cut(line, "mail address");
                continue;
            }

            bytes += Encoding.UTF8.GetByteCount(line.Text);
            if (bytes > Limits.BodyBytes)
            {
                report.Warn(line, DiagnosticCodes.BodyCut, $"expected at most {Limits.BodyBytes} bytes of text, found more; the rest stays in the file");

                // A page of one endless line is still served, as far as it is sure to fit.
                if (paragraphs.Count == 0)
                {
                    paragraphs.Add(new Paragraph("p1", "text", PageReport.Cut(line.Text, Limits.BodyBytes / 3)));
                }

                break;
            }

            paragraphs.Add(new Paragraph(string.Create(null, $"p{paragraphs.Count + 1}"), "text", line.Text));
        }

        return paragraphs;
    }

    private static int Words(string text)
    {
        int words = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool part = !char.IsWhiteSpace(c);
            words += part && !inside ? 1 : 0;
            inside = part;
        }

        return words;
    }

    [GeneratedRegex(@"^\(\s*END\s*\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^[(<\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[)>\]]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^(?:[-_*=]{3,}|(?:\*\s){2,}\*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"[.!?][""'”’)]$", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
