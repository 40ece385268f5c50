using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>An ingest that is stopped anywhere, or loses any answer, and runs again ends where an undisturbed one ends.</summary>
public sealed class CrashTests(AzuriteFixture azurite)
{
    private const string Name = "story.txt";

    public static TheoryData<string> Scenarios => ["one article", "with lists", "overwrite", "delete", "same text"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Stopping_before_any_call_leaves_the_state_of_an_undisturbed_run(string scenario) =>
        await DisturbAsync(scenario, static at => new StopPolicy(at, afterwards: false), expectedToEnd: true);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Stopping_after_any_call_leaves_the_state_of_an_undisturbed_run(string scenario) =>
        await DisturbAsync(scenario, static at => new StopPolicy(at, afterwards: true), expectedToEnd: true);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Losing_any_answer_leaves_the_state_of_an_undisturbed_run(string scenario) =>
        await DisturbAsync(scenario, static at => new LostAnswerPolicy(at), expectedToEnd: false);

    private async Task DisturbAsync(string scenario, Func<int, NumberedPolicy> disturbance, bool expectedToEnd)
    {
        await using World before = World.Create(azurite.ConnectionString);
        await PrepareAsync(scenario, before);

        // The same container and the same rows to start from, for the undisturbed run and each disturbed one.
        CountingPolicy counting = new();
        await using World undisturbed = await CopyAsync(before, counting);
        await undisturbed.Ingestor.IngestAsync(Name, TestContext.Current.CancellationToken);
        int calls = counting.Take().Count;
        SortedDictionary<string, string> expected = await undisturbed.RowsAsync();
        Assert.InRange(calls, 5, 100);

        for (int at = 1; at <= calls; at++)
        {
            NumberedPolicy policy = disturbance(at);
            await using World disturbed = await CopyAsync(before, policy);
            Task ingest = disturbed.Ingestor.IngestAsync(Name, TestContext.Current.CancellationToken);
            if (expectedToEnd)
            {
                await Assert.ThrowsAsync<ProcessEndedException>(() => ingest);
            }
            else
            {
                await ingest;
            }

            await using World next = World.Create(azurite.ConnectionString, like: disturbed);
            await next.Reconciler.RunAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected, await next.RowsAsync());
        }
    }

    private async Task<World> CopyAsync(World world, Azure.Core.Pipeline.HttpPipelinePolicy policy)
    {
        string prefix = $"T{World.RandomName()}";
        await world.CopyTablesAsync(prefix);
        return World.Create(azurite.ConnectionString, policy, like: world, prefix: prefix);
    }

    private static async Task PrepareAsync(string scenario, World world)
    {
        // Another file first, so that tables exist, and headlines and the log are shared with it.
        await world.DropAsync("other.txt", Pages.WithLists);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        switch (scenario)
        {
            case "one article":
                await world.DropAsync(Name, Pages.FiveTopics);
                break;
            case "with lists":
                await world.DropAsync(Name, Lists());
                break;
            case "overwrite":
                await world.DropAsync(Name, Lists());
                await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
                await World.NextSecondAsync();
                await world.DropAsync(Name, Lists().Replace("Finland lends", "Finland gives", StringComparison.Ordinal).Replace("Peru names", "Peru renames", StringComparison.Ordinal));
                break;
            case "delete":
                await world.DropAsync(Name, Lists());
                await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
                await world.DeleteAsync(Name);
                break;
            default:
                await world.DropAsync(Name, Pages.WithLists);
                break;
        }
    }

    // Fifteen headlines, some of them also in the other file, take more than one transaction.
    private static string Lists() =>
        Pages.WithLists.Replace("(LEAD) Norway opens tunnel for hedgehogs", "Finland lends out skis in summer", StringComparison.Ordinal)
        + string.Concat(Enumerable.Range(1, 10).Select(static i => $"-\n(LEAD) Iceland, Japan, Brazil and Spain count {i} puffins\n"));
}
