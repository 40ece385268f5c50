using System.Net;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>Each kind of request that cannot be answered, and what is said of it.</summary>
public sealed class ProblemTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Theory]
    [InlineData("articles?colour=red", "colour", "pageSize")]
    [InlineData("articles?PageSize=1", "PageSize", "pageSize")]
    [InlineData("articles?dedupe=none", "dedupe", "topic")]
    [InlineData("articles/0123456789abcdef?colour=red", "colour", "format")]
    [InlineData("headlines?colour=red", "colour", "dedupe")]
    [InlineData("topics?flag=lead", "flag", "prefix")]
    [InlineData("topics/lamps/articles?topic=lamps", "topic", "flag")]
    [InlineData("changes?from=2021-03-19", "from", "cursor")]
    public async Task An_unknown_parameter_is_refused_with_those_that_are_known(string request, string parameter, string known)
    {
        JsonElement problem = (await news.GetAsync($"/api/v1/{request}")).ExpectProblem(HttpStatusCode.BadRequest, "unknown-parameter");

        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Contains(known, problem.Texts("allowed"));
    }

    [Theory]
    [InlineData("/api/v1/headlines/0123456789abcdef")]
    [InlineData("/api/v1/topics/lamps")]
    [InlineData("/api/health")]
    [InlineData("/api/health/ready")]
    public async Task A_path_without_parameters_takes_none(string path)
    {
        JsonElement problem = (await news.GetAsync($"{path}?colour=red")).ExpectProblem(HttpStatusCode.BadRequest, "unknown-parameter");

        Assert.Equal("colour", problem.Text("parameter"));
    }

    [Theory]
    [InlineData("articles?pageSize=1&pageSize=2", "pageSize")]
    [InlineData("articles?flag=lead&flag=lead", "flag")]
    [InlineData("headlines?topic=lamps&topic=ropes", "topic")]
    [InlineData("topics?kind=person&kind=place", "kind")]
    [InlineData("changes?cursor=a&cursor=b", "cursor")]
    public async Task A_repeated_parameter_is_refused(string request, string parameter)
    {
        JsonElement problem = (await news.GetAsync($"/api/v1/{request}")).ExpectProblem(HttpStatusCode.BadRequest, "repeated-parameter");

        Assert.Equal(parameter, problem.Text("parameter"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task A_page_size_that_is_no_number_from_1_to_100_is_refused(string size)
    {
        foreach (string list in (string[])["articles", "headlines", "topics", "changes"])
        {
            JsonElement problem = (await news.GetAsync($"/api/v1/{list}?pageSize={size}")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-value");
            Assert.Equal("pageSize", problem.Text("parameter"));
        }
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2021-02-30", "from")]
    [InlineData("from=2021-03-19T12:00:00", "from")]
    [InlineData("from=", "from")]
    [InlineData("to=2021-13-01", "to")]
    [InlineData("to=now-2y", "to")]
    [InlineData("tz=Moon/Base", "tz")]
    [InlineData("topic=Not%20A%20Slug", "topic")]
    [InlineData("topic=", "topic")]
    public async Task A_value_that_cannot_be_read_is_refused(string query, string parameter)
    {
        foreach (string list in (string[])["articles", "headlines"])
        {
            JsonElement problem = (await news.GetAsync($"/api/v1/{list}?{query}")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-value");
            Assert.Equal(parameter, problem.Text("parameter"));
        }
    }

    [Fact]
    public async Task A_range_that_ends_before_it_starts_is_refused()
    {
        JsonElement problem = (await news.GetAsync("/api/v1/articles?from=2021-03-20&to=2021-03-19")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-range");

        Assert.Equal("from", problem.Text("parameter"));
    }

    [Theory]
    [InlineData("articles?flag=shiny", "flag", "lead")]
    [InlineData("articles?flag=LEAD", "flag", "urgent")]
    [InlineData("headlines?flag=shiny", "flag", "lead")]
    [InlineData("headlines?dedupe=maybe", "dedupe", "none")]
    [InlineData("articles?order=oldest", "order", "newest")]
    [InlineData("topics?order=size", "order", "name")]
    [InlineData("topics?kind=robot", "kind", "organisation")]
    [InlineData("articles/0123456789abcdef?format=pdf", "format", "json")]
    public async Task A_value_that_is_none_of_a_few_is_refused_with_those(string request, string parameter, string allowed)
    {
        JsonElement problem = (await news.GetAsync($"/api/v1/{request}")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-value");

        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Contains(allowed, problem.Texts("allowed"));
    }

    [Theory]
    [InlineData("topics/Not%20A%20Slug/articles", "slug")]
    [InlineData("topics/UPPER/headlines", "slug")]
    [InlineData("topics?prefix=", "prefix")]
    [InlineData("topics?prefix=%21%21", "prefix")]
    public async Task A_text_that_can_be_no_topic_is_refused(string request, string parameter)
    {
        JsonElement problem = (await news.GetAsync($"/api/v1/{request}")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-value");

        Assert.Equal(parameter, problem.Text("parameter"));
    }

    [Theory]
    [InlineData("status=odd", "invalid-value", "status")]
    [InlineData("status=accepted,odd", "invalid-value", "status")]
    [InlineData("pageSize=101", "invalid-value", "pageSize")]
    [InlineData("colour=red", "unknown-parameter", "colour")]
    [InlineData("status=accepted&status=rejected", "repeated-parameter", "status")]
    [InlineData("cursor=x", "invalid-cursor", "cursor")]
    public async Task Editors_are_told_as_readers_are(string query, string code, string parameter)
    {
        JsonElement problem = (await news.EditAsync(HttpMethod.Get, $"/api/v1/files?{query}")).ExpectProblem(HttpStatusCode.BadRequest, code);

        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Equal(parameter == "status" && code == "invalid-value", problem.Texts("allowed").Contains("rejected"));
    }

    [Theory]
    [InlineData("/api/v1/articles/0123456789abcdef")]
    [InlineData("/api/v1/articles/x")]
    [InlineData("/api/v1/articles/~~~~~~~~~~~~~~~~")]
    [InlineData("/api/v1/headlines/0123456789abcdef")]
    [InlineData("/api/v1/headlines/x")]
    [InlineData("/api/v1/topics/Not%20A%20Slug")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/api/v1/articles/0123456789abcdef/nowhere")]
    [InlineData("/api/nowhere")]
    [InlineData("/api/v2/articles")]
    public async Task What_does_not_exist_is_not_found(string path) =>
        (await news.GetAsync(path)).ExpectProblem(HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("POST", "articles", "GET", "HEAD", "OPTIONS")]
    [InlineData("DELETE", "articles/0123456789abcdef", "GET", "HEAD", "OPTIONS")]
    [InlineData("PUT", "headlines/0123456789abcdef", "GET", "HEAD", "OPTIONS")]
    [InlineData("PATCH", "topics/lamps", "GET", "HEAD", "OPTIONS")]
    [InlineData("POST", "topics/lamps/articles", "GET", "HEAD", "OPTIONS")]
    [InlineData("DELETE", "changes", "GET", "HEAD", "OPTIONS")]
    [InlineData("PUT", "files", "GET", "HEAD")]
    [InlineData("POST", "files/lamps.txt", "GET", "HEAD", "PUT", "DELETE")]
    [InlineData("GET", "parse", "POST")]
    public async Task A_method_that_a_path_has_not_is_refused_with_those_it_has(string method, string path, params string[] allowed)
    {
        Answer refused = await news.EditAsync(new HttpMethod(method), $"/api/v1/{path}");

        refused.ExpectProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed.Order(), refused.Header("Allow")!.Split(',', StringSplitOptions.TrimEntries).Order());
    }
}
