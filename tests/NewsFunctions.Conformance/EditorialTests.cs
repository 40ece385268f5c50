using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>Pages whose first line is a label with another paper's name.</summary>
public sealed class EditorialTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task An_editorial_has_its_own_title_deck_and_paper()
    {
        string id = Assert.Single(await news.UploadAllAsync(new WirePage("(EDITORIAL from Some Paper on March 19)")
        {
            Head = ["Mend the small bridges first", "A plank costs less than a ferry"],
        }));

        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("Mend the small bridges first", article.Text("headline"));
        Assert.Equal("(EDITORIAL from Some Paper on March 19)", article.Text("wireHeadline"));
        Assert.Equal(["EDITORIAL"], article.Texts("labels"));
        Assert.Equal("opinion", article.Text("genre"));
        Assert.Equal("Some Paper", article.Text("originalSource"));
        Assert.Equal("A plank costs less than a ferry", article.Text("deck"));
        Assert.Equal("2021-03-19", article.Text("date"));
        Assert.False(article.Has("published"));
        Assert.Equal("day", article.Text("datePrecision"));
        Assert.Equal(2, article.Items("paragraphs").Count);
        Assert.Empty(article.Texts("flags"));
        Assert.Equal(0, article.Number("revision"));
    }

    [Theory]
    [InlineData("(EDITORIAL from the Some Paper on Sept. 4)")]
    [InlineData("(Editorial from Some Paper)")]
    public async Task The_label_is_read_in_its_variants(string label)
    {
        string id = Assert.Single(await news.UploadAllAsync(new WirePage($"{label} Mend the small bridges first")));

        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("Mend the small bridges first", article.Text("headline"));
        Assert.Equal("Some Paper", article.Text("originalSource"));
        Assert.Equal("opinion", article.Text("genre"));
    }

    [Fact]
    public async Task Editorials_under_one_label_are_articles_and_headlines_of_their_own()
    {
        string label = "(EDITORIAL from Some Paper on March 19)";
        string first = Sample.Slug(), second = Sample.Slug();

        string[] ids = await news.UploadAllAsync(
            new WirePage(label) { Head = [$"What {Sample.Name(first)} owes the town"] },
            new WirePage(label) { Head = [$"What {Sample.Name(second)} owes the town"] });
        JsonElement[] headlines = await Task.WhenAll(((string[])[first, second]).Select(async slug => Assert.Single((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items)));

        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids, headlines.Each("articleId"));
    }
}
