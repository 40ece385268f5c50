using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NewsFunctions.Conformance;

public sealed class ReceiptTests(HostFixture host)
{
    private readonly NewsClient news = host.News;

    [Fact]
    public async Task An_accepted_file_has_the_receipt_of_the_contract()
    {
        string name = Sample.FileName();
        WirePage page = new($"The {Sample.Letters(10)} lamp is lit");

        JsonElement receipt = await news.UploadAsync(page, name);

        Assert.Equal("accepted", receipt.Text("status"));
        Assert.NotEmpty(receipt.Id());
        Assert.Equal(name, receipt.Text("name"));
        Assert.Equal("wire-page", receipt.Text("format"));
        Assert.Equal("utf-8", receipt.Text("encoding"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page.Text))), receipt.Text("contentHash"));
        Assert.NotEmpty(receipt.Text("pipeline")!);
        Assert.Single(receipt.Texts("articles"));
        Assert.Empty(receipt.Diagnostics());
        Assert.False(receipt.Has("sameTextAs"));
        Assert.Equal(1, receipt.Number("attempts"));

        // Storage keeps times of upload to the second.
        DateTimeOffset received = receipt.GetProperty("received").GetDateTimeOffset();
        Assert.InRange(receipt.GetProperty("processed").GetDateTimeOffset(), received, received.AddSeconds(60));
    }

    [Fact]
    public async Task A_page_that_says_more_than_it_should_is_accepted_with_a_word_about_where()
    {
        JsonElement receipt = await news.UploadAsync(new WirePage("(Harbor Special) A lamp is lit"));

        JsonElement diagnostic = Assert.Single(receipt.Items("diagnostics"));
        Assert.Equal("accepted", receipt.Text("status"));
        Assert.Equal("label-unknown", diagnostic.Text("code"));
        Assert.Equal("warning", diagnostic.Text("severity"));
        Assert.Equal(1, diagnostic.Number("line"));
        Assert.NotEmpty(diagnostic.Text("message")!);
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("\n", "empty-file")]
    [InlineData("-", "headline-missing")]
    [InlineData(" date 2021-03-19 ", "headline-missing")]
    [InlineData("\0", "binary")]
    public async Task A_file_without_a_headline_is_rejected(string text, string code)
    {
        JsonElement receipt = await news.UploadAsync(Sample.FileName(), text);

        Assert.Equal("rejected", receipt.Text("status"));
        Assert.Contains(code, receipt.Diagnostics());
        Assert.Contains("error", receipt.Items("diagnostics").Each("severity"));
        Assert.Empty(receipt.Texts("articles"));
    }

    [Fact]
    public async Task Binary_content_is_rejected()
    {
        // The first byte is no byte-order mark.
        byte[] noise = [0x89, .. RandomNumberGenerator.GetBytes(4_096)];

        JsonElement receipt = await news.UploadAsync(Sample.FileName(), noise);

        Assert.Equal("rejected", receipt.Text("status"));
        Assert.Equal(["binary"], receipt.Diagnostics());
        Assert.Empty(receipt.Texts("articles"));
        Assert.False(receipt.Has("encoding"));
    }

    [Fact]
    public async Task A_good_upload_replaces_a_rejected_one()
    {
        string name = Sample.FileName();
        await news.UploadAsync(name, string.Empty);

        JsonElement receipt = await news.UploadAsync(new WirePage("A lamp is lit"), name);

        Assert.Equal("accepted", receipt.Text("status"));
        Assert.Empty(receipt.Diagnostics());
        (await news.GetAsync($"/api/v1/articles/{receipt.ArticleId()}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Receipts_are_listed_by_status()
    {
        string good = Sample.FileName(), bad = Sample.FileName(), gone = Sample.FileName();
        await Task.WhenAll(news.UploadAsync(new WirePage("A lamp is lit"), good), news.UploadAsync(bad, string.Empty), news.UploadAsync(new WirePage("A lamp goes out"), gone));
        await news.DeleteAsync(gone);

        foreach ((string status, string[] expected) in ((string, string[])[])
        [
            ("accepted", [good]), ("rejected", [bad]), ("withdrawn", [gone]), ("accepted,rejected", [good, bad]), ("rejected,withdrawn,rejected", [bad, gone]),
            ("pending,failed", []),
        ])
        {
            IReadOnlyList<JsonElement> receipts = await ReceiptsAsync($"status={status}", 10);
            Assert.Empty(receipts.Each("status").Except(status.Split(',')));
            Assert.Equal(expected.Order(), receipts.Each("name").Intersect([good, bad, gone]).Order());
        }

        Assert.Equal(new[] { good, bad, gone }.Order(), (await ReceiptsAsync(string.Empty, 10)).Each("name").Intersect([good, bad, gone]).Order());
    }

    [Fact]
    public async Task The_newest_receipt_is_listed_first()
    {
        string[] names = [Sample.FileName(), Sample.FileName(), Sample.FileName()];
        foreach (string name in names)
        {
            await news.UploadAsync(new WirePage("A lamp is lit"), name);

            // Storage keeps times of upload to the second.
            await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        }

        IReadOnlyList<JsonElement> all = await ReceiptsAsync(string.Empty, 10);
        IReadOnlyList<JsonElement> accepted = await ReceiptsAsync("status=accepted,rejected", 10);

        Assert.Equal(names.Reverse(), all.Each("name").Where(names.Contains));
        Assert.Equal(names.Reverse(), accepted.Each("name").Where(names.Contains));
        Assert.Equal(all.Select(Received).OrderDescending(), all.Select(Received));
    }

    [Fact]
    public async Task A_listed_receipt_says_the_same_as_the_receipt_alone()
    {
        string name = Sample.FileName();
        JsonElement receipt = await news.UploadAsync(new WirePage($"The {Sample.Letters(10)} lamp is lit"), name);

        JsonElement listed = Assert.Single(await ReceiptsAsync("status=accepted", 10), item => item.Text("name") == name);

        Assert.Equal(receipt.GetRawText(), listed.GetRawText());
    }

    /// <summary>The newest receipts, that many pages of 100 at most: more than this suite makes.</summary>
    private async Task<IReadOnlyList<JsonElement>> ReceiptsAsync(string query, int pages)
    {
        List<JsonElement> receipts = [];
        string? next = $"/api/v1/files?pageSize=100&{query}".TrimEnd('&');
        for (int page = 0; next is not null && page < pages; page++)
        {
            Answer answer = (await news.EditAsync(HttpMethod.Get, next)).Expect(HttpStatusCode.OK);
            receipts.AddRange(answer.Items);
            next = answer.Json.Text("nextLink");
        }

        return receipts;
    }

    private static DateTimeOffset Received(JsonElement receipt) => receipt.GetProperty("received").GetDateTimeOffset();
}
