using System.Net;

namespace NewsFunctions.Conformance;

public sealed class HealthTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task A_host_that_runs_says_that_it_lives()
    {
        Answer health = (await news.GetAsync("/api/health")).Expect(HttpStatusCode.OK);

        Assert.Equal("ok", health.Json.Text("status"));
        Assert.Equal("no-store", health.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_host_that_reaches_its_storage_says_that_it_is_ready()
    {
        Answer ready = (await news.GetAsync("/api/health/ready")).Expect(HttpStatusCode.OK);

        Assert.Equal("ready", ready.Json.Text("status"));
        Assert.Equal("no-store", ready.Header("Cache-Control"));
    }
}
