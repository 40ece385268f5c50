using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

public sealed class HeadlineTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task Each_clean_text_is_listed_once_and_each_sighting_where_asked_for()
    {
        string slug = Sample.Slug();
        string name = Sample.Name(slug);
        string id = Assert.Single(await news.UploadAllAsync(new WirePage("Lamps are lit along the quay")
        {
            Listed =
            [
                $"{name} lights a lamp", $"(LEAD) {name} lights a lamp", $"{name} sweeps the quay", "Tide comes in", $"(2nd LD) {name} lights a lamp",
                $"{name} sweeps the quay", "Tide goes out", $"(URGENT) {name} loses a rope", "Tide comes in", "Tide goes out",
            ],
        }));

        IReadOnlyList<JsonElement> texts = (await news.GetAsync($"/api/v1/topics/{slug}/headlines")).Expect(HttpStatusCode.OK).Items;
        IReadOnlyList<JsonElement> sightings = (await news.GetAsync($"/api/v1/topics/{slug}/headlines?dedupe=none")).Expect(HttpStatusCode.OK).Items;

        Assert.Equal([$"{name} lights a lamp", $"{name} loses a rope", $"{name} sweeps the quay"], texts.Each("headline").Order(StringComparer.Ordinal));
        Assert.Equal(
            [$"{name} lights a lamp", $"{name} lights a lamp", $"{name} sweeps the quay", $"{name} lights a lamp", $"{name} sweeps the quay", $"{name} loses a rope"],
            sightings.Each("headline"));
        Assert.Equal(6, sightings.Each("sightingId").Distinct().Count());
        Assert.All(sightings, sighting => Assert.Equal(id, sighting.Text("articleId")));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (1, 5), (2, 1), (2, 3)], sightings.Select(static s => (s.Number("list"), s.Number("position"))));
        Assert.All(sightings, static sighting => Assert.Equal("2021-03-19", sighting.Text("date")));
    }

    [Fact]
    public async Task The_newest_revision_gives_wire_headline_and_flags()
    {
        string slug = Sample.Slug();
        string name = Sample.Name(slug);
        await news.UploadAllAsync(new WirePage("Lamps are lit along the quay") { Listed = [$"{name} lights a lamp", $"(2nd LD) {name} lights a lamp", $"(LEAD) {name} lights a lamp"] });

        JsonElement headline = Assert.Single((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items);

        Assert.Equal($"{name} lights a lamp", headline.Text("headline"));
        Assert.Equal($"(2nd LD) {name} lights a lamp", headline.Text("wireHeadline"));
        Assert.Equal(["lead"], headline.Texts("flags"));
        Assert.Equal(2, headline.Number("revision"));
        Assert.Equal(4, headline.Number("urgency"));
        Assert.Equal(3, headline.Number("sightingCount"));
        Assert.Equal([slug], headline.Items("topics").Each("slug"));
    }

    [Fact]
    public async Task A_headline_tells_where_it_was_seen_and_its_article_once_that_has_arrived()
    {
        string slug = Sample.Slug();
        string text = $"{Sample.Name(slug)} lights a lamp";
        string page = Assert.Single(await news.UploadAllAsync(new WirePage("Lamps are lit along the quay") { Listed = ["Tide comes in", $"(URGENT) {text}"] }));
        string id = Assert.Single((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items).Id();

        JsonElement before = (await news.GetAsync($"/api/v1/headlines/{id}")).Expect(HttpStatusCode.OK).Json;
        string own = Assert.Single(await news.UploadAllAsync(new WirePage(text) { Date = "2021-03-20" }));
        JsonElement after = (await news.GetAsync($"/api/v1/headlines/{id}")).Expect(HttpStatusCode.OK).Json;
        JsonElement article = (await news.GetAsync($"/api/v1/articles/{own}")).Expect(HttpStatusCode.OK).Json;

        Assert.False(before.Has("articleId"));
        Assert.Equal(["urgent"], before.Texts("flags"));
        JsonElement sighting = Assert.Single(before.Items("sightings"));
        Assert.Equal(page, sighting.Text("articleId"));
        Assert.Equal($"(URGENT) {text}", sighting.Text("wireHeadline"));
        Assert.Equal(2, sighting.Number("position"));
        Assert.Equal("2021-03-19", sighting.Text("date"));

        Assert.Equal(own, after.Text("articleId"));
        Assert.Equal(article.Text("storyId"), after.Text("storyId"));
        Assert.Equal("2021-03-19", after.Text("firstSeen"));
        Assert.Equal("2021-03-20", after.Text("lastSeen"));
        Assert.Equal(2, after.Number("sightingCount"));
        Assert.Equal([own, page], after.Items("sightings").Each("articleId"));
    }

    [Fact]
    public async Task A_headline_is_gone_with_its_last_sighting()
    {
        string slug = Sample.Slug();
        string name = Sample.FileName();
        await news.UploadAsync(new WirePage("Lamps are lit along the quay") { Listed = [$"{Sample.Name(slug)} lights a lamp"] }, name);
        string id = Assert.Single((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items).Id();

        await news.DeleteAsync(name);

        (await news.GetAsync($"/api/v1/headlines/{id}")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items);
    }

    [Fact]
    public async Task A_listed_headline_of_an_article_leads_to_the_headline()
    {
        string text = $"The {Sample.Letters(10)} lamp is lit";
        string id = Assert.Single(await news.UploadAllAsync(new WirePage("Lamps are lit along the quay") { Listed = [text, $"(LEAD) {text}"] }));

        JsonElement list = Assert.Single((await news.GetAsync($"/api/v1/articles/{id}")).Json.Items("headlineLists"));
        string headlineId = Assert.Single(list.Items("items").Each("headlineId").Distinct());

        Assert.Equal(text, (await news.GetAsync($"/api/v1/headlines/{headlineId}")).Expect(HttpStatusCode.OK).Json.Text("headline"));
    }
}
