using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace NewsFunctions.Core.Tests;

/// <summary>What holds for every file. A failure names the seed that repeats it.</summary>
public sealed class PropertyTests
{
    private static readonly string[] Genre =
    [
        Genres.News, Genres.Opinion, Genres.Feature, Genres.Interview, Genres.Analysis, Genres.Summary, Genres.Review, Genres.Profile,
        Genres.Background, Genres.Document, Genres.Photo, Genres.Brief, Genres.History,
    ];

    private static readonly Gen<string> Fragment = Gen.OneOf(
        " date 2026-05-04 ", "Date: 2026-05-04T07:30+09:00 ", "date", "date 2026-02-30 ", "date 9999-12-31 ", "\uFEFF", "\n", "\r\n", "\r", "\n\n", " ",
        "\u00A0", "\t", "\u200B", "\u3000", "\f", "\u0001", "\u0085", "\u2028", "(LEAD) ", "(2nd LD)", "(99th LD) ", "(URGENT) ", "URGENT: ",
        "UPDATE 2-", "(종합2보)", "[속보] ", "(News Focus) ", "(EDITORIAL from Coast Herald on May 4)", "(Herald Special) ", "Opinion | ", "(", ")", "[]", "( )",
        "Harbor bridge reopens", "Coast News Summary", "Today in Korean history", "Full text of Busan statement", "(ATTN: ADDS photo)\n", "(Eds: )\n",
        "\nBy Hong Gil-ok and Ann Doe\n", "\nBy \n", "BUSAN, May 4 (Coast News Agency) -- ", "SEOUL/BUSAN -- ", "SEOUL, Feb. 31 (Yonhap) -- ",
        "ST. LOUIS (AP) _ ", "The port of Busan opened to the ferries of Norway and N.K. ", "Marta Kowalska's 'Second Umbrella' ", "\"It held,\" Kowalska said.",
        "항구의 다리", "港の橋", "\U0001F6A2", "e\u0301", "\uFFFD", "\n(END)\n", "(END)", "\n-\n", "- ", "\n1\n", "\n2\n", "1. ", "• ", "\n---\n", "***", "!", "...", "'", "“", "&",
        "Chad, Chile, Cuba, Egypt, Fiji, Ghana, Haiti, India, Japan ", "U.S.", "A", "Lead prices fall");

    private static readonly Gen<string> OneLine = Fragment.Where(static text => text.AsSpan().IndexOfAny("\r\n\u0001") < 0);

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    private static readonly Gen<byte[]> TextNoise = Gen.Char[' ', '~'].Array[0, 80].Array[0, 12].Select(static lines =>
        Encoding.ASCII.GetBytes(string.Join('\n', lines.Select(static line => new string(line)))));

    private static readonly Gen<byte[]> Wire = Fragment.Array[0, 40].Select(static fragments => Encoding.UTF8.GetBytes(string.Concat(fragments)));

    // Any code units, halves of pairs too.
    private static readonly Gen<byte[]> Utf16 = Gen.Select(Gen.Bool, Gen.Char.Array[0, 150]).Select(static (big, units) =>
        (byte[])[.. units.Prepend('\uFEFF').SelectMany(unit => big ? (byte[])[(byte)(unit >> 8), (byte)unit] : [(byte)unit, (byte)(unit >> 8)])]);

    private static readonly Gen<byte[]> BrokenWire = Gen.Select(Wire, Gen.Byte.Array[0, 4], Gen.Int[0, 1_000])
        .Select(static (page, noise, at) => (byte[])[.. page[..(at % (page.Length + 1))], .. noise, .. page[(at % (page.Length + 1))..]]);

    internal static readonly Gen<byte[]> AnyFile = Gen.Frequency((1, Noise), (2, TextNoise), (1, Utf16), (6, Wire), (3, BrokenWire));

    private const int Files = 4_000;

    [Fact]
    public void Any_bytes_are_read_within_the_bounds() => AnyFile.Sample(static content =>
    {
        ParsedFile parsed = Page.Parse(content);
        Assert.Contains(parsed.Format, (string[])["wire-page", "anpa1312", "iptc7901"]);
        Assert.Equal(parsed.Articles.Count == 0, parsed.IsRejected);
        if (parsed.IsRejected)
        {
            Assert.Contains(parsed.Diagnostics, static diagnostic => diagnostic.Severity == "error");
        }

        Assert.All(parsed.Diagnostics, static diagnostic => Assert.Contains(diagnostic.Severity, (string[])["error", "warning", "info"]));
        Assert.All(parsed.Diagnostics, static diagnostic => Assert.NotEmpty(diagnostic.Message));
        int lines = content.Count(static value => value is 0x0A or 0x0D) + 1;
        Assert.All(parsed.Diagnostics, diagnostic => Assert.InRange(diagnostic.Line ?? 1, 1, lines));
        Assert.All(parsed.Cut, cut => Assert.InRange(cut.Line, 1, lines));
        Assert.All(parsed.Articles, Check);
        Assert.All(Strings(parsed), Whole);
    }, iter: Files);

