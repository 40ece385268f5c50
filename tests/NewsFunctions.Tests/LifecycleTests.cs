using System.Text.Json;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>A file's life, seen through the API and down to every row.</summary>
public sealed class LifecycleTests(AzuriteFixture azurite)
{
    private const string Secret = "Wardens counted nine animals";

    [Fact]
    public async Task A_file_is_corrected_and_withdrawn_and_every_step_is_told_once()
    {
        await using World world = World.Create(azurite.ConnectionString);

        await DropAsync(world, "a.txt", Pages.WithLists);
        JsonElement dropped = Assert.Single(await world.AllAsync("/api/v1/articles"));
        string id = dropped.GetProperty("id").GetString()!;
        int changesAfterDrop = (await world.AllAsync("/api/v1/changes")).Count;

        // Delivered again by the trigger, and uploaded again with the same bytes in a later second.
        await world.Ingestor.IngestAsync("a.txt", TestContext.Current.CancellationToken);
        await World.NextSecondAsync();
        await DropAsync(world, "a.txt", Pages.WithLists);
        Assert.Equal(dropped.GetRawText(), Assert.Single(await world.AllAsync("/api/v1/articles")).GetRawText());
        Assert.Equal(changesAfterDrop, (await world.AllAsync("/api/v1/changes")).Count);

        // The same through the API, which promises a receipt first.
        await World.NextSecondAsync();
        await world.SendAsync(HttpMethod.Put, "/api/v1/files/a.txt", new StringContent(Pages.WithLists));
        Assert.Equal("pending", (await world.GetAsync("/api/v1/files/a.txt")).GetProperty("status").GetString());
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("accepted", (await world.GetAsync("/api/v1/files/a.txt")).GetProperty("status").GetString());
        Assert.Equal(dropped.GetRawText(), Assert.Single(await world.AllAsync("/api/v1/articles")).GetRawText());
        Assert.Equal(changesAfterDrop, (await world.AllAsync("/api/v1/changes")).Count);

        await DropAsync(world, "a.txt", Pages.WithLists.Replace("opens tunnel for hedgehogs\nRoad", "opens tunnel for badgers\nRoad", StringComparison.Ordinal));
        JsonElement corrected = Assert.Single(await world.AllAsync("/api/v1/articles"));
        Assert.Equal(id, corrected.GetProperty("id").GetString());
        Assert.Equal("Norway opens tunnel for badgers", corrected.GetProperty("headline").GetString());
        Assert.NotEqual(dropped.GetProperty("etag").GetString(), corrected.GetProperty("etag").GetString());

        await world.DeleteAsync("a.txt");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await world.AllAsync("/api/v1/articles"));
        Assert.Empty(await world.AllAsync("/api/v1/headlines"));
        Assert.Empty(await world.AllAsync("/api/v1/headlines?dedupe=none"));
        (int status, JsonElement problem, _) = await world.SendAsync(HttpMethod.Get, $"/api/v1/articles/{id}");
        Assert.Equal(410, status);
        Assert.Equal("withdrawn", problem.GetProperty("code").GetString());

        List<JsonElement> changes = await world.AllAsync("/api/v1/changes?pageSize=7");
        Assert.Equal(Enumerable.Range(1, changes.Count), changes.Select(static change => change.GetProperty("seq").GetInt32()));
        Assert.Equal(["superseded", "superseded", "delete"], changes.Where(change => change.GetProperty("id").GetString() == id).Select(static change => change.GetProperty("type").GetString()));
        Assert.All(changes, static change => Assert.False(change.TryGetProperty("card", out _)));

