using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>A vocabulary that changes while the service runs.</summary>
public sealed class VocabularyTests(AzuriteFixture azurite)
{
    private const string Page = " date 2026-05-04 Saltvik Rovers win the fjord cup\nSALTVIK, May 4 (Coast News Agency) -- The Rovers won.\n(END)\n";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_file_put_into_the_container_tags_anew_what_is_stored_and_its_removal_takes_that_back()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using World world = World.Create(azurite.ConnectionString, time: time);
        await world.DropAsync("cup.txt", Page);
        await world.Reconciler.RunAsync(Cancellation);
        Assert.DoesNotContain("fjord-cup", await SlugsAsync(world));
        JsonElement before = await world.GetAsync("/api/v1/changes");

        await world.Vocabulary.CreateAsync(cancellationToken: Cancellation);
        await world.Vocabulary.GetBlobClient("ours.tsv").UploadAsync(BinaryData.FromString("Fjord Cup\tevent\tfjord cup\tsoccer\n"), Cancellation);
        time.Advance(Pause);
        await world.Reconciler.RunAsync(Cancellation);
        Assert.Contains("fjord-cup", await SlugsAsync(world));
        Assert.Single(await world.AllAsync("/api/v1/topics/fjord-cup/articles"));
        Assert.Equal("event", (await world.GetAsync("/api/v1/topics/fjord-cup")).GetProperty("kind").GetString());
        Assert.NotEqual(before.GetProperty("cursor").GetString(), (await world.GetAsync("/api/v1/changes")).GetProperty("cursor").GetString());

        await world.Vocabulary.GetBlobClient("ours.tsv").DeleteAsync(cancellationToken: Cancellation);
        time.Advance(Pause);
        await world.Reconciler.RunAsync(Cancellation);
        Assert.DoesNotContain("fjord-cup", await SlugsAsync(world));
        Assert.Empty(await world.AllAsync("/api/v1/topics/fjord-cup/articles"));
    }

    [Fact]
    public async Task A_vocabulary_with_an_error_changes_nothing_and_is_logged_with_its_line()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        using LogRecorder log = new();
        await using World world = World.Create(azurite.ConnectionString, time: time, logs: log);
        await world.DropAsync("cup.txt", Page);
        await world.Vocabulary.CreateAsync(cancellationToken: Cancellation);
        await world.Vocabulary.GetBlobClient("ours.tsv").UploadAsync(BinaryData.FromString("# ours\nFjord Cup\tcup\n"), Cancellation);
        await world.Reconciler.RunAsync(Cancellation);
        Assert.DoesNotContain("fjord-cup", await SlugsAsync(world));
        Assert.Contains(log.Lines, static line => line.Contains("ours.tsv, line 2: expected one of person, organisation, place, work, event, subject, found 'cup'", StringComparison.Ordinal));

        await world.Vocabulary.GetBlobClient("ours.tsv").UploadAsync(BinaryData.FromString("# ours\nFjord Cup\tevent\tfjord cup\n"), overwrite: true, Cancellation);
        time.Advance(Pause);
        await world.Reconciler.RunAsync(Cancellation);
        Assert.Contains("fjord-cup", await SlugsAsync(world));
    }

    [Fact]
    public async Task A_topic_whose_kind_changes_leaves_the_list_of_its_old_kind()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using World world = World.Create(azurite.ConnectionString, time: time);
        await world.DropAsync("cup.txt", Page);
        await world.Vocabulary.CreateAsync(cancellationToken: Cancellation);
        await world.Vocabulary.GetBlobClient("ours.tsv").UploadAsync(BinaryData.FromString("Fjord Cup\tevent\tfjord cup\n"), Cancellation);
        await world.Reconciler.RunAsync(Cancellation);
        Assert.Single(await world.AllAsync("/api/v1/topics?kind=event&prefix=fjord"));

        await world.Vocabulary.GetBlobClient("ours.tsv").UploadAsync(BinaryData.FromString("Fjord Cup\tplace\tfjord cup\n"), overwrite: true, Cancellation);
        time.Advance(Pause);
        await world.Reconciler.RunAsync(Cancellation);
        time.Advance(Pause);
        Assert.Empty(await world.AllAsync("/api/v1/topics?kind=event&prefix=fjord"));
        Assert.Single(await world.AllAsync("/api/v1/topics?kind=place&prefix=fjord"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string[]> SlugsAsync(World world) =>
        [.. (await world.AllAsync("/api/v1/articles")).Single().GetProperty("topics").EnumerateArray().Select(static topic => topic.GetProperty("slug").GetString()!)];
}
