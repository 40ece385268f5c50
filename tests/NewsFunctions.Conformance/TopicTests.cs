using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

public sealed class TopicTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task A_topic_has_the_fields_of_the_contract()
    {
        string slug = Sample.Slug();
        await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} repairs a sluice"));

        JsonElement topic = (await news.GetAsync($"/api/v1/topics/{slug}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(slug, topic.Text("slug"));
        Assert.Equal(Sample.Name(slug), topic.Text("name"));
        Assert.Contains(topic.Text("kind"), (string[])["person", "organisation", "place", "work", "event", "subject"]);
        Assert.Empty(topic.Texts("aliases"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/articles?pageSize=1")]
    [InlineData("/headlines?pageSize=1")]
    public async Task The_slug_of_another_form_leads_to_the_topic(string list)
    {
        await news.UploadAllAsync(new WirePage("N. Korea counts its herons"));

        Answer moved = await news.GetAsync($"/api/v1/topics/dprk{list}");

        moved.Expect(HttpStatusCode.PermanentRedirect);
        Assert.EndsWith($"/api/v1/topics/north-korea{list}", moved.Header("Location"), StringComparison.Ordinal);
        Assert.NotEmpty((await news.GetAsync("/api/v1/articles?topic=dprk&pageSize=1")).Expect(HttpStatusCode.OK).Items);
        JsonElement topic = (await news.GetAsync("/api/v1/topics/north-korea")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("North Korea", topic.Text("name"));
        Assert.Contains("DPRK", topic.Texts("aliases"));
    }

    [Fact]
    public async Task Topics_of_a_prefix_are_listed_by_name()
    {
        string prefix = Sample.Slug();
        string[] slugs = [.. ((string[])["b", "d", "c"]).Select(end => prefix + end)];
        await news.UploadAllAsync([.. slugs.Select(static slug => new WirePage($"{Sample.Name(slug)} repairs a sluice"))]);

        IReadOnlyList<JsonElement> topics = (await news.GetAsync($"/api/v1/topics?prefix={prefix}")).Expect(HttpStatusCode.OK).Items;

        Assert.Equal([$"{prefix}b", $"{prefix}c", $"{prefix}d"], topics.Each("slug"));
        foreach (string query in (string[])[$"prefix={Sample.Name(prefix)}", $"prefix={prefix}&order=name", $"prefix={prefix}&kind={topics[0].Text("kind")}"])
        {
            Assert.Equal(topics.Each("slug"), (await news.GetAsync($"/api/v1/topics?{query}")).Expect(HttpStatusCode.OK).Items.Each("slug"));
        }
    }

    [Fact]
    public async Task Topics_of_another_kind_or_prefix_are_not_listed()
    {
        string slug = Sample.Slug();
        await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} repairs a sluice"));

        Assert.Empty((await news.GetAsync($"/api/v1/topics?prefix={slug}&kind=event")).Expect(HttpStatusCode.OK).Items);
        Assert.Empty((await news.GetAsync($"/api/v1/topics?prefix={slug}b")).Expect(HttpStatusCode.OK).Items);
    }

    [Fact]
    public async Task Topics_are_listed_in_pages()
    {
        string prefix = Sample.Slug();
        string[] slugs = [$"{prefix}b", $"{prefix}c", $"{prefix}d"];
        await news.UploadAllAsync([.. slugs.Select(static slug => new WirePage($"{Sample.Name(slug)} repairs a sluice"))]);

        IReadOnlyList<Answer> pages = await news.PagesAsync($"/api/v1/topics?prefix={prefix}&pageSize=1");

        Assert.Equal(slugs, pages.SelectMany(static page => page.Items).Each("slug"));
    }

    [Fact]
    public async Task A_topic_lists_its_articles_and_headlines_as_the_parameter_does()
    {
        string slug = Sample.Slug();
        string name = Sample.Name(slug);
        string[] ids = await news.UploadAllAsync(
            new WirePage($"{name} repairs a sluice") { Date = "2021-03-17" },
            new WirePage($"(LEAD) {name} opens a sluice") { Date = "2021-03-18" },
            new WirePage("Tide comes in") { Listed = [$"{name} paints a sluice"] });

        Answer articles = await news.GetAsync($"/api/v1/topics/{slug}/articles");
        Answer headlines = await news.GetAsync($"/api/v1/topics/{slug}/headlines");

        Assert.Equal([ids[1], ids[0]], articles.Items.Each("id"));
        Assert.Equal([$"{name} paints a sluice", $"{name} opens a sluice", $"{name} repairs a sluice"], headlines.Items.Each("headline"));
        Assert.Equal(articles.Text, (await news.GetAsync($"/api/v1/articles?topic={slug}")).Text);
        Assert.Equal(headlines.Text, (await news.GetAsync($"/api/v1/headlines?topic={slug}")).Text);
    }

    [Theory]
    [InlineData("flag=lead", 1)]
    [InlineData("flag=urgent", 2)]
    [InlineData("from=2021-03-18", 2, 1)]
    [InlineData("to=2021-03-18", 1, 0)]
    [InlineData("from=2021-03-18&to=2021-03-18", 1)]
    [InlineData("from=2021-03-18T00:00:00Z&to=2021-03-18T23:59:59.9999999Z&order=newest", 1)]
    [InlineData("from=2021-03-19&to=now&flag=lead")]
    [InlineData("from=now-1d")]
    public async Task Flags_and_days_choose_among_the_articles_of_a_topic(string query, params int[] chosen)
    {
        string slug = Sample.Slug();
        string name = Sample.Name(slug);
        string[] ids = await news.UploadAllAsync(
            new WirePage($"{name} repairs a sluice") { Date = "2021-03-17" },
            new WirePage($"(LEAD) {name} opens a sluice") { Date = "2021-03-18" },
            new WirePage($"(URGENT) {name} loses a sluice") { Date = "2021-03-19" });

        IReadOnlyList<JsonElement> articles = (await news.GetAsync($"/api/v1/articles?topic={slug}&{query}")).Expect(HttpStatusCode.OK).Items;
        IReadOnlyList<JsonElement> headlines = (await news.GetAsync($"/api/v1/topics/{slug}/headlines?{query}")).Expect(HttpStatusCode.OK).Items;

        Assert.Equal(chosen.Select(i => ids[i]), articles.Each("id"));
        Assert.Equal(chosen.Select(i => ids[i]), headlines.Each("articleId"));
    }

    [Fact]
    public async Task A_day_is_meant_in_the_zone_that_is_named()
    {
        string slug = Sample.Slug();
        string id = Assert.Single(await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} repairs a sluice") { Date = "2021-03-18T23:30:00Z" }));
        string path = $"/api/v1/articles?topic={slug}&from=2021-03-19&to=2021-03-19";

        Assert.Empty((await news.GetAsync(path)).Expect(HttpStatusCode.OK).Items);
        Assert.Equal(id, Assert.Single((await news.GetAsync($"{path}&tz=Asia/Seoul")).Expect(HttpStatusCode.OK).Items).Id());
    }

    [Fact]
    public async Task A_topic_that_nothing_is_about_is_not_found()
    {
        string slug = Sample.Slug();

        (await news.GetAsync($"/api/v1/topics/{slug}")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await news.GetAsync($"/api/v1/topics/{slug}/articles")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await news.GetAsync($"/api/v1/topics/{slug}/headlines")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await news.GetAsync($"/api/v1/articles?topic={slug}")).Expect(HttpStatusCode.OK).Items);
    }
}
