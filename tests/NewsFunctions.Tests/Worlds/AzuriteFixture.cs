using NewsFunctions.LocalHost;

[assembly: AssemblyFixture(typeof(NewsFunctions.Tests.Worlds.AzuriteFixture))]

namespace NewsFunctions.Tests.Worlds;

/// <summary>One emulator for all tests, on free ports and with a data folder of its own; each world has its own names in it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("newsfunctions-tests-");
    private Azurite? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public async ValueTask InitializeAsync() =>
        azurite = await Azurite.StartAsync(RepositoryFolder.Find(), null, _ => folder.FullName, static _ => { }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
