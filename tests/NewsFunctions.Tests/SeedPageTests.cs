using System.Diagnostics;
using System.Text.Json;
using NewsFunctions.LocalHost;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>The whole path on one real page.</summary>
public sealed class SeedPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_real_page_is_served_with_what_it_says()
    {
        byte[] page = SeedPage.Read();
        await using World world = World.Create(azurite.ConnectionString);
        await world.DropAsync(SeedPage.Name, page);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);

        JsonElement card = Assert.Single(await world.AllAsync("/api/v1/articles"));
        Assert.Equal(
            [
                "id", "url", "storyId", "revision", "headline", "wireHeadline", "flags", "labels", "genre", "urgency", "deck", "originalSource", "date",
                "datePrecision", "dateSource", "language", "section", "topics", "wordCount", "updated", "etag",
            ],
            card.EnumerateObject().Select(static property => property.Name));
        string[] lines = System.Text.Encoding.ASCII.GetString(page).Split('\n');
        Assert.Equal(lines[0][" date 2021-03-19 ".Length..], card.GetProperty("wireHeadline").GetString());
        Assert.Equal(lines[1], card.GetProperty("headline").GetString());
        Assert.Equal(lines[2], card.GetProperty("deck").GetString());
        Assert.Equal("[\"EDITORIAL\"]", card.GetProperty("labels").GetRawText());
        Assert.Equal("opinion", card.GetProperty("genre").GetString());
        Assert.Equal("Korea Times", card.GetProperty("originalSource").GetString());
        Assert.Equal("2021-03-19", card.GetProperty("date").GetString());
        Assert.Equal("day", card.GetProperty("datePrecision").GetString());
        Assert.Equal("header", card.GetProperty("dateSource").GetString());
        string[] topics = [.. card.GetProperty("topics").EnumerateArray().Select(static topic => topic.GetProperty("slug").GetString()!)];
        Assert.Contains("south-korea", topics);
        Assert.Contains("united-states", topics);
        Assert.Contains("north-korea", topics);
        Assert.DoesNotContain("bts", topics);

        JsonElement article = await world.GetAsync(card.GetProperty("url").GetString()!);
        Assert.Equal(lines[3..11], article.GetProperty("paragraphs").EnumerateArray().Select(static paragraph => paragraph.GetProperty("text").GetString()));
        JsonElement[] lists = [.. article.GetProperty("headlineLists").EnumerateArray()];
        Assert.Equal([5, 5, 5], lists.Select(static list => list.GetProperty("items").GetArrayLength()));
        string[] flags = [.. lists.SelectMany(static list => list.GetProperty("items").EnumerateArray()).SelectMany(static item => item.GetProperty("flags").EnumerateArray()).Select(static flag => flag.GetString()!)];
        Assert.Equal(4, flags.Count(static flag => flag == "lead"));
        Assert.Equal(1, flags.Count(static flag => flag == "urgent"));

        Assert.Equal(12, (await world.AllAsync("/api/v1/headlines")).Count);
        Assert.Equal(16, (await world.AllAsync("/api/v1/headlines?dedupe=none")).Count);
        List<JsonElement> ofOneAct = await world.AllAsync("/api/v1/topics/bts/headlines");
        Assert.Equal(5, ofOneAct.Count);
        Assert.All(ofOneAct, static headline => Assert.Contains("BTS", headline.GetProperty("headline").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dropped_page_is_listed_within_three_seconds()
    {
        byte[] page = SeedPage.Read();
        string name = World.RandomName();
        await using LocalNews news = await LocalNews.StartAsync(
            ["--urls", "http://127.0.0.1:0", "--samples", "none", "--AzureWebJobsStorage", azurite.ConnectionString, "--News__Container", $"c{name}", "--News__TablePrefix", $"T{name}"],
            static _ => { });
        using HttpClient http = new();
        Azure.Storage.Blobs.BlobContainerClient container = new(azurite.ConnectionString, $"c{name}");
        await container.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await container.UploadBlobAsync(SeedPage.Name, BinaryData.FromBytes(page), TestContext.Current.CancellationToken);

        Stopwatch waited = Stopwatch.StartNew();
        while (!(await http.GetStringAsync(new Uri($"{news.Address}/api/v1/articles"), TestContext.Current.CancellationToken)).Contains("Korea Times", StringComparison.Ordinal))
        {
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
