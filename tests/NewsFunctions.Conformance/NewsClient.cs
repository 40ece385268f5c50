using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>Talks to the host as any program would: addresses in, answers out.</summary>
/// <param name="root">The address without <c>/api</c>.</param>
/// <param name="delay">How long after a receipt readers may still see what was before.</param>
public sealed class NewsClient(string root, string editorKey, TimeSpan delay) : IDisposable
{
    public const string KeyHeader = "x-functions-key";

    private static readonly TimeSpan IngestTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentDictionary<string, bool> uploads = new(StringComparer.Ordinal);
    private string changesCursor = string.Empty;

    public string EditorKey => editorKey;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    /// <summary>The address of a file, its name escaped so that it arrives as it is.</summary>
    public static string FilePath(string name) => $"/api/v1/files/{Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal)}";

    /// <summary>Sends a request as it is written: dot segments and escapes in the path stay.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        string address = path.StartsWith('/') ? root + path : path;
        Uri uri = new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using HttpRequestMessage request = new(method, uri) { Content = body is null ? null : new ByteArrayContent(body) };

        // A large body must not be on its way while it is refused.
        request.Headers.ExpectContinue = body?.Length > 1024 * 1024;
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request, Token);
        return await Answer.ReadAsync(response, Token);
    }

    /// <summary>Reads as anybody may.</summary>
    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Sends with the editors' key.</summary>
    public Task<Answer> EditAsync(HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body, [(KeyHeader, editorKey), .. headers]);

    public async Task<Answer> PutAsync(string name, byte[] content, params (string Name, string Value)[] headers)
    {
        uploads[name] = true;
        return await EditAsync(HttpMethod.Put, FilePath(name), content, headers);
    }

    /// <summary>Uploads a file and waits for its receipt.</summary>
    public async Task<JsonElement> UploadAsync(string name, byte[] content)
    {
        Answer accepted = (await PutAsync(name, content)).Expect(HttpStatusCode.Accepted);
        return await ReceiptAsync(name, accepted.Json.Text("etag")!);
    }

    public Task<JsonElement> UploadAsync(string name, string text) => UploadAsync(name, Encoding.UTF8.GetBytes(text));

    internal Task<JsonElement> UploadAsync(WirePage page, string? name = null) => UploadAsync(name ?? Sample.FileName(), page.Text);

    /// <summary>Uploads pages at the same time, and tells their articles in the order of the pages.</summary>
    internal async Task<string[]> UploadAllAsync(params WirePage[] pages) =>
        [.. (await Task.WhenAll(pages.Select(page => UploadAsync(page)))).Select(JsonReading.ArticleId)];

    /// <summary>The receipt of a file as it is.</summary>
    public async Task<JsonElement> ReceiptAsync(string name) => (await EditAsync(HttpMethod.Get, FilePath(name))).Expect(HttpStatusCode.OK).Json;

    public async Task<JsonElement> DeleteAsync(string name)
    {
        JsonElement receipt = (await EditAsync(HttpMethod.Delete, FilePath(name))).Expect(HttpStatusCode.OK).Json;
        await Task.Delay(delay, Token);
        return receipt;
    }

    /// <summary>All changes behind a cursor, and the cursor of their end.</summary>
    public async Task<(IReadOnlyList<JsonElement> Changes, string Cursor)> ChangesAsync(string? cursor, int pageSize = 100)
    {
        List<JsonElement> changes = [];
        while (true)
        {
            string from = string.IsNullOrEmpty(cursor) ? string.Empty : $"&cursor={cursor}";
            JsonElement page = (await GetAsync($"/api/v1/changes?pageSize={pageSize}{from}")).Expect(HttpStatusCode.OK).Json;
            changes.AddRange(page.Items("value"));
            cursor = page.Text("cursor")!;
            if (!page.Has("nextLink"))
            {
                return (changes, changesCursor = cursor);
            }
        }
    }

    /// <summary>A cursor of the log's end as it is now.</summary>
    public async Task<string> NowAsync() => (await ChangesAsync(changesCursor)).Cursor;

    /// <summary>The pages of a collection, from its first to its last.</summary>
    public async Task<IReadOnlyList<Answer>> PagesAsync(string path)
    {
        List<Answer> pages = [];
        for (string? next = path; next is not null; next = pages[^1].Json.Text("nextLink"))
        {
            pages.Add((await GetAsync(next)).Expect(HttpStatusCode.OK));
        }

        return pages;
    }

    /// <summary>Takes away every file that was uploaded.</summary>
    public async Task DeleteUploadsAsync()
    {
        foreach (string name in uploads.Keys)
        {
            await EditAsync(HttpMethod.Delete, FilePath(name));
        }
    }

    private async Task<JsonElement> ReceiptAsync(string name, string etag)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            JsonElement receipt = await ReceiptAsync(name);
            if (receipt.Text("status") != "pending" && receipt.Text("etag") == etag)
            {
                await Task.Delay(delay, Token);
                return receipt;
            }

            Assert.True(waited.Elapsed < IngestTime, $"expected the outcome within {IngestTime.TotalSeconds} s, found {receipt}");
            await Task.Delay(Pause, Token);
        }
    }
}
