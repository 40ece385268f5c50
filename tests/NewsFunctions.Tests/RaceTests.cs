using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>Two processes at one file, with the other's whole work put between two calls of the first.</summary>
public sealed class RaceTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_file_that_comes_back_while_it_is_withdrawn_stays()
    {
        MeanwhilePolicy policy = new();
        await using World slow = World.Create(azurite.ConnectionString, policy);
        await using World fast = World.Create(azurite.ConnectionString, like: slow);
        await slow.DropAsync("a.txt", Pages.FiveTopics);
        await slow.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await slow.DeleteAsync("a.txt");

        policy.Meanwhile = async () =>
        {
            await fast.DropAsync("a.txt", Pages.WithLists);
            await fast.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);
        };
        await slow.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);

        JsonElement card = Assert.Single(await fast.AllAsync("/api/v1/articles"));
        Assert.Equal("Norway opens tunnel for hedgehogs", (await fast.GetAsync(card.GetProperty("url").GetString()!)).GetProperty("headline").GetString());
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_corrected_is_gone()
    {
        MeanwhilePolicy policy = new();
        await using World slow = World.Create(azurite.ConnectionString, policy);
        await using World fast = World.Create(azurite.ConnectionString, like: slow);
        await slow.DropAsync("a.txt", Pages.FiveTopics);
        await slow.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await slow.DropAsync("a.txt", Pages.WithLists);

        policy.Meanwhile = async () =>
        {
            await fast.DeleteAsync("a.txt");
            await fast.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);
        };
        await slow.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);

        Assert.Empty(await fast.AllAsync("/api/v1/articles"));
        string id = Identity.Article("a.txt", string.Empty);
        Assert.Equal(410, (await fast.SendAsync(HttpMethod.Get, $"/api/v1/articles/{id}")).Status);
    }

    [Fact]
    public async Task A_text_left_by_a_stopped_try_gives_way_to_a_newer_one_of_the_same_second()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await world.DropAsync("a.txt", Pages.Plain("Norway waits"));
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        CountingPolicy counting = new();
        await using World counted = World.Create(azurite.ConnectionString, counting, like: world);
        await world.DropAsync("a.txt", Pages.Plain("Norway decides"));

        // Row, download, article's row, question, article's row written: stopped right behind that.
        await using World stopped = World.Create(azurite.ConnectionString, new StopPolicy(7, afterwards: false), like: world);
        await Assert.ThrowsAsync<ProcessEndedException>(() => stopped.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken));
        await world.DropAsync("a.txt", Pages.Plain("Norway decides otherwise"));
        Receipt? receipt = await counted.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);
        Assert.Equal(ReceiptStatus.Accepted, receipt!.Status);
        Assert.Equal("Norway decides otherwise", Assert.Single(await world.AllAsync("/api/v1/articles")).GetProperty("headline").GetString());
    }

    [Fact]
    public async Task A_container_that_is_missing_withdraws_nothing()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await world.DropAsync("a.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.Blobs.DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Single(await world.AllAsync("/api/v1/articles"));
    }

    [Fact]
    public async Task A_long_line_listed_in_many_files_fails_none()
    {
        await using World world = World.Create(azurite.ConnectionString);
        string line = string.Join(' ', Enumerable.Range(0, 70).Select(static i => $"항구 {i:D3}"));
        for (int i = 0; i < 30; i++)
        {
            await world.DropAsync($"{i}.txt", Pages.Plain($"Norway story {i}") + $"-\n{line}\n");
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(30, (await world.AllAsync("/api/v1/files?status=accepted")).Count);
    }

    [Fact]
    public async Task Uploads_while_their_files_are_ingested_fail_nobody()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await world.GetAsync("/api/health");
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watching = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await world.Reconciler.RunAsync(CancellationToken.None);
                }
            },
            CancellationToken.None);
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            (int status, JsonElement json, HttpResponseMessage response) = await world.SendAsync(HttpMethod.Put, $"/api/v1/files/{i % 10}.txt", new StringContent(Pages.Plain($"Norway story {i}")));
            response.Dispose();
            Assert.True(status == 202, $"{status} {json}");
        });
        await done.CancelAsync();
        await watching;
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(10, (await world.AllAsync("/api/v1/files?status=accepted")).Count);
    }

    /// <summary>Lets something happen right before the first transaction.</summary>
    private sealed class MeanwhilePolicy : HttpPipelinePolicy
    {
        public Func<Task>? Meanwhile { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (Meanwhile is { } meanwhile && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
            {
                Meanwhile = null;
                await meanwhile();
            }

            await ProcessNextAsync(message, pipeline);
        }
    }
}