    [Fact]
    public void The_same_bytes_give_the_same_outcome() => AnyFile.Sample(static content =>
        Assert.Equal(Json(Page.Parse(content)), Json(Page.Parse([.. content]))), iter: Files / 4);

    [Fact]
    public void The_JSON_of_an_outcome_is_read_back_whole() => AnyFile.Sample(static content =>
    {
        string json = Json(Page.Parse(content));
        ParsedFile? read = JsonSerializer.Deserialize(json, NewsJson.Relaxed.ParsedFile);
        Assert.NotNull(read);
        Assert.Equal(json, Json(read));
    }, iter: Files / 4);

    [Fact]
    public void The_name_of_the_file_gives_the_id_whatever_the_bytes_are() => Gen.Select(Gen.Char[' ', '~'].Array[1, 40], AnyFile).Sample(static (name, content) =>
    {
        string file = new(name);
        IReadOnlyList<Article> articles = Page.Parse(content, file).Articles;
        Assert.Distinct(articles.Select(static article => article.Id));
        Assert.All(articles.Count == 1 ? articles : [], article => Assert.Equal(Identity.Article(file, string.Empty), article.Id));
    }, iter: Files / 8);

    [Fact]
    public void Line_ends_do_not_matter() => OneLine.Array[0, 6].Array[1, 8].Sample(static lines =>
    {
        string[] texts = [.. lines.Select(static line => string.Concat(line))];
        ParsedFile lf = Page.Parse(string.Join('\n', texts));
        ParsedFile crlf = Page.Parse(string.Join("\r\n", texts));
        Assert.Equal(Json(lf with { ContentHash = string.Empty, Articles = [.. lf.Articles.Select(Anonymous)] }),
            Json(crlf with { ContentHash = string.Empty, Articles = [.. crlf.Articles.Select(Anonymous)] }));

        static Article Anonymous(Article article) => article with { ContentHash = string.Empty, Etag = null };
    }, iter: Files / 8);

