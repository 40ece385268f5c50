using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

public sealed class PagingTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Theory]
    [InlineData("articles")]
    [InlineData("headlines")]
    [InlineData("headlines?dedupe=none")]
    public async Task Pages_of_one_show_each_item_once_in_the_order_of_a_big_page(string list)
    {
        string slug = await ManyAsync(5);
        string path = $"/api/v1/topics/{slug}/{list}";
        char more = list.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        IReadOnlyList<JsonElement> whole = Assert.Single(await news.PagesAsync($"{path}{more}pageSize=100")).Items;
        IReadOnlyList<Answer> pages = await news.PagesAsync($"{path}{more}pageSize=1");

        Assert.Equal(5, whole.Count);
        Assert.All(pages, static page => Assert.Single(page.Items));
        Assert.Equal(whole.Select(static item => item.GetRawText()), pages.SelectMany(static page => page.Items).Select(static item => item.GetRawText()));
    }

    [Fact]
    public async Task A_walk_sees_each_article_once_while_others_come()
    {
        string slug = await ManyAsync(4);
        string[] initial = (await news.GetAsync($"/api/v1/topics/{slug}/articles")).Items.Each("id");

        Answer page = await news.GetAsync($"/api/v1/topics/{slug}/articles?pageSize=1");
        List<string> seen = [.. page.Items.Each("id")];
        while (page.Json.Text("nextLink") is { } next)
        {
            if (seen.Count <= 2)
            {
                await news.UploadAllAsync(
                    new WirePage($"{Sample.Name(slug)} adds a newer page {seen.Count}") { Date = "2021-03-25" },
                    new WirePage($"{Sample.Name(slug)} adds an older page {seen.Count}") { Date = "2021-03-01" });
            }

            page = (await news.GetAsync(next)).Expect(HttpStatusCode.OK);
            seen.AddRange(page.Items.Each("id"));
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(initial, seen.Where(initial.Contains));
    }

    [Fact]
    public async Task A_walk_goes_on_when_the_article_it_stands_at_goes_away()
    {
        string slug = Sample.Slug();
        string[] names = [Sample.FileName(), Sample.FileName(), Sample.FileName()];
        JsonElement[] receipts = await Task.WhenAll(names.Select((name, i) =>
            news.UploadAsync(new WirePage($"{Sample.Name(slug)} adds page {i}") { Date = $"2021-03-{20 - i}" }, name)));

        Answer first = await news.GetAsync($"/api/v1/topics/{slug}/articles?pageSize=1");
        await news.DeleteAsync(names[0]);
        IReadOnlyList<Answer> rest = await news.PagesAsync(first.Json.Text("nextLink")!);

        Assert.Equal(receipts[0].ArticleId(), Assert.Single(first.Items).Id());
        Assert.Equal([receipts[1].ArticleId(), receipts[2].ArticleId()], rest.SelectMany(static page => page.Items).Each("id"));
    }

    [Fact]
    public async Task The_link_header_says_what_the_body_says()
    {
        string slug = await ManyAsync(2);

        IReadOnlyList<Answer> pages = await news.PagesAsync($"/api/v1/topics/{slug}/articles?pageSize=1");

        Assert.Equal(2, pages.Count);
        Assert.Equal($"<{pages[0].Json.Text("nextLink")}>; rel=\"next\"", pages[0].Header("Link"));
        Assert.Null(pages[1].Header("Link"));
        Assert.False(pages[1].Json.Has("nextLink"));
    }

    [Fact]
    public async Task A_cursor_goes_on_with_another_page_size()
    {
        string slug = await ManyAsync(4);
        string path = $"/api/v1/topics/{slug}/articles";
        string[] whole = (await news.GetAsync(path)).Items.Each("id");

        string cursor = await CursorAsync($"{path}?pageSize=1");
        Answer rest = (await news.GetAsync($"{path}?pageSize=50&cursor={cursor}")).Expect(HttpStatusCode.OK);

        Assert.Equal(whole[1..], rest.Items.Each("id"));
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        string slug = await ManyAsync(2);
        string cursor = await CursorAsync($"/api/v1/topics/{slug}/articles?pageSize=1");

        foreach (string path in (string[])["articles?", $"articles?topic={slug}&", $"topics/{slug}/headlines?", $"topics/{slug}/articles?flag=lead&", "topics?", "changes?"])
        {
            JsonElement problem = (await news.GetAsync($"/api/v1/{path}cursor={cursor}")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-cursor");
            Assert.Equal("cursor", problem.Text("parameter"));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("%21%21")]
    [InlineData("%F0%9F%93%B0")]
    [InlineData("Z2FyYmFnZQ")]
    [InlineData("MXx4eHh4eHh4eHwwMDAwfg")]
    [InlineData("____________________________________")]
    public async Task A_cursor_that_nobody_gave_is_refused(string cursor)
    {
        foreach (string path in (string[])["articles", "headlines", "topics", "changes"])
        {
            JsonElement problem = (await news.GetAsync($"/api/v1/{path}?cursor={cursor}")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-cursor");
            Assert.Equal("cursor", problem.Text("parameter"));
        }
    }

    /// <summary>A new topic with that many articles, two of each day.</summary>
    private async Task<string> ManyAsync(int count)
    {
        string slug = Sample.Slug();
        await news.UploadAllAsync([.. Enumerable.Range(0, count).Select(i => new WirePage($"{Sample.Name(slug)} adds page {i}") { Date = $"2021-03-{10 + (i / 2)}" })]);
        return slug;
    }

    private async Task<string> CursorAsync(string path)
    {
        string next = (await news.GetAsync(path)).Expect(HttpStatusCode.OK).Json.Text("nextLink")!;
        return next[(next.IndexOf("cursor=", StringComparison.Ordinal) + "cursor=".Length)..].Split('&')[0];
    }
}
