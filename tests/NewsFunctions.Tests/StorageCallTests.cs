using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>What work costs in calls to storage, each try of a call counted.</summary>
public sealed class StorageCallTests(AzuriteFixture azurite)
{
    private readonly CountingPolicy calls = new();

    [Fact]
    public async Task An_article_with_five_topics_and_no_lists_takes_at_most_six_calls()
    {
        await using World world = World.Create(azurite.ConnectionString, calls);
        await world.DropAsync("first.txt", Pages.Plain("Finland sleeps"));
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.DropAsync("story.txt", Pages.FiveTopics);
        calls.Take();

        Receipt? receipt = await world.Ingestor.IngestAsync("story.txt", TestContext.Current.CancellationToken);
        IReadOnlyList<string> made = calls.Take();
        Assert.Equal(ReceiptStatus.Accepted, receipt!.Status);
        Assert.Equal(5, (await world.AllAsync("/api/v1/topics/peru/articles"))[0].GetProperty("topics").EnumerateArray().Count(static topic => topic.GetProperty("kind").GetString() == "place"));
        Assert.True(made.Count <= 6, string.Join('\n', made));
    }

    [Fact]
    public async Task A_cold_article_or_page_takes_one_call_and_a_warm_one_none()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using World world = World.Create(azurite.ConnectionString, calls, time: time);
        for (int i = 0; i < 30; i++)
        {
            await world.DropAsync($"{i}.txt", Pages.Plain($"Norway story {i}"));
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        JsonElement first = await world.GetAsync("/api/v1/articles?pageSize=1");
        string article = first.GetProperty("value")[0].GetProperty("url").GetString()!;
        string headline = (await world.GetAsync("/api/v1/headlines?pageSize=1")).GetProperty("value")[0].GetProperty("url").GetString()!;
        calls.Take();

        foreach (string path in (string[])
            [
                article, headline, "/api/v1/articles", first.GetProperty("nextLink").GetString()!, "/api/v1/articles?topic=norway&from=2026-05-01&to=2026-05-04", "/api/v1/headlines",
                "/api/v1/headlines?dedupe=none", "/api/v1/topics", "/api/v1/topics/norway", "/api/v1/topics/norway/articles", "/api/v1/topics/norway/headlines", "/api/v1/changes",
            ])
        {
            await world.GetAsync(path);
            Assert.Single(calls.Take());
            await world.GetAsync(path);
            Assert.Empty(calls.Take());
        }

        // After a second the head of the log is read once, and everything is still warm.
        time.Advance(TimeSpan.FromSeconds(1.5));
        await world.GetAsync(article);
        await world.GetAsync("/api/v1/articles");
        Assert.Single(calls.Take());
    }

    [Fact]
    public async Task A_look_at_an_unchanged_container_takes_two_calls()
    {
        await using World world = World.Create(azurite.ConnectionString, calls);
        for (int i = 0; i < 10; i++)
        {
            await world.DropAsync($"{i}.txt", Pages.Plain($"Norway story {i}"));
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        calls.Take();
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, calls.Take().Count);
    }
}
