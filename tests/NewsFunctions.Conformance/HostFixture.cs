using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(NewsFunctions.Conformance.HostFixture))]

// Tests mostly wait for the host, and none depends on another, so many run at the same time.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 16)]

namespace NewsFunctions.Conformance;

/// <summary>
/// The host under test, one for the whole suite. <c>NEWS_BASE_URL</c> names a running one by its root address, without <c>/api</c> (a
/// trailing <c>/</c> or <c>/api</c> is taken off), and <c>NEWS_EDITOR_KEY</c> the key of its editors. Without an address the local host
/// is started, with storage of its own, and taken away again at the end.
/// </summary>
public sealed class HostFixture : IAsyncLifetime
{
    private const string Address = "NEWS_BASE_URL";
    private const string Key = "NEWS_EDITOR_KEY";
    private const string Prefix = "/api";

    // Processes beside the one that commits look at the log once a second.
    private static readonly TimeSpan SharedDelay = TimeSpan.FromSeconds(1.1);

    private LocalHostProcess? host;

    /// <summary>Talks to the host.</summary>
    public NewsClient News { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Address) is { Length: > 0 } address)
        {
            string key = Environment.GetEnvironmentVariable(Key) is { Length: > 0 } given
                ? given
                : throw new InvalidOperationException($"{Key}: expected the key of the editors at {address}, found nothing.");
            address = address.TrimEnd('/');
            address = address.EndsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? address[..^Prefix.Length] : address;
            News = new NewsClient(address, key, SharedDelay);
        }
        else
        {
            host = await LocalHostProcess.StartAsync();
            News = new NewsClient(host.Address, host.EditorKey, TimeSpan.Zero);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
        else if (News is not null)
        {
            // Somebody else's store: nothing that was made up here stays in it.
            await News.DeleteUploadsAsync();
        }

        News?.Dispose();
    }
}