        await AssertOnlyTracesAsync(world, changes.Count);
    }

    [Fact]
    public async Task The_same_text_under_two_names_is_two_articles_until_one_is_deleted()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await DropAsync(world, "a.txt", Pages.WithLists);
        await DropAsync(world, "b.txt", Pages.WithLists);

        Assert.Equal(2, (await world.AllAsync("/api/v1/articles")).Count);
        Assert.Equal("[\"b.txt\"]", (await world.GetAsync("/api/v1/files/a.txt")).GetProperty("sameTextAs").GetRawText());
        Assert.Equal("[\"a.txt\"]", (await world.GetAsync("/api/v1/files/b.txt")).GetProperty("sameTextAs").GetRawText());
        List<JsonElement> listed = await world.AllAsync("/api/v1/files");
        Assert.Equal(2, listed.Count(static receipt => receipt.TryGetProperty("sameTextAs", out _)));

        await world.DeleteAsync("a.txt");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        JsonElement left = Assert.Single(await world.AllAsync("/api/v1/articles"));
        JsonElement receipt = await world.GetAsync("/api/v1/files/b.txt");
        Assert.Equal(receipt.GetProperty("articles")[0].GetString(), left.GetProperty("id").GetString());
        Assert.False(receipt.TryGetProperty("sameTextAs", out _));
    }

    [Fact]
    public async Task A_row_of_every_kind_goes_when_its_reason_goes()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await DropAsync(world, "a.txt", Pages.WithLists);
        await DropAsync(world, "b.txt", Pages.FiveTopics);
        await DropAsync(world, "c.txt", Pages.FiveTopics);
        await DropAsync(world, "d.txt", string.Empty);
        foreach (string name in (string[])["a.txt", "b.txt", "c.txt", "d.txt"])
        {
            await world.DeleteAsync(name);
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await AssertOnlyTracesAsync(world, (await world.AllAsync("/api/v1/changes")).Count, files: 4, articles: 3);
    }

    [Fact]
    public async Task Tables_that_are_lost_are_made_again_from_the_container()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await DropAsync(world, "a.txt", Pages.WithLists);
        await DropAsync(world, "b.txt", Pages.FiveTopics);
        string[] before = [.. (await world.RowsAsync()).Keys.Where(static key => !key.Contains("/log~", StringComparison.Ordinal))];
        string cursor = (await world.GetAsync("/api/v1/changes")).GetProperty("cursor").GetString()!;

        foreach (string table in (string[])["Articles", "Index"])
        {
            await new Azure.Data.Tables.TableClient(world.ConnectionString, world.Prefix + table).DeleteAsync(TestContext.Current.CancellationToken);
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, (await world.RowsAsync()).Keys.Where(static key => !key.Contains("/log~", StringComparison.Ordinal)));
        (int status, JsonElement problem, _) = await world.SendAsync(HttpMethod.Get, $"/api/v1/changes?cursor={cursor}");
        Assert.Equal((410, "resync"), (status, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_headline_repeated_many_times_in_one_file_is_counted_right_and_goes_away_whole()
    {
        await using World world = World.Create(azurite.ConnectionString);
        string many = Pages.FiveTopics + string.Concat(Enumerable.Repeat("-\n(LEAD) Finland, Spain, Brazil and Ghana share a lighthouse\n", 45));
        await DropAsync(world, "a.txt", many);
        await DropAsync(world, "b.txt", Pages.FiveTopics + "-\nFinland, Spain, Brazil and Ghana share a lighthouse\n");

        JsonElement headline = Assert.Single(await world.AllAsync("/api/v1/topics/ghana/headlines"));
        Assert.Equal(46, headline.GetProperty("sightingCount").GetInt32());
        Assert.Equal(20, (await world.GetAsync(headline.GetProperty("url").GetString()!)).GetProperty("sightings").GetArrayLength());
        Assert.Equal(46, (await world.AllAsync("/api/v1/topics/ghana/headlines?dedupe=none")).Count);

        await world.DeleteAsync("a.txt");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        headline = Assert.Single(await world.AllAsync("/api/v1/topics/ghana/headlines"));
        Assert.Equal(1, headline.GetProperty("sightingCount").GetInt32());
        Assert.Equal(0, headline.GetProperty("revision").GetInt32());
        Assert.Single(await world.AllAsync("/api/v1/topics/ghana/headlines?dedupe=none"));
    }

    private static async Task DropAsync(World world, string name, string text)
    {
        await world.DropAsync(name, text);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Accounts for every row once nothing is served any more.</summary>
    private static async Task AssertOnlyTracesAsync(World world, int changes, int files = 1, int articles = 1)
    {
        SortedDictionary<string, string> rows = await world.RowsAsync();
        Assert.DoesNotContain(rows.Values, static row => row.Contains(Secret, StringComparison.Ordinal) || row.Contains("hedgehogs", StringComparison.Ordinal));

        Assert.Equal(articles, Count("Articles/"));
        Assert.Equal(changes, Count("Index/main/log~"));
        Assert.Equal(files, Count("Index/main/file~"));
        Assert.Equal(files, Count("Index/main/list~files~"));
        Assert.Equal(files, Count("Index/main/list~files:withdrawn~"));
        Assert.Equal(1, Count("Index/main/head"));
        int topics = Count("Index/main/list~topics~");
        Assert.Equal(topics, Count("Index/main/list~topics:"));
        Assert.Equal(articles + changes + (3 * files) + 1 + (2 * topics), rows.Count);

        int Count(string prefix) => rows.Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal));
    }
}
