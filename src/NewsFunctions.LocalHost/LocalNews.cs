using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace NewsFunctions.LocalHost;

/// <summary>The whole product on one machine: storage, watcher and API, started and stopped together.</summary>
public sealed class LocalNews : IAsyncDisposable
{
    // Blob names have 1,024 characters, each up to nine in an address.
    private const int LongestRequestLine = 32 * 1024;

    private readonly WebApplication app;
    private readonly Azurite? azurite;

    private LocalNews(WebApplication app, Azurite? azurite) => (this.app, this.azurite) = (app, azurite);

    /// <summary>The root address, such as <c>http://127.0.0.1:7071</c>.</summary>
    public string Address => app.Urls.First();

    public IServiceProvider Services => app.Services;

    /// <summary>Starts everything and says where it is.</summary>
    /// <exception cref="LocalHostException">A setting is wrong, a port is taken, or storage does not start.</exception>
    public static async Task<LocalNews> StartAsync(string[] args, Action<string> tell)
    {
        string repository = RepositoryFolder.Find();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = LocalSettings.Normalized(args),
            ContentRootPath = AppContext.BaseDirectory,
        });
        LocalSettings settings = LocalSettings.Read(builder.Configuration, repository);
        EnsureFree(settings);

        using CancellationTokenSource interrupted = new();
        using IDisposable interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGINT, _ => interrupted.Cancel());
        Azurite? azurite = await LocalStorage.OpenAsync(settings, repository, interrupted.Token);
        WebApplication? app = null;
        try
        {
            app = Build(builder, settings, azurite);
            LocalNews news = new(app, azurite);
            await app.StartAsync(interrupted.Token);
            int samples = settings.Samples is { } folder ? await app.Services.GetRequiredService<SampleLoader>().LoadAsync(folder, interrupted.Token) : 0;
            news.Announce(settings, samples, tell);
            return news;
        }
        catch (Exception e)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            if (azurite is not null)
            {
                await azurite.DisposeAsync();
            }

            throw e switch
            {
                OptionsValidationException wrong => new LocalHostException(string.Join(Environment.NewLine, wrong.Failures)),
                InvalidOperationException { Message: var message } when message.Contains("configuration value", StringComparison.Ordinal) =>
                    new LocalHostException($"A setting has a value of the wrong kind. {message}"),
                IOException { InnerException: not null } => new LocalHostException($"--urls: cannot listen at {settings.Urls}: {e.Message}"),
                _ => e,
            };
        }
    }

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, LocalSettings settings, Azurite? azurite)
    {
        if (azurite is not null)
        {
            builder.Configuration[NewsServices.StorageSetting] = azurite.ConnectionString;
        }

        builder.WebHost.UseUrls(settings.Urls.Split(';')).ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestHeadersTotalSize = 2 * LongestRequestLine;

            // The endpoints bound what they read, by a setting of the product.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddNews(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<SampleLoader>();
        builder.Services.AddHostedService<ContainerWatcher>();

        WebApplication app = builder.Build();
        app.MapNews();

        // Now, so that a wrong setting stops the start and not the first request.
        _ = app.Services.GetRequiredService<IOptions<NewsOptions>>().Value;
        try
        {
            _ = app.Services.GetRequiredService<TableServiceClient>();
            _ = app.Services.GetRequiredService<BlobServiceClient>();
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            // The clients' own words may hold a part of the connection string, which holds a key.
            throw new LocalHostException($"{NewsServices.StorageSetting}: expected a connection string of a storage account.");
        }

        return app;
    }

    // Before anything is started, so that the commonest mistake is told in a moment.
    private static void EnsureFree(LocalSettings settings)
    {
        foreach (Uri url in settings.Urls.Split(';').Select(static url => new Uri(url)))
        {
            if (url.Port != 0 && url.IsLoopback && !Azurite.IsFree(url.Port))
            {
                throw new LocalHostException($"--urls: port {url.Port} is taken. Stop what uses it, or choose another: --urls http://127.0.0.1:{url.Port + 1}");
            }
        }
    }

    private void Announce(LocalSettings settings, int samples, Action<string> tell)
    {
        string key = settings.IsKeyGenerated ? settings.EditorKey : "$News__EditorKey";
        tell($"""
            NewsFunctions serves {Address}/api
              storage   {(azurite is null ? "the account in AzureWebJobsStorage" : $"Azurite at ports {azurite.BlobPort} and {azurite.TablePort}{(azurite.IsOwn ? string.Empty : ", which was running")}")}
              loaded    {(samples > 0 ? $"{samples} sample files" : "no samples: there are files already, or none were wanted")}
              editors   {(settings.IsKeyGenerated ? $"key {key} (new at each start; News__EditorKey sets one)" : "key as News__EditorKey has it")}

            Try:
              curl '{Address}/api/v1/articles?pageSize=3'
              curl '{Address}/api/v1/topics/south-korea/headlines'
              curl -X PUT -H "x-functions-key: {key}" --data-binary @samples/harbor-bridge.txt {Address}/api/v1/files/my-story.txt

            Ctrl+C stops it.
            """);
    }
}
