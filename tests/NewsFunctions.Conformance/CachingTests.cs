using System.Net;
using System.Net.Http.Headers;

namespace NewsFunctions.Conformance;

/// <summary>What caches and browsers need to know of an answer.</summary>
public sealed class CachingTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task An_article_has_the_entity_tag_that_its_body_and_card_say()
    {
        (string slug, string id) = await OneAsync();

        Answer article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK);

        Assert.Matches("^\"[^\"]+\"$", article.Header("ETag"));
        Assert.Equal(article.Header("ETag"), article.Json.Text("etag"));
        Assert.Equal(article.Header("ETag"), Assert.Single((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items).Text("etag"));
    }

    [Fact]
    public async Task Whoever_has_an_answer_already_is_told_so_without_a_body()
    {
        foreach (string path in await PathsAsync())
        {
            string tag = (await news.GetAsync(path)).Expect(HttpStatusCode.OK).Header("ETag")!;
            foreach (string condition in (string[])[tag, $"W/{tag}", $"\"other\", {tag}", "*"])
            {
                Answer again = (await news.GetAsync(path, ("If-None-Match", condition))).Expect(HttpStatusCode.NotModified);
                Assert.Equal(0, again.BodyLength);
                Assert.Equal(tag, again.Header("ETag"));
                Assert.NotNull(again.Header("Cache-Control"));
            }
        }
    }

    [Fact]
    public async Task Whoever_has_another_answer_gets_this_one()
    {
        foreach (string path in await PathsAsync())
        {
            Answer other = (await news.GetAsync(path, ("If-None-Match", "\"other\""))).Expect(HttpStatusCode.OK);
            Assert.NotEqual(0, other.BodyLength);
        }
    }

    [Fact]
    public async Task Head_answers_with_the_headers_of_get_and_no_body()
    {
        foreach (string path in await PathsAsync())
        {
            Answer get = (await news.GetAsync(path)).Expect(HttpStatusCode.OK);
            Answer head = (await news.SendAsync(HttpMethod.Head, path, null)).Expect(HttpStatusCode.OK);

            Assert.Equal(0, head.BodyLength);
            foreach (string header in (string[])["ETag", "Cache-Control", "Content-Type", "Link", "Vary", "X-Content-Type-Options", "Access-Control-Allow-Origin"])
            {
                Assert.Equal(get.Header(header), head.Header(header));
            }

            // A server may leave the length of a body out that it does not send, but not tell another.
            Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length") ?? get.Header("Content-Length"));
        }
    }

    [Fact]
    public async Task Answers_to_readers_are_json_that_caches_keep_for_less_than_a_minute()
    {
        foreach (string path in await PathsAsync())
        {
            Answer answer = (await news.GetAsync(path)).Expect(HttpStatusCode.OK);
            CacheControlHeaderValue caching = CacheControlHeaderValue.Parse(answer.Header("Cache-Control")!);

            Assert.True(caching.Public);
            Assert.InRange(caching.MaxAge!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(60));
            Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task Any_site_may_read()
    {
        foreach (string path in (string[])[.. await PathsAsync(), "/api/health", "/api/health/ready"])
        {
            Answer answer = (await news.GetAsync(path, ("Origin", "https://reader.example"))).Expect(HttpStatusCode.OK);

            Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
            Assert.Contains("ETag", answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
            Assert.Contains("Link", answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_site_may_read_what_is_wrong_with_its_request()
    {
        Answer refused = (await news.GetAsync("/api/v1/articles?pageSize=0", ("Origin", "https://reader.example"))).Expect(HttpStatusCode.BadRequest);

        Assert.Equal("*", refused.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_allowed_to_read()
    {
        foreach (string path in await PathsAsync())
        {
            Answer preflight = await news.SendAsync(
                HttpMethod.Options,
                path,
                null,
                ("Origin", "https://reader.example"),
                ("Access-Control-Request-Method", "GET"),
                ("Access-Control-Request-Headers", "if-none-match"));

            Assert.InRange((int)preflight.Status, 200, 204);
            Assert.Equal("*", preflight.Header("Access-Control-Allow-Origin"));
            Assert.Contains("GET", preflight.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
            Assert.NotNull(preflight.Header("Access-Control-Allow-Headers"));
            Assert.Equal(0, preflight.BodyLength);
        }
    }

    private async Task<(string Slug, string Id)> OneAsync()
    {
        string slug = Sample.Slug();
        return (slug, Assert.Single(await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} keeps a copy"))));
    }

    /// <summary>One path of each kind, whose answers no other test changes.</summary>
    private async Task<string[]> PathsAsync()
    {
        (string slug, string id) = await OneAsync();
        await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} keeps another copy"));
        string headline = (await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items[0].Id();
        return
        [
            $"/api/v1/articles/{id}", $"/api/v1/articles?topic={slug}&pageSize=1", $"/api/v1/headlines/{headline}", $"/api/v1/headlines?topic={slug}",
            $"/api/v1/topics?prefix={slug}", $"/api/v1/topics/{slug}", $"/api/v1/topics/{slug}/articles", $"/api/v1/topics/{slug}/headlines?dedupe=none",
        ];
    }
}
