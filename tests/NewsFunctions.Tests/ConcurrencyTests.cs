using System.Diagnostics;
using System.Text.Json;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>Several writers, and readers beside them.</summary>
[Collection(nameof(Alone))]
public sealed class ConcurrencyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Two_stores_that_write_at_once_leave_what_one_would()
    {
        await using World one = World.Create(azurite.ConnectionString);
        await using World other = World.Create(azurite.ConnectionString, like: one);
        await using World alone = World.Create(azurite.ConnectionString, like: one, prefix: $"T{World.RandomName()}");
        for (int i = 0; i < 12; i++)
        {
            await one.DropAsync($"f{i}.txt", Pages.WithLists.Replace("two summers", $"{i % 6} summers", StringComparison.Ordinal));
        }

        await Task.WhenAll(one.Reconciler.RunAsync(TestContext.Current.CancellationToken), other.Reconciler.RunAsync(TestContext.Current.CancellationToken));
        await alone.Reconciler.RunAsync(TestContext.Current.CancellationToken);

        // The order of the log differs with the order of the commits; everything else does not.
        SortedDictionary<string, string> expected = Unordered(await alone.RowsAsync());
        SortedDictionary<string, string> actual = Unordered(await one.RowsAsync());
        Assert.Equal(string.Empty, string.Join("\n\n", expected.Except(actual).Concat(actual.Except(expected)).Select(static row => $"{row.Key}\n{row.Value}")));
        List<JsonElement> changes = await one.AllAsync("/api/v1/changes?pageSize=100");
        Assert.Equal(Enumerable.Range(1, changes.Count), changes.Select(static change => change.GetProperty("seq").GetInt32()));

        static SortedDictionary<string, string> Unordered(SortedDictionary<string, string> rows) => new(
            rows.Where(static row => !row.Key.Contains("/log~", StringComparison.Ordinal) && !row.Key.EndsWith("/head", StringComparison.Ordinal))
                .ToDictionary(static row => row.Key, static row => string.Join('\n', row.Value.Split('\n').Where(static line => !line.StartsWith("Sequence=", StringComparison.Ordinal)))),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Two_deliveries_of_an_old_and_a_new_text_leave_the_new_one()
    {
        await using World one = World.Create(azurite.ConnectionString);
        await using World other = World.Create(azurite.ConnectionString, like: one);
        for (int round = 0; round < 8; round++)
        {
            // Within one second, so that Last-Modified cannot tell them apart.
            await one.DropAsync("a.txt", Pages.Plain($"Norway waits, round {round}"));
            Task early = one.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);
            await one.DropAsync("a.txt", Pages.Plain($"Norway decides, round {round}"));
            await Task.WhenAll(early, other.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken));
            await other.Reconciler.RunAsync(TestContext.Current.CancellationToken);
            TableReader reader = new(azurite.ConnectionString, one.Prefix);
            Assert.Equal($"Norway decides, round {round}", (await reader.OnlyArticleAsync()).GetProperty("headline").GetString());
        }
    }

    [Fact]
    public async Task A_file_that_another_process_ingested_is_missed_though_no_listing_ever_showed_it()
    {
        await using World trigger = World.Create(azurite.ConnectionString);
        await using World timer = World.Create(azurite.ConnectionString, like: trigger);
        await timer.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await trigger.DropAsync("a.txt", Pages.FiveTopics);
        await trigger.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);
        await trigger.DeleteAsync("a.txt");

        await timer.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await timer.AllAsync("/api/v1/articles"));
    }

    [Fact]
    public async Task A_walk_of_one_article_a_page_sees_each_article_of_its_start_once_while_others_arrive()
    {
        await using World world = World.Create(azurite.ConnectionString);
        for (int i = 0; i < 25; i++)
        {
            await world.DropAsync($"start-{i}.txt", Pages.Plain($"Norway story {i}").Replace("2026-05-04", $"2026-05-{i + 1:D2}", StringComparison.Ordinal));
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        string[] start = [.. (await world.AllAsync("/api/v1/articles?pageSize=100")).Select(static card => card.GetProperty("id").GetString()!)];
        Assert.Equal(25, start.Length);

        List<string> walked = [];
        int added = 0;
        for (string? next = "/api/v1/articles?pageSize=1"; next is not null;)
        {
            JsonElement page = await world.GetAsync(next);
            walked.AddRange(page.GetProperty("value").EnumerateArray().Select(static card => card.GetProperty("id").GetString()!));
            next = page.TryGetProperty("nextLink", out JsonElement link) ? link.GetString() : null;
            await world.DropAsync($"later-{added}.txt", Pages.Plain($"Norway later {added}").Replace("2026-05-04", $"2026-05-{(added++ % 28) + 1:D2}", StringComparison.Ordinal));
            await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(start, walked.Where(start.Contains));
        Assert.Equal(walked.Distinct(), walked);
    }

    [Fact]
    public async Task Ten_bursts_of_200_files_are_all_served()
    {
        const int Bursts = 10, Files = 200;
        await using World world = World.Create(azurite.ConnectionString);
        TimeSpan slowest = TimeSpan.Zero;
        for (int burst = 0; burst < Bursts; burst++)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Files),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
                async (i, _) => await world.DropAsync($"burst-{burst}/{i}.txt", Pages.Plain($"Norway counts {burst} times {i} sheep")));
            Stopwatch watch = Stopwatch.StartNew();
            await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        // On an idle machine about 6 s, which must stay below 15; a busy one shows only whether a burst is stuck.
        TestContext.Current.TestOutputHelper?.WriteLine($"The slowest burst took {slowest.TotalSeconds:F1} s.");
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Equal(Bursts * Files, (await world.AllAsync("/api/v1/files?status=accepted&pageSize=100")).Count);
        Assert.Equal(Bursts * Files, (await world.AllAsync("/api/v1/articles?pageSize=100")).Select(static card => card.GetProperty("id").GetString()).Distinct().Count());
        List<JsonElement> changes = await world.AllAsync("/api/v1/changes?pageSize=100");
        Assert.Equal(Enumerable.Range(1, changes.Count), changes.Select(static change => change.GetProperty("seq").GetInt32()));
        Assert.Equal(Bursts * Files * 2, changes.Count);
    }
}
