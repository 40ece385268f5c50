using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsFunctions.Conformance;

public sealed class DryRunTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    // Of one test alone, as receipts tell of files with the same bytes.
    private readonly WirePage page = new($"(LEAD) The {Sample.Letters(10)} lamp is lit")
    {
        Head = ["Somebody had to do it", "By Ada Invented"],
        Listed = ["Tide comes in", "(URGENT) Tide goes out"],
    };

    [Fact]
    public async Task A_dry_run_tells_what_an_upload_would_serve_and_stores_nothing()
    {
        string slug = Sample.Slug();
        string name = Sample.FileName();

        JsonElement parsed = await ParseAsync(name, new WirePage($"{Sample.Name(slug)} lights a lamp").Text);

        Assert.Equal("wire-page", parsed.Text("format"));
        Assert.Equal("utf-8", parsed.Text("encoding"));
        Assert.Equal(["date header", "end mark"], parsed.Items("cut").Each("reason"));
        Assert.Empty(parsed.Items("diagnostics"));
        JsonElement article = Assert.Single(parsed.Items("articles"));
        Assert.Equal($"{Sample.Name(slug)} lights a lamp", article.Text("headline"));
        Assert.Contains(slug, article.Items("topics").Each("slug"));

        (await news.EditAsync(HttpMethod.Get, NewsClient.FilePath(name))).Expect(HttpStatusCode.NotFound);
        (await news.GetAsync($"/api/v1/articles/{article.Id()}")).Expect(HttpStatusCode.NotFound);
        (await news.GetAsync($"/api/v1/topics/{slug}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_upload_then_serves_just_that()
    {
        string name = Sample.FileName();
        JsonObject promised = JsonNode.Parse(Assert.Single((await ParseAsync(name, page.Text)).Items("articles")).GetRawText())!.AsObject();

        JsonElement receipt = await news.UploadAsync(page, name);
        JsonObject served = JsonNode.Parse((await news.GetAsync($"/api/v1/articles/{receipt.ArticleId()}")).Expect(HttpStatusCode.OK).Text)!.AsObject();

        Assert.Equal(receipt.ArticleId(), (string?)promised["id"]);

        // The time of the upload alone is another one, and the tag tells it.
        foreach (string field in (string[])["updated", "etag"])
        {
            Assert.True(promised.Remove(field));
            Assert.True(served.Remove(field));
        }

        Assert.True(JsonNode.DeepEquals(promised, served), $"{promised}\n{served}");
    }

    [Fact]
    public async Task A_dry_run_for_a_file_that_exists_leaves_it_as_it_is()
    {
        string name = Sample.FileName();
        JsonElement receipt = await news.UploadAsync(page, name);
        Answer before = await news.GetAsync($"/api/v1/articles/{receipt.ArticleId()}");

        JsonElement parsed = await ParseAsync(name, new WirePage("A lamp goes out").Text);

        Assert.Equal(receipt.ArticleId(), Assert.Single(parsed.Items("articles")).Id());
        Assert.Equal(receipt.GetRawText(), (await news.ReceiptAsync(name)).GetRawText());
        Assert.Equal(before.Text, (await news.GetAsync($"/api/v1/articles/{receipt.ArticleId()}")).Text);
    }

    [Fact]
    public async Task A_dry_run_shows_what_is_cut_from_the_page()
    {
        JsonElement parsed = await ParseAsync(Sample.FileName(), $"{new WirePage("A lamp is lit") { Head = ["(ATTN: ADDS photo)"] }.Text}\nAll rights reserved by nobody");

        IReadOnlyList<JsonElement> cut = parsed.Items("cut");
        Assert.Contains("(ATTN: ADDS photo)", cut.Each("text"));
        Assert.Contains("All rights reserved by nobody", cut.Each("text"));
        Assert.Equal(2, cut.First(static line => line.Text("text") == "(ATTN: ADDS photo)").Number("line"));
        Assert.All(cut, static line => Assert.NotEmpty(line.Text("reason")!));
    }

    [Fact]
    public async Task A_dry_run_of_what_cannot_be_served_says_why()
    {
        JsonElement parsed = await ParseAsync(Sample.FileName(), string.Empty);

        Assert.Empty(parsed.Items("articles"));
        Assert.Equal(["empty-file"], parsed.Diagnostics());
    }

    [Fact]
    public async Task A_dry_run_needs_no_name()
    {
        Answer parsed = await news.EditAsync(HttpMethod.Post, "/api/v1/parse", Encoding.UTF8.GetBytes(page.Text));

        Assert.Single(parsed.Expect(HttpStatusCode.OK).Json.Items("articles"));
    }

    private async Task<JsonElement> ParseAsync(string name, string text) =>
        (await news.EditAsync(HttpMethod.Post, $"/api/v1/parse?name={name}", Encoding.UTF8.GetBytes(text))).Expect(HttpStatusCode.OK).Json;
}
