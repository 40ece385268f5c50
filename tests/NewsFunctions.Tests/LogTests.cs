using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>What may be told to a log.</summary>
public sealed class LogTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task No_log_has_a_files_name_its_text_or_the_key()
    {
        using LogRecorder recorder = new();
        await using World world = World.Create(azurite.ConnectionString, logs: recorder);
        await world.SendAsync(HttpMethod.Put, "/api/v1/files/private-name.txt?code=a-key-for-tests", new StringContent(Pages.WithLists));
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.GetAsync("/api/v1/files/private-name.txt");

        Assert.Contains(recorder.Lines, static line => line.Contains("is accepted", StringComparison.Ordinal));
        Assert.DoesNotContain(recorder.Lines, static line =>
            line.Contains("private-name", StringComparison.Ordinal) || line.Contains("hedgehogs", StringComparison.Ordinal) || line.Contains("a-key-for-tests", StringComparison.Ordinal));
    }
}
