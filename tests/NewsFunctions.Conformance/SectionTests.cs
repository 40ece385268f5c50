using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

public sealed class SectionTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task The_sections_are_the_top_levels_of_IPTC()
    {
        IReadOnlyList<JsonElement> sections = (await news.GetAsync("/api/v1/sections")).Expect(HttpStatusCode.OK).Items;

        Assert.Equal(17, sections.Count);
        Assert.Equal(Enumerable.Range(1, 17).Select(static number => $"medtop:{number:D2}000000"), sections.Each("mediaTopic"));
        Assert.Contains("sport", sections.Each("slug"));
        Assert.All(sections, static section => Assert.EndsWith($"/api/v1/articles?section={section.Text("slug")}", section.Text("url"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_article_and_its_headline_are_listed_in_their_section_alone()
    {
        string id = Assert.Single(await news.UploadAllAsync(new WirePage($"{Sample.Name(Sample.Slug())} midfielder scores twice in cup final")
        {
            Paragraphs = ["The midfielder scored twice as the visitors won the cup final on penalties.", "The goalkeeper saved the last penalty, and the coach praised his team's defense after the match."],
        }));

        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("sport", article.Text("section"));
        Assert.Contains(id, (await news.GetAsync("/api/v1/articles?section=sport&pageSize=100")).Expect(HttpStatusCode.OK).Items.Each("id"));
        Assert.DoesNotContain(id, (await news.GetAsync("/api/v1/articles?section=weather&pageSize=100")).Expect(HttpStatusCode.OK).Items.Each("id"));
        IReadOnlyList<JsonElement> headlines = (await news.GetAsync("/api/v1/headlines?section=sport&pageSize=100")).Expect(HttpStatusCode.OK).Items;
        Assert.Contains(article.Text("headline"), headlines.Each("headline"));
    }

    [Theory]
    [InlineData("section=racing", "invalid-value")]
    [InlineData("section=sport&flag=lead", "unsupported-combination")]
    [InlineData("section=sport&topic=norway", "unsupported-combination")]
    public async Task A_section_that_is_none_and_one_beside_other_facets_are_refused(string query, string code) =>
        Assert.Equal(code, (await news.GetAsync($"/api/v1/articles?{query}")).Expect(HttpStatusCode.BadRequest).Json.Text("code"));
}
