using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>One file over time: uploaded again, corrected, spoilt, deleted, brought back.</summary>
public sealed class VersionTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task The_same_bytes_again_change_nothing_that_is_served()
    {
        string name = Sample.FileName();
        string slug = Sample.Slug();
        WirePage page = new($"{Sample.Name(slug)} counts its boats");
        JsonElement first = await news.UploadAsync(page, name);
        string id = first.ArticleId();
        Answer before = await news.GetAsync($"/api/v1/articles/{id}");
        string headline = Assert.Single((await news.GetAsync($"/api/v1/topics/{slug}/headlines")).Items).Id();
        string cursor = await news.NowAsync();

        JsonElement again = await news.UploadAsync(page, name);
        Answer after = await news.GetAsync($"/api/v1/articles/{id}");
        (IReadOnlyList<JsonElement> changes, _) = await news.ChangesAsync(cursor);

        Assert.NotEqual(first.Text("etag"), again.Text("etag"));
        Assert.Equal("accepted", again.Text("status"));
        Assert.Equal(before.Header("ETag"), after.Header("ETag"));
        Assert.Equal(before.Text, after.Text);
        Assert.DoesNotContain(changes, change => change.Id() == id || change.Id() == headline);
    }

    [Fact]
    public async Task A_corrected_headline_is_a_new_state_of_the_same_article()
    {
        string name = Sample.FileName();
        string wrong = Sample.Slug(), right = Sample.Slug();
        string id = (await news.UploadAsync(new WirePage($"{Sample.Name(wrong)} counts its boats"), name)).ArticleId();
        string? before = (await news.GetAsync($"/api/v1/articles/{id}")).Header("ETag");

        JsonElement receipt = await news.UploadAsync(new WirePage($"{Sample.Name(right)} counts its boats"), name);
        Answer after = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK);

        Assert.Equal(id, receipt.ArticleId());
        Assert.NotEqual(before, after.Header("ETag"));
        Assert.Equal($"{Sample.Name(right)} counts its boats", after.Json.Text("headline"));
        Assert.Empty((await news.GetAsync($"/api/v1/articles?topic={wrong}")).Items);
        Assert.Empty((await news.GetAsync($"/api/v1/headlines?topic={wrong}")).Items);
        Assert.Equal(id, Assert.Single((await news.GetAsync($"/api/v1/articles?topic={right}")).Items).Id());
    }

    [Fact]
    public async Task A_deleted_file_takes_its_article_from_everywhere_and_says_so()
    {
        string name = Sample.FileName();
        string slug = Sample.Slug();
        string id = (await news.UploadAsync(new WirePage($"{Sample.Name(slug)} counts its boats"), name)).ArticleId();
        string headline = Assert.Single((await news.GetAsync($"/api/v1/topics/{slug}/headlines")).Items).Id();
        string cursor = await news.NowAsync();

        JsonElement receipt = await news.DeleteAsync(name);
        (IReadOnlyList<JsonElement> changes, _) = await news.ChangesAsync(cursor);

        Assert.Equal("withdrawn", receipt.Text("status"));
        Assert.Empty(receipt.Texts("articles"));
        Assert.Equal("withdrawn", (await news.ReceiptAsync(name)).Text("status"));
        (await news.GetAsync($"/api/v1/articles/{id}")).ExpectProblem(HttpStatusCode.Gone, "withdrawn");
        Assert.Empty((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items);
        Assert.Empty((await news.GetAsync($"/api/v1/headlines?topic={slug}")).Items);
        JsonElement tombstone = Assert.Single(changes, change => change.Id() == id);
        Assert.Equal("delete", tombstone.Text("type"));
        Assert.False(tombstone.Has("card"));
        Assert.Equal("delete", Assert.Single(changes, change => change.Id() == headline).Text("type"));
    }

    [Fact]
    public async Task A_deleted_file_that_is_uploaded_again_brings_its_article_back()
    {
        string name = Sample.FileName();
        string slug = Sample.Slug();
        WirePage page = new($"{Sample.Name(slug)} counts its boats");
        string id = (await news.UploadAsync(page, name)).ArticleId();
        await news.DeleteAsync(name);
        string cursor = await news.NowAsync();

        JsonElement receipt = await news.UploadAsync(page, name);
        (IReadOnlyList<JsonElement> changes, _) = await news.ChangesAsync(cursor);

        Assert.Equal("accepted", receipt.Text("status"));
        Assert.Equal(id, receipt.ArticleId());
        (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK);
        Assert.Equal(id, Assert.Single((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items).Id());
        Assert.Equal("upsert", Assert.Single(changes, change => change.Id() == id).Text("type"));
    }

    [Fact]
    public async Task The_same_bytes_under_two_names_are_two_articles_that_know_of_each_other()
    {
        string slug = Sample.Slug();
        string first = Sample.FileName(), second = Sample.FileName();
        WirePage page = new($"{Sample.Name(slug)} counts its boats");

        string kept = (await news.UploadAsync(page, first)).ArticleId();
        string deleted = (await news.UploadAsync(page, second)).ArticleId();
        JsonElement both = (await news.GetAsync($"/api/v1/articles?topic={slug}")).Json;

        Assert.NotEqual(kept, deleted);
        Assert.Equal(new HashSet<string> { kept, deleted }, [.. both.Items("value").Each("id")]);
        Assert.Equal([second], (await news.ReceiptAsync(first)).Texts("sameTextAs"));
        Assert.Equal([first], (await news.ReceiptAsync(second)).Texts("sameTextAs"));

        await news.DeleteAsync(second);

        Assert.Empty((await news.ReceiptAsync(first)).Texts("sameTextAs"));
        (await news.GetAsync($"/api/v1/articles/{kept}")).Expect(HttpStatusCode.OK);
        (await news.GetAsync($"/api/v1/articles/{deleted}")).Expect(HttpStatusCode.Gone);
        Assert.Equal(kept, Assert.Single((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items).Id());
    }

    [Fact]
    public async Task A_bad_overwrite_keeps_what_was_served_and_says_so()
    {
        string name = Sample.FileName();
        string slug = Sample.Slug();
        string id = (await news.UploadAsync(new WirePage($"{Sample.Name(slug)} counts its boats"), name)).ArticleId();
        Answer before = await news.GetAsync($"/api/v1/articles/{id}");

        JsonElement receipt = await news.UploadAsync(name, []);

        Assert.Equal("rejected", receipt.Text("status"));
        Assert.Equal(["empty-file", "kept-previous"], receipt.Diagnostics());
        Assert.Equal(id, receipt.ArticleId());
        Assert.Equal(before.Text, (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Text);
        Assert.Equal(id, Assert.Single((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items).Id());
    }
}