    [Fact]
    public void A_headline_that_marks_were_taken_off_has_none_left() => OneLine.Array[1, 6].Sample(static fragments =>
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 " + string.Concat(fragments));
        foreach (Article article in parsed.Diagnostics.Any(static diagnostic => diagnostic.Code == DiagnosticCodes.HeadlineFromText) ? [] : parsed.Articles)
        {
            if (article.Headline != article.WireHeadline && article.WireHeadline.EndsWith(article.Headline, StringComparison.Ordinal)
                && article.Headline.Any(char.IsLetterOrDigit) && !article.Headline.Contains("END", StringComparison.Ordinal) && !article.Headline.Contains("--", StringComparison.Ordinal) && !article.Headline.Contains("(AP)", StringComparison.Ordinal) && char.IsLetterOrDigit(article.Headline[0]))
            {
                Article again = Assert.Single(Page.Parse($" date 2026-05-04\n{article.Headline}\nIt opened.\n").Articles);
                Assert.Equal(article.Headline, again.Headline);
                Assert.Empty(again.Flags);
            }
        }
    }, iter: Files / 8);

    private static void Check(Article article)
    {
        Assert.Matches("^[0-9a-z]{16}$", article.Id);
        Assert.Matches("^[0-9a-z]{16}$", article.StoryId);
        Assert.Matches("^[0-9a-z]{16}$", article.HeadlineId);
        Assert.InRange(article.Headline.Length, 1, 500);
        Assert.InRange(article.WireHeadline.Length, 1, 500);
        Assert.InRange(article.Deck?.Length ?? 1, 1, 1_000);
        Assert.InRange(article.ChangeNote?.Length ?? 0, 0, 1_000);
        Assert.InRange(article.Bylines?.Count ?? 1, 1, 20);
        Assert.InRange(article.Labels.Count, 0, 8);
        Assert.InRange(article.Flags.Count, 0, 3);
        Assert.All(article.Flags, static flag => Assert.Contains(flag, WireFlags.All));
        Assert.All([.. article.Labels, .. article.Bylines ?? [], article.Located, article.Source, article.OriginalSource], static name =>
            Assert.InRange(name?.Length ?? 0, 0, 120));
        Assert.InRange(article.Revision, 0, 99);
        Assert.InRange(article.Urgency, 1, 8);
        Assert.Contains(article.Genre, Genre);
        Assert.Contains(article.DateSource, (string[])["header", "pageStamp", "dateline", "id", "upload"]);
        Assert.Contains(article.DatePrecision, (string[])["day", "minute", "second"]);
        Assert.Equal(article.DatePrecision == "day", article.Published is null);
        Assert.True(article.SortInstant <= Page.Uploaded);
        Assert.Equal(Page.Uploaded, article.Updated);
        Assert.InRange(article.Topics.Count, 0, 8);
        Topics(article.Topics);

        Assert.Equal(
            Enumerable.Range(1, article.Paragraphs.Count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"p{i}")),
            article.Paragraphs.Select(static paragraph => paragraph.Id));
        Assert.All(article.Paragraphs, static paragraph => Line(paragraph.Text));
        Assert.True(article.Paragraphs.Sum(static paragraph => Encoding.UTF8.GetByteCount(paragraph.Text)) <= 2 * 1024 * 1024);
        Assert.True(article.WordCount >= article.Paragraphs.Count);
        Line(article.Headline);
        Line(article.WireHeadline);

        Assert.InRange(article.HeadlineLists.Sum(static list => list.Items.Count), 0, 1_000);
        foreach (HeadlineList list in article.HeadlineLists)
        {
            Assert.NotEmpty(list.Items);
            Assert.Equal(Enumerable.Range(1, list.Items.Count), list.Items.Select(static item => item.Position));
            Assert.All(list.Items, static item =>
            {
                Line(item.Headline);
                Line(item.WireHeadline);
                Assert.InRange(item.Headline.Length, 1, 500);
                Assert.InRange(item.WireHeadline.Length, 1, 500);
                Assert.InRange(item.Flags.Count, 0, 3);
                Assert.All(item.Flags, static flag => Assert.Contains(flag, WireFlags.All));
                Assert.InRange(item.Urgency, 1, 8);
                Assert.InRange(item.Topics.Count, 0, 5);
                Topics(item.Topics);
            });
        }
    }

    private static void Topics(IReadOnlyList<TopicTag> topics)
    {
        Assert.All(topics, static topic => Assert.InRange(topic.Score, 0.01, 1));
        Assert.All(topics, static topic => Assert.True(Slug.IsSlug(topic.Slug)));
        Assert.All(topics, static topic => Assert.Contains(topic.Kind, NewsFunctions.Topics.TopicKinds.All));
        Assert.Distinct(topics.Select(static topic => topic.Slug));
        Assert.Equal(topics.OrderByDescending(static topic => topic.Score).Select(static topic => topic.Score), topics.Select(static topic => topic.Score));
    }

    private static void Line(string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.DoesNotContain(text, char.IsControl);
        Assert.Equal(text.TrimStart(), text);
        Assert.Equal(-1, text.AsSpan().IndexOfAny('\u2028', '\u2029'));
    }

    private static void Whole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            Assert.True(pair || !char.IsSurrogate(text[i]), "a lone surrogate is left");
            i += pair ? 1 : 0;
        }
    }

    private static IEnumerable<string> Strings(ParsedFile parsed) =>
    [
        .. parsed.Diagnostics.Select(static diagnostic => diagnostic.Message),
        .. parsed.Cut.Select(static cut => cut.Text),
        .. parsed.Articles.SelectMany(static article => (IEnumerable<string>)
        [
            article.Headline, article.WireHeadline, article.Deck ?? string.Empty, article.ChangeNote ?? string.Empty, .. article.Labels, .. article.Bylines ?? [],
            article.Located ?? string.Empty, article.Source ?? string.Empty, article.OriginalSource ?? string.Empty,
            .. article.Paragraphs.Select(static paragraph => paragraph.Text),
            .. article.Topics.Select(static topic => topic.Name),
            .. article.HeadlineLists.SelectMany(static list => list.Items).SelectMany(static item => (string[])[item.Headline, item.WireHeadline]),
        ]),
    ];

    private static string Json(ParsedFile parsed) => JsonSerializer.Serialize(parsed, NewsJson.Relaxed.ParsedFile);
}
