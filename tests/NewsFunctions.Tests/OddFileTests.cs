using System.Text;
using System.Text.Json;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>Files that nobody should upload, and names that somebody will.</summary>
public sealed class OddFileTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_file_that_cannot_be_served_gets_a_receipt_and_disturbs_nothing()
    {
        await using World world = World.Create(azurite.ConnectionString);
        byte[] noise = new byte[5_000_000];
        new Random(1).NextBytes(noise);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["good.txt"] = Encoding.UTF8.GetBytes(Pages.FiveTopics),
            ["empty.txt"] = [],
            ["one-byte.txt"] = "."u8.ToArray(),
            ["noise.bin"] = noise,
            ["large.txt"] = new byte[30 * 1024 * 1024],
        };
        foreach ((string name, byte[] content) in files)
        {
            await world.DropAsync(name, content);
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);

        Assert.Single(await world.AllAsync("/api/v1/articles"));
        Assert.Equal(4, (await world.AllAsync("/api/v1/files?status=rejected")).Count);
        await AssertCodeAsync("empty.txt", DiagnosticCodes.EmptyFile);
        await AssertCodeAsync("one-byte.txt", DiagnosticCodes.HeadlineMissing);
        await AssertCodeAsync("noise.bin", DiagnosticCodes.Binary);
        await AssertCodeAsync("large.txt", DiagnosticCodes.TooLarge);

        async Task AssertCodeAsync(string name, string code) =>
            Assert.Equal(code, (await world.GetAsync($"/api/v1/files/{name}")).GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_bad_upload_keeps_the_last_good_article_and_the_next_good_one_heals_it()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await world.DropAsync("a.txt", Pages.WithLists);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        string before = (await world.GetAsync("/api/v1/articles")).GetRawText();

        await world.DropAsync("a.txt", string.Empty);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        JsonElement receipt = await world.GetAsync("/api/v1/files/a.txt");
        Assert.Equal("rejected", receipt.GetProperty("status").GetString());
        Assert.Equal([DiagnosticCodes.EmptyFile, DiagnosticCodes.KeptPrevious], receipt.GetProperty("diagnostics").EnumerateArray().Select(static diagnostic => diagnostic.GetProperty("code").GetString()));
        Assert.Equal(before, (await world.GetAsync("/api/v1/articles")).GetRawText());

        await world.DropAsync("a.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("accepted", (await world.GetAsync("/api/v1/files/a.txt")).GetProperty("status").GetString());
        Assert.Equal("Norway, Chile, Kenya, Japan, Peru sign reading pact", Assert.Single(await world.AllAsync("/api/v1/articles")).GetProperty("headline").GetString());
    }

    [Fact]
    public async Task Names_of_every_sort_have_their_receipts()
    {
        await using World world = World.Create(azurite.ConnectionString);
        string[] names = ["two words.txt", "a#b.txt", "100%.txt", "50%25.txt", "it's.txt", "a/b.txt", "a+b&c=d?.txt", "기사 한글.txt", new string('n', 900), string.Concat(Enumerable.Repeat("기사", 150))];
        foreach (string name in names)
        {
            await world.DropAsync(name, Pages.Plain($"Norway names a file number {Array.IndexOf(names, name)}"));
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await world.AllAsync("/api/v1/files?status=accepted")).Select(static receipt => receipt.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        foreach (string name in names)
        {
            Assert.Equal(name, (await world.GetAsync($"/api/v1/files/{Uri.EscapeDataString(name)}")).GetProperty("name").GetString());
        }

        await world.DeleteAsync("a#b.txt");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(names.Length - 1, (await world.AllAsync("/api/v1/articles")).Count);
    }

    [Theory]
    [InlineData("/api/v1/files/x/%2e%2e/y.txt")]
    [InlineData("/api/v1/files/x%2F..%2Fy.txt")]
    [InlineData("/api/v1/files/a%5Cb.txt")]
    [InlineData("/api/v1/files/a%01b.txt")]
    [InlineData("/api/v1/files/a.")]
    [InlineData("/api/v1/files/a/")]
    public async Task A_name_that_storage_would_change_is_refused(string path)
    {
        await using World world = World.Create(azurite.ConnectionString);
        (int status, JsonElement problem, _) = await world.SendAsync(HttpMethod.Put, path, new StringContent(Pages.FiveTopics));
        Assert.Equal(400, status);
        Assert.Equal("invalid-name", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_long_body_takes_several_rows_and_comes_back_whole_and_goes_whole()
    {
        await using World world = World.Create(azurite.ConnectionString);
        Random random = new(7);
        string body = string.Concat(Enumerable.Range(0, 1_500).Select(_ => new string([.. Enumerable.Range(0, 1_200).Select(_ => (char)random.Next('!', '\u04FF')).Where(char.IsLetterOrDigit)]) + ".\n"));
        await world.DropAsync("a.txt", Pages.Plain("Norway prints noise") + "x\n");
        await world.DropAsync("long.txt", $" date 2026-05-04 Norway prints a long text\nOSLO, May 4 (Coast News Agency) -- A start.\n{body}(END)\n");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        string id = (await world.GetAsync("/api/v1/files/long.txt")).GetProperty("articles")[0].GetString()!;
        Assert.Contains((await world.RowsAsync()).Keys, key => key.Contains($"{id}/body-001", StringComparison.Ordinal));
        JsonElement article = await world.GetAsync($"/api/v1/articles/{id}");
        Assert.Equal(body.Split('\n')[2], article.GetProperty("paragraphs")[3].GetProperty("text").GetString());

        await world.DeleteAsync("long.txt");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        Assert.Single((await world.RowsAsync()).Keys, key => key.Contains($"Articles/{id}/", StringComparison.Ordinal));
    }
}
