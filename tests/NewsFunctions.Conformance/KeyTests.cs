using System.Net;

namespace NewsFunctions.Conformance;

/// <summary>Who may do what editors do. Of a refusal only the status is asserted: not every host adds a body.</summary>
public sealed class KeyTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Theory]
    [InlineData("GET", "files")]
    [InlineData("HEAD", "files")]
    [InlineData("GET", "files/lamps.txt")]
    [InlineData("PUT", "files/lamps.txt")]
    [InlineData("DELETE", "files/lamps.txt")]
    [InlineData("POST", "parse")]
    public async Task Without_the_key_nothing_is_answered(string method, string path)
    {
        byte[]? body = method is "PUT" or "POST" ? "A lamp"u8.ToArray() : null;

        (await news.SendAsync(new HttpMethod(method), $"/api/v1/{path}", body)).Expect(HttpStatusCode.Unauthorized);
        (await news.SendAsync(new HttpMethod(method), $"/api/v1/{path}", body, (NewsClient.KeyHeader, "not-the-key-of-any-editor"))).Expect(HttpStatusCode.Unauthorized);
        (await news.SendAsync(new HttpMethod(method), $"/api/v1/{path}?code=not-the-key-of-any-editor", body)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_refused_for_want_of_the_key_is_not_stored()
    {
        string path = NewsClient.FilePath(Sample.FileName());

        (await news.SendAsync(HttpMethod.Put, path, "A lamp"u8.ToArray())).Expect(HttpStatusCode.Unauthorized);

        (await news.EditAsync(HttpMethod.Get, path)).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_key_may_stand_in_the_address()
    {
        string code = $"code={Uri.EscapeDataString(news.EditorKey)}";
        string path = NewsClient.FilePath(Sample.FileName());

        (await news.GetAsync($"/api/v1/files?pageSize=1&{code}")).Expect(HttpStatusCode.OK);
        (await news.GetAsync($"{path}?{code}")).Expect(HttpStatusCode.NotFound);
        (await news.SendAsync(HttpMethod.Post, $"/api/v1/parse?{code}", "A lamp"u8.ToArray())).Expect(HttpStatusCode.OK);
    }
}
