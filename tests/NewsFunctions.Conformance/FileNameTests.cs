using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>Names of files, as addresses hold them.</summary>
public sealed class FileNameTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    public static TheoryData<string> Refused =>
    [
        "%2e%2e%2fx.txt", "x%2F..%2Fy.txt", "x%2f.%2fy.txt", "%2e%2e%2F%2e%2e%2Fx.txt", "x%2F%2e%2e", "%2Fx.txt", "x%5Cy.txt", "..%5Cx.txt", "x.", "x.txt.", "x%2F",
        "x%01y.txt", "x%09y.txt", "x%0Ay.txt", "x%7Fy.txt", new string('x', 1_025), new string('x', 1_200),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_name_that_could_mean_another_place_is_refused(string escaped)
    {
        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Get, HttpMethod.Delete])
        {
            byte[]? body = method == HttpMethod.Put ? "A lamp is lit"u8.ToArray() : null;
            JsonElement problem = (await news.EditAsync(method, $"/api/v1/files/{escaped}", body)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-name");
            Assert.Equal("name", problem.Text("parameter"));
        }
    }

    [Theory]
    [InlineData("..%2Fx.txt")]
    [InlineData("x%5Cy.txt")]
    [InlineData("x.")]
    [InlineData("x%0Ay.txt")]
    [InlineData("")]
    public async Task A_dry_run_refuses_the_same_names(string escaped)
    {
        JsonElement problem = (await news.EditAsync(HttpMethod.Post, $"/api/v1/parse?name={escaped}", "A lamp is lit"u8.ToArray()))
            .ExpectProblem(HttpStatusCode.BadRequest, "invalid-name");

        Assert.Equal("name", problem.Text("parameter"));
    }

    [Theory]
    [InlineData("with spaces {0}.txt")]
    [InlineData("#1 {0}.txt")]
    [InlineData("100% {0}.txt")]
    [InlineData("100%25 {0}.txt")]
    [InlineData("it's {0}.txt")]
    [InlineData("a/b/{0}.txt")]
    [InlineData("등대 {0}.txt")]
    [InlineData("a+b&c=d?{0};.txt")]
    [InlineData("..{0}...txt")]
    [InlineData("{0}")]
    public async Task Any_other_name_is_kept_as_it_is(string form) => await RoundTripAsync(form.Replace("{0}", Sample.Letters(16), StringComparison.Ordinal));

    [Fact]
    public async Task A_name_of_900_characters_is_kept_as_it_is() => await RoundTripAsync(Sample.Letters(900));

    [Fact]
    public async Task Names_that_differ_in_case_or_escaping_are_different_files()
    {
        string letters = Sample.Letters(16);
        string[] names = [$"{letters}.txt", $"{letters}.TXT", $"{letters}%2Etxt"];

        JsonElement[] receipts = await Task.WhenAll(names.Select(name => news.UploadAsync(new WirePage("A lamp is lit"), name)));

        Assert.Equal(names, receipts.Each("name"));
        Assert.Equal(3, receipts.Select(JsonReading.ArticleId).Distinct().Count());
    }

    [Fact]
    public async Task A_slash_of_a_name_may_be_escaped()
    {
        string letters = Sample.Letters(16);
        await news.UploadAsync(new WirePage("A lamp is lit"), $"a/{letters}.txt");

        foreach (string path in (string[])[$"a/{letters}.txt", $"a%2F{letters}.txt", $"a%2f{letters}.txt"])
        {
            Assert.Equal($"a/{letters}.txt", (await news.EditAsync(HttpMethod.Get, $"/api/v1/files/{path}")).Expect(HttpStatusCode.OK).Json.Text("name"));
        }
    }

    private async Task RoundTripAsync(string name)
    {
        JsonElement receipt = await news.UploadAsync(new WirePage("A lamp is lit"), name);

        Assert.Equal("accepted", receipt.Text("status"));
        Assert.Equal(name, receipt.Text("name"));
        (await news.GetAsync($"/api/v1/articles/{receipt.ArticleId()}")).Expect(HttpStatusCode.OK);
        Assert.Equal("withdrawn", (await news.DeleteAsync(name)).Text("status"));
        (await news.GetAsync($"/api/v1/articles/{receipt.ArticleId()}")).Expect(HttpStatusCode.Gone);
    }
}
