using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsFunctions.Ingestion;
using NewsFunctions.LocalHost;

namespace NewsFunctions.Tests.Worlds;

/// <summary>A whole service of its own on the emulator: container, tables and, when asked for, an API.</summary>
public sealed class World : IAsyncDisposable
{
    private const string Key = "a-key-for-tests";

    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private bool serving;

    private World(WebApplication app, string connectionString, string container, string prefix)
    {
        (this.app, ConnectionString, Container, Prefix) = (app, connectionString, container, prefix);
        Blobs = new BlobContainerClient(connectionString, container);
    }

    public string ConnectionString { get; }

    public string Container { get; }

    public string Prefix { get; }

    /// <summary>The container as an editor sees it, past the service.</summary>
    public BlobContainerClient Blobs { get; }

    /// <summary>The container of the vocabulary, which does not exist at first.</summary>
    public BlobContainerClient Vocabulary => new(ConnectionString, $"v-{Container}");

    public Ingestor Ingestor => app.Services.GetRequiredService<Ingestor>();

    public Reconciler Reconciler => app.Services.GetRequiredService<Reconciler>();

    public IServiceProvider Services => app.Services;

    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints);

    public static string RandomName() => Guid.NewGuid().ToString("N")[..12];

    /// <summary>Makes a world.</summary>
    /// <param name="policy">Sees every call that the service makes to storage, each try of it.</param>
    /// <param name="like">A world whose container, and unless a prefix is given tables, this one shares: another process of the same app.</param>
    public static World Create(string connectionString, HttpPipelinePolicy? policy = null, World? like = null, string? prefix = null, TimeProvider? time = null, string? baseUrl = null, ILoggerProvider? logs = null)
    {
        string name = RandomName();
        string container = like?.Container ?? $"c{name}";
        prefix ??= like?.Prefix ?? $"T{name}";
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["News:Container"] = container,
            ["News:VocabularyContainer"] = $"v-{container}",
            ["News:TablePrefix"] = prefix,
            ["News:PublicBaseUrl"] = baseUrl,
        });
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static kestrel => (kestrel.Limits.MaxRequestBodySize, kestrel.Limits.MaxRequestLineSize) = (null, 32 * 1024));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddNews(builder.Configuration);
        builder.Services.AddSingleton(new LocalSettings { Urls = LocalSettings.DefaultUrls, EditorKey = Key });
        builder.Services.PostConfigureAll<TableClientOptions>(options => Change(options, policy));
        builder.Services.PostConfigureAll<BlobClientOptions>(options => Change(options, policy));
        WebApplication app = builder.Build();
        app.MapNews();
        return new World(app, connectionString, container, prefix);
    }

    /// <summary>Drops a text in the container, as an editor does.</summary>
    public Task DropAsync(string name, string text) => DropAsync(name, Encoding.UTF8.GetBytes(text));

    public async Task DropAsync(string name, byte[] content)
    {
        await Blobs.CreateIfNotExistsAsync(cancellationToken: Cancellation);
        await Blobs.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, Cancellation);
    }

    public Task DeleteAsync(string name) => Blobs.GetBlobClient(name).DeleteAsync(cancellationToken: Cancellation);

    /// <summary>Waits until storage's clock shows another second, so that times of one second's resolution differ.</summary>
    public static Task NextSecondAsync() => Task.Delay(TimeSpan.FromMilliseconds(1100), Cancellation);

    public async Task<(int Status, JsonElement Json, HttpResponseMessage Response)> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? change = null)
    {
        if (!serving)
        {
            await app.StartAsync(Cancellation);
            serving = true;
        }

        using HttpRequestMessage request = new(method, new Uri(app.Urls.First() + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })) { Content = content };
        request.Headers.Add("x-functions-key", Key);
        change?.Invoke(request);
        HttpResponseMessage response = await http.SendAsync(request, Cancellation);
        byte[] body = await response.Content.ReadAsByteArrayAsync(Cancellation);
        return ((int)response.StatusCode, body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body), response);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        (int status, JsonElement json, HttpResponseMessage response) = await SendAsync(HttpMethod.Get, path);
        response.Dispose();
        Assert.Equal(200, status);
        return json;
    }

    /// <summary>Every item of a list, over all its pages.</summary>
    public async Task<List<JsonElement>> AllAsync(string path)
    {
        List<JsonElement> all = [];
        for (string? next = path; next is not null;)
        {
            JsonElement page = await GetAsync(next);
            all.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("nextLink", out JsonElement link) ? link.GetString() : null;
        }

        return all;
    }

    /// <summary>Every row of both tables by its key, without what differs from run to run.</summary>
    public async Task<SortedDictionary<string, string>> RowsAsync()
    {
        SortedDictionary<string, string> rows = new(StringComparer.Ordinal);
        foreach (string table in (string[])["Articles", "Index"])
        {
            TableClient client = new(ConnectionString, Prefix + table);
            await foreach (TableEntity row in client.QueryAsync<TableEntity>(cancellationToken: Cancellation))
            {
                rows[$"{table}/{row.PartitionKey}/{row.RowKey}"] = RowText.Of(row);
            }
        }

        return rows;
    }

    /// <summary>Another set of tables with the same rows.</summary>
    public async Task CopyTablesAsync(string prefix)
    {
        foreach (string table in (string[])["Articles", "Index"])
        {
            TableClient source = new(ConnectionString, Prefix + table);
            TableClient target = new(ConnectionString, prefix + table);
            await target.CreateIfNotExistsAsync(Cancellation);
            List<TableEntity> rows = [];
            await foreach (TableEntity row in source.QueryAsync<TableEntity>(cancellationToken: Cancellation))
            {
                rows.Add(row);
            }

            foreach (IGrouping<string, TableEntity> partition in rows.GroupBy(static row => row.PartitionKey))
            {
                foreach (TableEntity[] some in partition.Chunk(100))
                {
                    await target.SubmitTransactionAsync(some.Select(static row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), Cancellation);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Change(ClientOptions options, HttpPipelinePolicy? policy)
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        if (policy is not null)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }
    }

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
