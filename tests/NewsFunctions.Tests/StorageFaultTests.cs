using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using NewsFunctions.LocalHost;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>Storage that is gone, slow to answer in full, or full of surprises.</summary>
public sealed class StorageFaultTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task While_storage_is_gone_the_answer_is_503_and_afterwards_everything_goes_on_by_itself()
    {
        using TemporaryFolder folder = new();
        Azurite storage = await StartAsync(null, folder);
        await using World world = World.Create(storage.ConnectionString);
        await world.DropAsync("a.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(200, (await world.SendAsync(HttpMethod.Get, "/api/health/ready")).Status);

        // Long enough for the emulator to write its state down.
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        await storage.DisposeAsync();
        foreach (string path in (string[])["/api/v1/articles?pageSize=7", "/api/v1/files", "/api/v1/changes", "/api/health/ready"])
        {
            (int status, JsonElement problem, HttpResponseMessage response) = await world.SendAsync(HttpMethod.Get, path);
            Assert.Equal(503, status);
            Assert.Equal("storage-unavailable", problem.GetProperty("code").GetString());
            Assert.NotNull(response.Headers.RetryAfter);
        }

        Assert.Equal(503, (await world.SendAsync(HttpMethod.Put, "/api/v1/files/b.txt", new StringContent(Pages.FiveTopics))).Status);
        Assert.Equal(200, (await world.SendAsync(HttpMethod.Get, "/api/health")).Status);
        await Assert.ThrowsAnyAsync<Exception>(() => world.Reconciler.RunAsync(TestContext.Current.CancellationToken));

        await using Azurite again = await StartAsync((storage.BlobPort, storage.TablePort), folder);
        await world.DropAsync("b.txt", Pages.WithLists);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, (await world.AllAsync("/api/v1/articles?pageSize=7")).Count);
    }

    [Fact]
    public async Task Pages_of_storage_that_are_empty_but_go_on_are_read_on()
    {
        EmptyPagePolicy policy = new();
        await using World world = World.Create(azurite.ConnectionString, policy);
        for (int i = 0; i < 5; i++)
        {
            await world.DropAsync($"{i}.txt", Pages.Plain($"Norway story {i}"));
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, (await world.AllAsync("/api/v1/articles?pageSize=2")).Count);
        Assert.Equal(5, (await world.AllAsync("/api/v1/topics/norway/headlines?pageSize=2")).Count);
        Assert.Equal(10, (await world.AllAsync("/api/v1/changes?pageSize=3")).Count);
        Assert.Equal(5, (await world.AllAsync("/api/v1/files?pageSize=3")).Count);
        Assert.True(policy.Emptied > 10);
    }

    [Fact]
    public async Task After_five_failed_tries_the_receipt_says_failed_and_a_later_try_heals_it()
    {
        RefusingPolicy policy = new();
        await using World world = World.Create(azurite.ConnectionString, policy);
        await world.DropAsync("warm.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.DropAsync("a.txt", Pages.WithLists);

        policy.IsRefusing = true;
        for (int attempt = 1; attempt <= Ingestion.Ingestor.Tries; attempt++)
        {
            await Assert.ThrowsAsync<Azure.RequestFailedException>(() => world.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken));
            JsonElement tried = await world.GetAsync("/api/v1/files/a.txt");
            Assert.Equal(attempt, tried.GetProperty("attempts").GetInt32());
            Assert.Equal(attempt < Ingestion.Ingestor.Tries ? "pending" : "failed", tried.GetProperty("status").GetString());
        }

        JsonElement failed = Assert.Single(await world.AllAsync("/api/v1/files?status=failed"));
        Assert.Contains("storage answered 400", failed.GetProperty("diagnostics")[0].GetProperty("message").GetString(), StringComparison.Ordinal);

        policy.IsRefusing = false;
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("accepted", (await world.GetAsync("/api/v1/files/a.txt")).GetProperty("status").GetString());
    }

    private static Task<Azurite> StartAsync((int Blob, int Table)? ports, TemporaryFolder folder) =>
        Azurite.StartAsync(RepositoryFolder.Find(), ports, _ => folder.Path, static _ => { }, TestContext.Current.CancellationToken);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("newsfunctions-tests-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    /// <summary>Answers the first request of every query with an empty page that says where to go on, as Azure may.</summary>
    private sealed class EmptyPagePolicy : HttpPipelinePolicy
    {
        public int Emptied { get; private set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            string query = message.Request.Uri.Query;
            if (message.Request.Method != RequestMethod.Get || !query.Contains("$filter=", StringComparison.Ordinal))
            {
                await ProcessNextAsync(message, pipeline);
            }
            else if (query.Contains("go-on", StringComparison.Ordinal))
            {
                message.Request.Uri.Query = string.Join('&', query.TrimStart('?').Split('&').Where(static part => !part.Contains("go-on", StringComparison.Ordinal)));
                await ProcessNextAsync(message, pipeline);
            }
            else
            {
                Emptied++;
                message.Response = new EmptyPage();
            }
        }

        private sealed class EmptyPage : Azure.Response
        {
            private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/json",
                ["x-ms-continuation-NextPartitionKey"] = "go-on",
                ["x-ms-continuation-NextRowKey"] = "go-on",
            };

            public override int Status => 200;

            public override string ReasonPhrase => "OK";

            public override Stream? ContentStream { get; set; } = new MemoryStream(Encoding.UTF8.GetBytes("{\"value\":[]}"));

            public override string ClientRequestId { get; set; } = string.Empty;

            public override void Dispose()
            {
            }

            protected override bool ContainsHeader(string name) => Known.ContainsKey(name);

            protected override IEnumerable<HttpHeader> EnumerateHeaders() => Known.Select(static header => new HttpHeader(header.Key, header.Value));

            protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => Known.TryGetValue(name, out value);

            protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
            {
                values = Known.TryGetValue(name, out string? value) ? [value] : null;
                return values is not null;
            }
        }
    }

    /// <summary>Refuses every write of an article's own row, and lets all else pass.</summary>
    private sealed class RefusingPolicy : HttpPipelinePolicy
    {
        public bool IsRefusing { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            IsRefusing && message.Request.Method == RequestMethod.Post && message.Request.Uri.Path.EndsWith("Articles", StringComparison.Ordinal)
                ? throw new Azure.RequestFailedException((int)HttpStatusCode.BadRequest, "Refused.", "RefusedForATest", null)
                : ProcessNextAsync(message, pipeline);
    }
}
