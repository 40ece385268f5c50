using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsFunctions.Conformance;

public sealed class ArticleTests(HostFixture host)
{
    private static readonly string[] AlwaysOnCards =
    [
        "id", "url", "storyId", "revision", "headline", "wireHeadline", "flags", "labels", "genre", "urgency", "date", "datePrecision", "dateSource", "topics",
        "wordCount", "updated", "etag",
    ];

    private static readonly string[] SometimesOnCards = ["deck", "bylines", "located", "source", "originalSource", "published", "language", "section"];

    private readonly NewsClient news = host.News;

    [Fact]
    public async Task An_uploaded_article_is_served_and_listed()
    {
        string slug = Sample.Slug();
        string name = Sample.FileName();
        JsonElement receipt = await news.UploadAsync(new WirePage($"{Sample.Name(slug)} opens a second reading room"), name);

        string id = receipt.ArticleId();
        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;
        JsonElement card = Assert.Single((await news.GetAsync($"/api/v1/topics/{slug}/articles")).Expect(HttpStatusCode.OK).Items);

        Assert.Equal("accepted", receipt.Text("status"));
        Assert.Equal(id, article.Id());
        Assert.Equal(id, card.Id());
        Assert.EndsWith($"/api/v1/articles/{id}", card.Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_has_exactly_the_fields_of_the_contract_and_says_the_same_as_its_article()
    {
        string slug = Sample.Slug();
        string id = Assert.Single(await news.UploadAllAsync(new WirePage($"{Sample.Name(slug)} opens a second reading room")));

        JsonElement card = Assert.Single((await news.GetAsync($"/api/v1/articles?topic={slug}")).Items);
        JsonObject article = JsonNode.Parse((await news.GetAsync($"/api/v1/articles/{id}")).Text)!.AsObject();

        Assert.Empty(AlwaysOnCards.Except(card.Names()));
        Assert.Empty(card.Names().Except(AlwaysOnCards).Except(SometimesOnCards));
        foreach (JsonProperty field in card.EnumerateObject())
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(field.Value.GetRawText()), article[field.Name]), field.Name);
            Assert.NotEqual(JsonValueKind.Null, field.Value.ValueKind);
        }
    }

    [Fact]
    public async Task An_article_has_its_place_source_day_byline_and_paragraphs()
    {
        string id = Assert.Single(await news.UploadAllAsync(new WirePage("A quiet ferry gets a louder horn")
        {
            Date = "2022-05-04",
            Head = ["A new sound for the smallest boat on the river", "By Ada Invented and Bo Imagined"],
            Paragraphs =
            [
                "LOWER WEIR, May 4 (Millpond Wire) -- The ferry's horn can now be heard on both banks.",
                "Nobody had asked for it, the ferryman said.",
            ],
        }));

        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("A quiet ferry gets a louder horn", article.Text("headline"));
        Assert.Equal("A quiet ferry gets a louder horn", article.Text("wireHeadline"));
        Assert.Equal("A new sound for the smallest boat on the river", article.Text("deck"));
        Assert.Equal(["Ada Invented", "Bo Imagined"], article.Texts("bylines"));
        Assert.Equal("LOWER WEIR", article.Text("located"));
        Assert.Equal("Millpond Wire", article.Text("source"));
        Assert.Equal("2022-05-04", article.Text("date"));
        Assert.Equal("header", article.Text("dateSource"));
        Assert.Equal("day", article.Text("datePrecision"));
        Assert.False(article.Has("published"));
        Assert.Equal("news", article.Text("genre"));
        Assert.Matches("^[0-9a-f]{64}$", article.Text("contentHash"));
        Assert.Equal(["p1", "p2"], article.Items("paragraphs").Each("id"));
        Assert.Equal(["text", "text"], article.Items("paragraphs").Each("kind"));
        Assert.Equal(
            ["The ferry's horn can now be heard on both banks.", "Nobody had asked for it, the ferryman said."],
            article.Items("paragraphs").Each("text"));
        Assert.Equal(18, article.Number("wordCount"));
    }

    [Fact]
    public async Task A_time_of_day_in_the_header_gives_the_time_of_publication()
    {
        string id = Assert.Single(await news.UploadAllAsync(new WirePage("A clock is set right") { Date = "2022-05-04T13:30:00+09:00" }));

        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("2022-05-04", article.Text("date"));
        Assert.Equal(new DateTimeOffset(2022, 5, 4, 13, 30, 0, TimeSpan.FromHours(9)), article.GetProperty("published").GetDateTimeOffset());
        Assert.Equal("second", article.Text("datePrecision"));
    }

    [Fact]
    public async Task Fifteen_headlines_behind_the_end_mark_are_three_lists_of_five()
    {
        string[] listed = [.. Enumerable.Range(1, 15).Select(static i => i % 5 == 0 ? $"(LEAD) Lamp number {i} is lit" : $"Lamp number {i} is lit")];
        string id = Assert.Single(await news.UploadAllAsync(new WirePage("Lamps are lit along the quay") { Listed = listed }));

        IReadOnlyList<JsonElement> lists = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json.Items("headlineLists");

        Assert.Equal([1, 2, 3], lists.Select(static list => list.Number("list")));
        Assert.All(lists, static list => Assert.Equal([1, 2, 3, 4, 5], list.Items("items").Select(static item => item.Number("position"))));
        JsonElement last = lists[2].Items("items")[4];
        Assert.Equal("Lamp number 15 is lit", last.Text("headline"));
        Assert.Equal("(LEAD) Lamp number 15 is lit", last.Text("wireHeadline"));
        Assert.Equal(["lead"], last.Texts("flags"));
        Assert.Equal(listed, lists.SelectMany(static list => list.Items("items")).Each("wireHeadline"));
        Assert.All(lists.SelectMany(static list => list.Items("items")), static item => Assert.NotEmpty(item.Text("headlineId")!));
    }

    [Theory]
    [InlineData("", 0, 5)]
    [InlineData("(LEAD) ", 1, 4, "lead")]
    [InlineData("(2nd LD) ", 2, 4, "lead")]
    [InlineData("(6th LD) ", 6, 4, "lead")]
    [InlineData("(URGENT) ", 0, 3, "urgent")]
    [InlineData("(URGENT) (LEAD) ", 1, 3, "urgent", "lead")]
    public async Task Marks_in_front_of_a_headline_give_flags_revision_and_urgency(string marks, int revision, int urgency, params string[] flags)
    {
        string headline = $"The {Sample.Letters(10)} bridge stays open";
        string id = Assert.Single(await news.UploadAllAsync(new WirePage(marks + headline)));

        JsonElement article = (await news.GetAsync($"/api/v1/articles/{id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(headline, article.Text("headline"));
        Assert.Equal(marks + headline, article.Text("wireHeadline"));
        Assert.Equal(flags, article.Texts("flags"));
        Assert.Equal(revision, article.Number("revision"));
        Assert.Equal(urgency, article.Number("urgency"));
    }

    [Fact]
    public async Task Leads_of_one_headline_are_of_one_story()
    {
        string headline = $"The {Sample.Letters(10)} bridge stays open";

        string[] ids = await news.UploadAllAsync(new WirePage(headline), new WirePage($"(LEAD) {headline}"), new WirePage($"(2nd LD) {headline}"));
        Answer[] articles = await Task.WhenAll(ids.Select(id => news.GetAsync($"/api/v1/articles/{id}")));

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Single(articles.Select(static article => article.Json.Text("storyId")).Distinct());
    }

    [Fact]
    public async Task The_name_of_a_file_is_in_nothing_that_readers_get()
    {
        string slug = Sample.Slug();
        string name = Sample.FileName();
        string id = (await news.UploadAsync(new WirePage($"{Sample.Name(slug)} keeps a secret") { Head = ["(ATTN: ADDS photo)"] }, name)).ArticleId();

        foreach (string path in (string[])[$"articles/{id}", $"topics/{slug}/articles", $"topics/{slug}/headlines?dedupe=none"])
        {
            Assert.DoesNotContain(name, (await news.GetAsync($"/api/v1/{path}")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }
    }
}
