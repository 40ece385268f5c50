using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsFunctions.Changes;
using NewsFunctions.Endpoints;
using NewsFunctions.Ingestion;
using NewsFunctions.Storage;

namespace NewsFunctions;

/// <summary>Wires the service, the same for every host.</summary>
public static class NewsServices
{
    /// <summary>The setting, or section of settings, that names the storage account; the Functions host uses the same.</summary>
    public const string StorageSetting = "AzureWebJobsStorage";

    /// <summary>Adds ingestion, storage and endpoints.</summary>
    /// <exception cref="OptionsValidationException">At the first use, with one sentence for each setting that is wrong.</exception>
    public static IServiceCollection AddNews(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NewsOptions>().Bind(configuration.GetSection(NewsOptions.Section));
        services.AddSingleton<IValidateOptions<NewsOptions>, NewsOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);

        // Below these levels the storage client and the web server log addresses, which hold the names of files and, in a query, the key.
        services.AddLogging(static logging => logging.AddFilter("Azure", LogLevel.Error).AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddAzureClients(clients =>
        {
            StorageAccount account = StorageAccount.Read(configuration);
            account.AddTables(clients).ConfigureOptions(static options => Hurry(options));
            account.AddBlobs(clients).ConfigureOptions(static options => Hurry(options));
        });

        services.AddSingleton<NewsTables>();
        services.AddSingleton<ArticleRows>();
        services.AddSingleton<ChangeHead>();
        services.AddSingleton<Committer>();
        services.AddSingleton<NewsStore>();
        services.AddSingleton<NewsReader>();
        services.AddSingleton<ArticleFiles>();
        services.AddSingleton<VocabularySource>();
        services.AddSingleton<Faults>();
        services.AddSingleton<Readers>();
        services.AddSingleton<Links>();

        // The constructors are internal, because what they take is.
        services.AddSingleton(static p => new Ingestor(
            Get<ArticleFiles>(p), Get<NewsStore>(p), Get<VocabularySource>(p), Get<TimeProvider>(p), Get<ILogger<Ingestor>>(p), Get<IOptions<NewsOptions>>(p)));
        services.AddSingleton(static p => new Reconciler(
            Get<ArticleFiles>(p), Get<NewsTables>(p), Get<ChangeHead>(p), Get<Ingestor>(p), Get<VocabularySource>(p), Get<TimeProvider>(p), Get<ILogger<Reconciler>>(p), Get<IOptions<NewsOptions>>(p)));
        services.AddSingleton(static p => new ArticleEndpoints(Get<Readers>(p), Get<Links>(p), Get<NewsReader>(p), Get<VocabularySource>(p), Get<TimeProvider>(p)));
        services.AddSingleton(static p => new HeadlineEndpoints(Get<Readers>(p), Get<Links>(p), Get<NewsReader>(p), Get<VocabularySource>(p), Get<TimeProvider>(p)));
        services.AddSingleton(static p => new TopicEndpoints(
            Get<Readers>(p), Get<Links>(p), Get<NewsReader>(p), Get<ArticleEndpoints>(p), Get<HeadlineEndpoints>(p), Get<VocabularySource>(p), Get<TimeProvider>(p)));
        services.AddSingleton(static p => new SectionEndpoints(Get<Readers>(p), Get<Links>(p)));
        services.AddSingleton(static p => new ChangeEndpoints(Get<Readers>(p), Get<Links>(p), Get<NewsReader>(p), Get<ChangeHead>(p)));
        services.AddSingleton(static p => new HealthEndpoints(Get<Readers>(p), Get<ChangeHead>(p), Get<ArticleFiles>(p)));
        services.AddSingleton(static p => new FileEndpoints(
            Get<Faults>(p), Get<Links>(p), Get<NewsReader>(p), Get<NewsStore>(p), Get<ArticleFiles>(p), Get<Ingestor>(p), Get<IOptions<NewsOptions>>(p)));
        return services;
    }

    // A reader waits for the answer: four tries within a few seconds, then a 503 that says when to come back.
    private static void Hurry(ClientOptions options)
    {
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
    }

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();

    private sealed class NewsOptionsValidation : IValidateOptions<NewsOptions>
    {
        public ValidateOptionsResult Validate(string? name, NewsOptions options) =>
            options.Validate().ToArray() is { Length: > 0 } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    /// <summary>How the storage account is named: a connection string, or addresses and an identity, as the Functions host reads them.</summary>
    private sealed record StorageAccount(string? ConnectionString, Uri? Tables, Uri? Blobs, TokenCredential? Credential)
    {
        public static StorageAccount Read(IConfiguration configuration)
        {
            IConfigurationSection section = configuration.GetSection(StorageSetting);
            if (!string.IsNullOrEmpty(section.Value))
            {
                return new StorageAccount(section.Value, null, null, null);
            }

            string? account = section["accountName"];
            Uri? tables = Address(section["tableServiceUri"], account, "table");
            Uri? blobs = Address(section["blobServiceUri"], account, "blob");
            if (tables is null || blobs is null)
            {
                throw new OptionsValidationException(
                    StorageSetting,
                    typeof(NewsOptions),
                    [$"{StorageSetting}: expected a connection string, or {StorageSetting}__accountName for an identity, found neither."]);
            }

            return new StorageAccount(null, tables, blobs, section["clientId"] is { Length: > 0 } clientId
                ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
                : new DefaultAzureCredential());
        }

        public Azure.Core.Extensions.IAzureClientBuilder<TableServiceClient, TableClientOptions> AddTables(AzureClientFactoryBuilder clients) =>
            ConnectionString is not null ? clients.AddTableServiceClient(ConnectionString) : clients.AddTableServiceClient(Tables!).WithCredential(Credential!);

        public Azure.Core.Extensions.IAzureClientBuilder<BlobServiceClient, BlobClientOptions> AddBlobs(AzureClientFactoryBuilder clients) =>
            ConnectionString is not null ? clients.AddBlobServiceClient(ConnectionString) : clients.AddBlobServiceClient(Blobs!).WithCredential(Credential!);

        private static Uri? Address(string? stated, string? account, string service) =>
            Uri.TryCreate(stated, UriKind.Absolute, out Uri? uri) ? uri
            : account is { Length: > 0 } ? new Uri($"https://{account}.{service}.core.windows.net") : null;
    }
}
