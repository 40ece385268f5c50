using System.Text;
using NewsFunctions.Parsing;

namespace NewsFunctions.Core.Tests;

/// <summary>Parses text as a page that was uploaded at a fixed instant.</summary>
internal static class Page
{
    /// <summary>A Monday.</summary>
    public static readonly DateTimeOffset Uploaded = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static ParsedFile Parse(string text, string name = "page.txt") => Parse(Encoding.UTF8.GetBytes(text), name);

    public static ParsedFile Parse(byte[] content, string name = "page.txt") =>
        ArticleParser.Parse(new SourceFile(name, content, Uploaded, TimeZoneInfo.Utc));

    public static Article Read(string text, string name = "page.txt") => Assert.Single(Parse(text, name).Articles);

    /// <summary>The article under a headline line that has two lines of text below it.</summary>
    public static Article UnderHeadline(string line) =>
        Read($" date 2026-05-04 {line}\nThe bridge was closed in March.\nIt opens again in May.\n(END)\n");

    /// <summary>The article whose first paragraph is given.</summary>
    public static Article WithLead(string paragraph) =>
        Read($" date 2026-05-04 Harbor bridge reopens\nBy Hong Gil-ok\n{paragraph}\n(END)\n");

    /// <summary>The lists behind an article, from the lines behind its end.</summary>
    public static IReadOnlyList<HeadlineList> Lists(params string[] lines) =>
        Read($" date 2026-05-04 Harbor bridge reopens\nThe bridge opened.\n(END)\n{string.Join('\n', lines)}").HeadlineLists;

    /// <summary>Codes of diagnostics with their lines, such as <c>date-missing@1</c>.</summary>
    public static string[] Codes(ParsedFile parsed) =>
        [.. parsed.Diagnostics.Select(static diagnostic => $"{diagnostic.Code}@{diagnostic.Line}")];

    /// <summary>What was taken off a page, without what every page has: its date header, its dateline, its end mark.</summary>
    public static CutLine[] Cuts(ParsedFile parsed) => [.. parsed.Cut.Where(static cut => cut.Reason is not ("date header" or "dateline" or "end mark" or "list marker"))];

    public static string[] Texts(Article article) => [.. article.Paragraphs.Select(static paragraph => paragraph.Text)];
}
