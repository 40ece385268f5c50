using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NewsFunctions.LocalHost;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>Starting the whole product with one command, and what it says when it cannot.</summary>
public sealed class LocalHostTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("--urls", "nowhere", "--urls: expected an address such as http://127.0.0.1:7071, found 'nowhere'.")]
    [InlineData("--smaples", "none", "--smaples: expected --urls, --samples,")]
    [InlineData("--samples", "no-such-folder", "--samples: expected a folder or 'none', found 'no-such-folder'.")]
    [InlineData("--News__MaxFileBytes", "0", "News__MaxFileBytes: expected 1 to 67108864, found 0.")]
    [InlineData("--News__MaxFileBytes", "many", "'many' at 'News:MaxFileBytes'")]
    [InlineData("--News__Container", "Articles", "News__Container: expected 3 to 63 lower-case letters, digits and single hyphens, found 'Articles'.")]
    [InlineData("--News__TablePrefix", "9x", "News__TablePrefix: expected a letter, then letters and digits, at most 40, found '9x'.")]
    [InlineData("--News__TimeZone", "Mars/Base", "News__TimeZone: expected an IANA zone such as 'Asia/Seoul', found 'Mars/Base'.")]
    [InlineData("--News__PublicBaseUrl", "news.example", "News__PublicBaseUrl: expected an http or https address without a trailing '/', found 'news.example'.")]
    [InlineData("--News__EditorKey", "short", "News__EditorKey: expected at least 8 characters, found 5.")]
    [InlineData("--AzureWebJobsStorage", "nonsense", "AzureWebJobsStorage: expected a connection string of a storage account.")]
    public async Task A_wrong_setting_is_named_in_one_line(string name, string value, string expected)
    {
        string[] storage = name == "--AzureWebJobsStorage" ? [] : ["--AzureWebJobsStorage", azurite.ConnectionString];
        LocalHostException wrong = await Assert.ThrowsAsync<LocalHostException>(() => LocalNews.StartAsync(["--urls", "http://127.0.0.1:0", .. storage, name, value], static _ => { }));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public async Task A_taken_port_is_told_with_another_to_try()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        LocalHostException told = await Assert.ThrowsAsync<LocalHostException>(() => LocalNews.StartAsync(["--urls", $"http://127.0.0.1:{port}"], static _ => { }));
        Assert.Equal($"--urls: port {port} is taken. Stop what uses it, or choose another: --urls http://127.0.0.1:{port + 1}", told.Message);
    }

    [Fact]
    public async Task Ports_of_the_emulator_that_something_else_has_are_told()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        LocalHostException told = await Assert.ThrowsAsync<LocalHostException>(() =>
            LocalNews.StartAsync(["--urls", "http://127.0.0.1:0", "--Azurite__BlobPort", $"{port}", "--Azurite__TablePort", $"{port}"], static _ => { }));
        Assert.Contains($"expected ports that are free or Azurite's, found {port}", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_samples_are_served_after_the_first_start_and_not_loaded_again_at_the_second()
    {
        // Some samples are broken on purpose; one is a digest, whose items are articles too.
        const int Broken = 2;
        const int DigestItems = 5;
        string name = World.RandomName();
        string[] args = ["--urls", "http://127.0.0.1:0", "--AzureWebJobsStorage", azurite.ConnectionString, "--News__Container", $"c{name}", "--News__TablePrefix", $"T{name}", "--samples", Path.Combine(RepositoryFolder.Find(), "samples")];
        int samples = Directory.GetFiles(Path.Combine(RepositoryFolder.Find(), "samples"), "*.txt").Length;
        using HttpClient http = new();

        List<string> said = [];
        await using (LocalNews first = await LocalNews.StartAsync(args, said.Add))
        {
            Assert.Contains($"{samples} sample files", said[0], StringComparison.Ordinal);
            Assert.Equal(samples - Broken + DigestItems, await CountAsync(first));
        }

        said.Clear();
        await using LocalNews second = await LocalNews.StartAsync(args, said.Add);
        Assert.Contains("no samples", said[0], StringComparison.Ordinal);
        Assert.Equal(samples - Broken + DigestItems, await CountAsync(second));

        async Task<int> CountAsync(LocalNews news)
        {
            JsonElement articles = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri($"{news.Address}/api/v1/articles?pageSize=100"), TestContext.Current.CancellationToken));
            return articles.GetProperty("value").GetArrayLength();
        }
    }
}
