using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsFunctions.Conformance;

public sealed class ChangeTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task The_log_is_read_from_its_start_to_its_end_without_a_gap()
    {
        string[] ids = await news.UploadAllAsync(new WirePage("A log is kept"), new WirePage("A second log is kept"));

        (IReadOnlyList<JsonElement> changes, _) = await news.ChangesAsync(null);

        Assert.All(changes.Zip(changes.Skip(1)), static pair => Assert.Equal(pair.First.Number("seq") + 1, pair.Second.Number("seq")));
        Assert.All(ids, id => Assert.Contains(changes, change => change.Id() == id));
        Assert.All(changes, static change =>
        {
            Assert.Contains(change.Text("kind"), (string[])["article", "headline"]);
            Assert.Contains(change.Text("type"), (string[])["upsert", "delete", "superseded"]);
            Assert.Equal(change.Text("type") == "upsert", change.Has("card"));
            Assert.Equal(change.Text("type") == "upsert", change.Has("etag"));
        });
    }

    [Fact]
    public async Task A_new_article_is_told_with_the_card_that_lists_show()
    {
        string slug = Sample.Slug();
        string cursor = await news.NowAsync();
        string id = Assert.Single(await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} keeps a log")));

        (IReadOnlyList<JsonElement> changes, _) = await news.ChangesAsync(cursor);
        JsonElement card = Assert.Single((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items);
        JsonElement headline = Assert.Single((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items);

        JsonElement change = Assert.Single(changes, change => change.Id() == id);
        Assert.Equal("article", change.Text("kind"));
        Assert.Equal("upsert", change.Text("type"));
        Assert.Equal(card.GetRawText(), change.GetProperty("card").GetRawText());
        Assert.Equal((await news.GetAsync($"/api/v1/articles/{id}")).Header("ETag"), change.Text("etag"));
        JsonElement told = Assert.Single(changes, change => change.Id() == headline.Id());
        Assert.Equal("headline", told.Text("kind"));
        Assert.Equal(headline.GetRawText(), told.GetProperty("card").GetRawText());
    }

    [Fact]
    public async Task What_is_superseded_carries_no_card_any_more()
    {
        string name = Sample.FileName();
        string start = await news.NowAsync();
        string id = (await news.UploadAsync(new WirePage("A log is kept"), name)).ArticleId();
        await news.UploadAsync(new WirePage("A log is kept well"), name);

        JsonElement[] corrected = [.. (await news.ChangesAsync(start)).Changes.Where(change => change.Id() == id)];
        await news.DeleteAsync(name);
        JsonElement[] deleted = [.. (await news.ChangesAsync(start)).Changes.Where(change => change.Id() == id)];

        Assert.Equal(["superseded", "upsert"], corrected.Each("type"));
        Assert.False(corrected[0].Has("card"));
        Assert.Equal("A log is kept well", corrected[1].GetProperty("card").Text("headline"));
        Assert.Equal(["superseded", "superseded", "delete"], deleted.Each("type"));
        Assert.All(deleted, static change => Assert.False(change.Has("card")));
    }

    [Fact]
    public async Task A_reader_resumes_at_the_cursor_and_misses_nothing()
    {
        string start = await news.NowAsync();
        string[] ids = await news.UploadAllAsync(new WirePage("A log is kept"), new WirePage("Another log is kept"));

        (IReadOnlyList<JsonElement> small, string end) = await news.ChangesAsync(start, pageSize: 1);
        (IReadOnlyList<JsonElement> big, _) = await news.ChangesAsync(start);
        string later = Assert.Single(await news.UploadAllAsync(new WirePage("A third log is kept")));
        (IReadOnlyList<JsonElement> resumed, _) = await news.ChangesAsync(end);

        Assert.Equal(small.Select(Sequence), big.Select(Sequence).Take(small.Count));
        Assert.All(ids, id => Assert.Contains(small, change => change.Id() == id));
        Assert.Equal(small[^1].Number("seq") + 1, resumed[0].Number("seq"));
        Assert.Contains(resumed, change => change.Id() == later);
    }

    [Fact]
    public async Task A_page_says_where_the_next_one_is()
    {
        await news.UploadAllAsync(new WirePage("A log is kept"));

        Answer first = (await news.GetAsync("/api/v1/changes?pageSize=1")).Expect(HttpStatusCode.OK);
        Answer second = (await news.GetAsync(first.Json.Text("nextLink")!)).Expect(HttpStatusCode.OK);

        Assert.Equal($"<{first.Json.Text("nextLink")}>; rel=\"next\"", first.Header("Link"));
        Assert.Contains($"cursor={first.Json.Text("cursor")}", first.Json.Text("nextLink"), StringComparison.Ordinal);
        Assert.Equal(Sequence(Assert.Single(first.Items)) + 1, Sequence(Assert.Single(second.Items)));
    }

    [Fact]
    public async Task A_cursor_from_before_a_rebuild_asks_for_a_new_start()
    {
        await news.UploadAllAsync(new WirePage("A log is kept"));

        // The form of the cursor is the product's own: a log that nobody has, and a place in it.
        string cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("c1|ffffffffffff|1"));

        (await news.GetAsync($"/api/v1/changes?cursor={cursor}")).ExpectProblem(HttpStatusCode.Gone, "resync");
    }

    private static long Sequence(JsonElement change) => change.Number("seq");
}
