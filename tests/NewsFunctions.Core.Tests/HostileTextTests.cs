using System.Diagnostics;

namespace NewsFunctions.Core.Tests;

/// <summary>Texts that once threw, took long or came out wrong.</summary>
public sealed class HostileTextTests
{
    private const string Date = " date 2026-05-04 ";

    [Theory]
    [InlineData("(٢nd LD) Harbor\nText.")]
    [InlineData("(종합٢보) Harbor\nText.")]
    [InlineData("Harbor\nBy Hong Gil-ok\nSEOUL, May ٤ (Agency) -- Text.")]
    [InlineData("Harbor\nText.\n(END)\n١. Other")]
    [InlineData("Harbor\n\u00AD\nText.")]
    [InlineData("Harbor\uFFFE bridge\nText.")]
    [InlineData("Harbor\nText.\n(END)\n- a\uFFFEb")]
    public void Odd_characters_are_read_without_an_exception(string page) => Assert.Single(Page.Parse(Date + page).Articles);

    [Fact]
    public void A_line_of_nothing_visible_is_no_paragraph() =>
        Assert.Equal(["Text.", "More."], Page.Texts(Assert.Single(Page.Parse(Date + "Harbor\nBy Hong Gil-ok\nText.\n\u00AD\nMore.").Articles)));

    [Theory]
    [InlineData("(LEAD) ", 80_000)]
    [InlineData("(i Focus) ", 80_000)]
    [InlineData("Harbor\nB-", 1)]
    [InlineData("B-", 160_000)]
    [InlineData("date     ", 80_000)]
    [InlineData("By A", 80_000)]
    [InlineData("A ", 160_000)]
    public void A_small_file_never_takes_long(string piece, int times)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Page.Parse(string.Concat(Enumerable.Repeat(piece, times)) + "x");
        Page.Parse(Date + "Harbor\n" + string.Concat(Enumerable.Repeat(piece, times)) + "x.\nEnd.");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData("SEOUL -- The bridge opened.", "SEOUL")]
    [InlineData("SEOUL/BUSAN -- The bridge opened.", "SEOUL/BUSAN")]
    [InlineData("STRATFORD-UPON-AVON, May 4 (Agency) -- The bridge opened.", "STRATFORD-UPON-AVON")]
    public void A_dateline_of_places_alone_keeps_no_dash(string paragraph, string located)
    {
        Article article = Assert.Single(Page.Parse($"{Date}Harbor\n{paragraph}\nIt rained.").Articles);
        Assert.Equal(located, article.Located);
        Assert.Equal("The bridge opened.", article.Paragraphs[0].Text);
    }

    [Fact]
    public void A_title_under_a_label_gives_its_flags_too()
    {
        Article article = Assert.Single(Page.Parse(Date + "(EDITORIAL from Coast Herald on May 4)\n(LEAD) A costly delay\nIt rained.").Articles);
        Assert.Equal(("A costly delay", "(EDITORIAL from Coast Herald on May 4)", "opinion", "Coast Herald"), (article.Headline, article.WireHeadline, article.Genre, article.OriginalSource));
        Assert.Equal(["lead"], article.Flags);
        Assert.Equal(["EDITORIAL"], article.Labels);
    }

    [Fact]
    public void A_page_of_nothing_but_an_end_mark_has_no_headline() =>
        Assert.Equal(DiagnosticCodes.HeadlineMissing, Page.Parse(Date + "\n(END)").Diagnostics[^1].Code);

    [Fact]
    public void A_reporters_address_is_cut_and_not_served()
    {
        ParsedFile parsed = Page.Parse(Date + "Harbor\nIt rained.\nann.doe@coast.example\n(END)");
        Assert.Equal(["It rained."], Page.Texts(Assert.Single(parsed.Articles)));
        Assert.Equal("mail address", Assert.Single(Page.Cuts(parsed)).Reason);
    }

    [Fact]
    public void Names_have_a_bound()
    {
        Article article = Assert.Single(Page.Parse($"{Date}Harbor\nSEOUL, A{new string('b', 110)}, May 4 (Agency) -- Text.\nIt rained.").Articles);
        Assert.InRange(article.Located!.Length, 1, 120);
    }
}
