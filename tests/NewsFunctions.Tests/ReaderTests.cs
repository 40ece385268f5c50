using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>What readers get from more than one process, later, and under a public address.</summary>
public sealed class ReaderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_cursor_of_changes_goes_on_at_another_process_that_has_not_looked_since()
    {
        FakeTimeProvider stopped = new(DateTimeOffset.UtcNow);
        await using World one = World.Create(azurite.ConnectionString);
        await using World other = World.Create(azurite.ConnectionString, like: one, time: stopped);
        await one.DropAsync("a.txt", Pages.FiveTopics);
        await one.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await other.GetAsync("/api/v1/changes");

        await one.DropAsync("b.txt", Pages.WithLists);
        await one.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        string cursor = (await one.GetAsync("/api/v1/changes?pageSize=100")).GetProperty("cursor").GetString()!;
        JsonElement page = await other.GetAsync($"/api/v1/changes?cursor={cursor}");
        Assert.Equal(0, page.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task A_range_that_ends_now_moves_on_though_nothing_changes()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using World world = World.Create(azurite.ConnectionString, time: time);
        await world.DropAsync("a.txt", "Norway has no date\nNothing here says when.\n(END)\n");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Single(await world.AllAsync("/api/v1/articles?from=now-30m"));
        time.Advance(TimeSpan.FromMinutes(32));
        Assert.Empty(await world.AllAsync("/api/v1/articles?from=now-30m"));
    }

    [Fact]
    public async Task A_public_address_stands_in_every_link_and_the_host_header_in_none()
    {
        await using World world = World.Create(azurite.ConnectionString, baseUrl: "https://news.example");
        await world.DropAsync("a.txt", Pages.WithLists);
        await world.DropAsync("b.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        foreach (string path in (string[])["/api/v1/articles?pageSize=1", "/api/v1/headlines?pageSize=1", "/api/v1/changes?pageSize=1"])
        {
            (_, JsonElement page, HttpResponseMessage response) = await world.SendAsync(HttpMethod.Get, path, change: static request => request.Headers.Host = "evil.example");
            Assert.StartsWith("https://news.example/api/v1/", page.GetProperty("nextLink").GetString(), StringComparison.Ordinal);
            Assert.Contains("https://news.example/api/v1/", Assert.Single(response.Headers.GetValues("Link")), StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", page.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("\"/api/", page.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_in_the_address_goes_into_no_link_and_no_cursor()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await world.DropAsync("a.txt", Pages.WithLists);
        await world.DropAsync("b.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        (_, JsonElement page, HttpResponseMessage response) = await world.SendAsync(HttpMethod.Get, "/api/v1/files?pageSize=1&code=a-key-for-tests");
        Assert.DoesNotContain("a-key", page.GetRawText() + response.Headers, StringComparison.Ordinal);
        Assert.Single((await world.GetAsync(page.GetProperty("nextLink").GetString()!)).GetProperty("value").EnumerateArray());
    }
}
