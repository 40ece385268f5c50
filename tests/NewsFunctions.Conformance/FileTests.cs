using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>Uploading and deleting through the API.</summary>
public sealed class FileTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task An_upload_is_promised_at_once()
    {
        string name = Sample.FileName();

        Answer promised = (await news.PutAsync(name, "A lamp is lit"u8.ToArray())).Expect(HttpStatusCode.Accepted);

        // A host may be done before it answers.
        Assert.Contains(promised.Json.Text("status"), (string[])["pending", "accepted"]);
        Assert.Equal(name, promised.Json.Text("name"));
        Assert.NotEmpty(promised.Json.Text("etag")!);
        Assert.EndsWith(NewsClient.FilePath(name), promised.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(name, (await news.ReceiptAsync(name)).Text("name"));
    }

    [Fact]
    public async Task No_cache_keeps_what_editors_get()
    {
        string name = Sample.FileName();
        Answer[] answers =
        [
            await news.PutAsync(name, "A lamp is lit"u8.ToArray()),
            await news.EditAsync(HttpMethod.Get, NewsClient.FilePath(name)),
            await news.EditAsync(HttpMethod.Get, "/api/v1/files?pageSize=1"),
            await news.EditAsync(HttpMethod.Post, "/api/v1/parse", "A lamp is lit"u8.ToArray()),
            await news.EditAsync(HttpMethod.Delete, NewsClient.FilePath(name)),
            await news.EditAsync(HttpMethod.Get, NewsClient.FilePath(Sample.FileName())),
        ];

        Assert.All(answers, static answer => Assert.Equal("no-store", answer.Header("Cache-Control")));
        Assert.All(answers, static answer => Assert.Equal("nosniff", answer.Header("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_file_is_not_overwritten_where_it_must_be_new()
    {
        string name = Sample.FileName();
        byte[] lit = Encoding.UTF8.GetBytes("A lamp is lit");

        (await news.PutAsync(name, lit, ("If-None-Match", "*"))).Expect(HttpStatusCode.Accepted);
        (await news.PutAsync(name, lit, ("If-None-Match", "*"))).ExpectProblem(HttpStatusCode.PreconditionFailed, "condition-failed");
    }

    [Fact]
    public async Task A_file_is_overwritten_or_deleted_only_in_the_state_that_is_named()
    {
        string name = Sample.FileName();
        string first = (await news.UploadAsync(name, "A lamp is lit")).Text("etag")!;
        string second = (await news.UploadAsync(name, "A lamp is lit again")).Text("etag")!;
        byte[] content = Encoding.UTF8.GetBytes("A lamp goes out");

        (await news.PutAsync(name, content, ("If-Match", first))).ExpectProblem(HttpStatusCode.PreconditionFailed, "condition-failed");
        (await news.EditAsync(HttpMethod.Delete, NewsClient.FilePath(name), null, ("If-Match", first))).ExpectProblem(HttpStatusCode.PreconditionFailed, "condition-failed");
        Assert.Equal("accepted", (await news.ReceiptAsync(name)).Text("status"));
        string third = (await news.PutAsync(name, content, ("If-Match", second))).Expect(HttpStatusCode.Accepted).Json.Text("etag")!;
        (await news.EditAsync(HttpMethod.Delete, NewsClient.FilePath(name), null, ("If-Match", third))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_that_must_exist_is_not_made()
    {
        string name = Sample.FileName();

        (await news.PutAsync(name, "A lamp is lit"u8.ToArray(), ("If-Match", "\"0x0123456789ABCDE\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "condition-failed");

        (await news.EditAsync(HttpMethod.Get, NewsClient.FilePath(name))).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_never_was_cannot_be_read_or_deleted()
    {
        string path = NewsClient.FilePath(Sample.FileName());

        (await news.EditAsync(HttpMethod.Get, path)).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await news.EditAsync(HttpMethod.Delete, path)).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Deleting_twice_is_as_deleting_once()
    {
        string name = Sample.FileName();
        await news.UploadAsync(name, "A lamp is lit");

        Assert.Equal("withdrawn", (await news.DeleteAsync(name)).Text("status"));
        Assert.Equal("withdrawn", (await news.DeleteAsync(name)).Text("status"));
    }

    /// <summary>Holds where <c>News__MaxFileBytes</c> is not configured: 8 MiB.</summary>
    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_file_over_the_largest_size_is_refused(string method)
    {
        string name = Sample.FileName();
        string path = method == "PUT" ? NewsClient.FilePath(name) : $"/api/v1/parse?name={name}";
        byte[] content = new byte[(8 * 1024 * 1024) + 1];
        Array.Fill(content, (byte)'a');

        JsonElement problem = (await news.EditAsync(new HttpMethod(method), path, content)).ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");

        Assert.Contains("8388608", problem.Text("detail"), StringComparison.Ordinal);
        (await news.EditAsync(HttpMethod.Get, NewsClient.FilePath(name))).Expect(HttpStatusCode.NotFound);
    }
}
