using System.Text;

namespace NewsFunctions.Core.Tests;

/// <summary>What happens at the bounds of what is served.</summary>
public sealed class BodyLimitTests
{
    [Fact]
    public void Text_over_2_mebibytes_is_cut_at_a_paragraph_and_diagnosed()
    {
        string line = string.Concat(Enumerable.Repeat("the port is open ", 64))[..1_024];
        string body = string.Concat(Enumerable.Repeat(line[..1_023] + ".\n", 2_050));
        ParsedFile parsed = Page.Parse($" date 2026-05-04 Harbor bridge reopens\nBy Hong Gil-ok\n{body}(END)\n- Other story\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(2_048, article.Paragraphs.Count);
        Assert.Equal(2 * 1024 * 1024, article.Paragraphs.Sum(static paragraph => Encoding.UTF8.GetByteCount(paragraph.Text)));
        Assert.Equal(["body-cut@2051"], Page.Codes(parsed));
        Assert.Equal("warning", parsed.Diagnostics[0].Severity);
        Assert.Equal("Other story", Assert.Single(Assert.Single(article.HeadlineLists).Items).Headline);
    }

    [Fact]
    public void Text_of_exactly_2_mebibytes_is_whole()
    {
        string line = new string('é', 512) + "\n";
        ParsedFile parsed = Page.Parse($" date 2026-05-04 Harbor bridge reopens\nBy Hong Gil-ok\n{string.Concat(Enumerable.Repeat(line, 2_048))}(END)\n");
        Assert.Equal(2_048, Assert.Single(parsed.Articles).Paragraphs.Count);
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    [InlineData(3_000, true)]
    public void A_headline_over_500_characters_is_cut_and_diagnosed(int length, bool diagnosed)
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 {new string('x', length)}\nIt opened.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(500, article.Headline.Length);
        Assert.Equal(500, article.WireHeadline.Length);
        Assert.Equal(diagnosed ? ["headline-cut@1"] : [], Page.Codes(parsed).Distinct());
    }

    [Fact]
    public void A_cut_headline_ends_with_a_whole_character()
    {
        Article article = Page.Read($" date 2026-05-04 {new string('x', 499)}\U0001F6A2 sails\nIt opened.\n(END)\n");
        Assert.Equal(new string('x', 499), article.Headline);
        Assert.Equal(new string('x', 499), article.WireHeadline);
    }

    [Theory]
    [InlineData(160, true)]
    [InlineData(161, false)]
    [InlineData(1_200, false)]
    public void A_line_over_160_characters_is_text_and_no_deck(int length, bool deck)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\n{new string('x', length)}\nIt opened.\n(END)\n");
        Assert.Equal(deck ? length : null, article.Deck?.Length);
        Assert.Equal(deck ? 1 : 2, article.Paragraphs.Count);
    }

    [Fact]
    public void A_change_note_over_1000_characters_is_cut_and_diagnosed()
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 Harbor bridge reopens\n(ATTN: {new string('x', 1_001)})\nIt opened.\n(END)\n");
        Assert.Equal(1_000, Assert.Single(parsed.Articles).ChangeNote?.Length);
        Assert.Equal("deck-cut", Assert.Single(parsed.Diagnostics).Code);
    }

    [Fact]
    public void At_most_20_bylines_are_served()
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\nBy {string.Join(", ", Enumerable.Repeat("Doe", 25))}\nIt opened.\n(END)\n");
        Assert.Equal(20, article.Bylines?.Count);
    }

    [Fact]
    public void At_most_8_labels_and_3_flags_are_served()
    {
        string marks = "(FLASH) (URGENT) (LEAD) (EXTRA) (SNAP) " + string.Concat(Enumerable.Range(1, 10).Select(static i => $"(Series{i} Feature) "));
        Article article = Page.UnderHeadline(marks + "Harbor bridge reopens");
        Assert.Equal(["flash", "urgent", "lead"], article.Flags);
        Assert.Equal(8, article.Labels.Count);
        Assert.Equal("Series1 Feature", article.Labels[0]);
        Assert.Equal("Harbor bridge reopens", article.Headline);
    }
}
