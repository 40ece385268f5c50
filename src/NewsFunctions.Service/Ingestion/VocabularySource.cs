using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsFunctions.Parsing;
using NewsFunctions.Topics;

namespace NewsFunctions.Ingestion;

/// <summary>
/// The vocabulary that files are tagged by: the one that ships, with the files of a container in the place of those of the same name, or
/// beside them. A change is seen without a restart, and everything stored is then read again; one with an error changes nothing.
/// </summary>
internal sealed partial class VocabularySource(BlobServiceClient service, TimeProvider time, ILogger<VocabularySource> logger, IOptions<NewsOptions> options) : IDisposable
{
    private const int LargestFile = 8 * 1024 * 1024;

    // A vocabulary changes a few times a day; a look is one listing call.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim one = new(1);
    private (Vocabulary Vocabulary, string Pipeline) current = (Vocabulary.BuiltIn, PipelineOf(Vocabulary.BuiltIn));
    private string tags = string.Empty;
    private DateTimeOffset? lookedAt;

    public Vocabulary Vocabulary => current.Vocabulary;

    /// <summary>The version of parser and vocabulary that receipts carry.</summary>
    public string Pipeline => current.Pipeline;

    /// <summary>Takes a changed vocabulary into use; looks at most every 15 seconds.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (lookedAt is { } last && time.GetUtcNow() - last < Pause)
        {
            return;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            if (lookedAt is not { } since || time.GetUtcNow() - since >= Pause)
            {
                await LookAsync(cancellationToken);
                lookedAt = time.GetUtcNow();
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static string PipelineOf(Vocabulary vocabulary) => $"{ArticleParser.PipelineVersion}-{vocabulary.Version}";

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        BlobContainerClient container = service.GetBlobContainerClient(options.Value.VocabularyContainer);
        List<(string Name, string Tag)> found = [];
        try
        {
            await foreach (BlobItem blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (blob.Properties.ContentLength is null or <= LargestFile)
                {
                    found.Add((blob.Name, blob.Properties.ETag?.ToString("H") ?? string.Empty));
                }
            }
        }
        catch (RequestFailedException e) when (ArticleFiles.IsMissingContainer(e))
        {
            // No container: the vocabulary that ships.
        }

        string foundTags = string.Join('\n', found.Select(static file => $"{file.Name} {file.Tag}"));
        if (foundTags == tags)
        {
            return;
        }

        Dictionary<string, string> files = new(VocabularyFiles.Shipped(), StringComparer.Ordinal);
        foreach ((string name, _) in found)
        {
            BlobDownloadResult blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            files[name] = blob.Content.ToString();
        }

        (Vocabulary? vocabulary, IReadOnlyList<VocabularyDiagnostic> diagnostics) = Vocabulary.Load(files);
        foreach (VocabularyDiagnostic diagnostic in diagnostics)
        {
            LogDiagnostic(diagnostic);
        }

        // With an error the files are not read again until one of them changes.
        tags = foundTags;
        if (vocabulary is null)
        {
            LogRefused(Vocabulary.Version);
        }
        else if (vocabulary.Version != Vocabulary.Version)
        {
            current = (vocabulary, PipelineOf(vocabulary));
            LogChanged(vocabulary.Version, vocabulary.All.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Vocabulary: {Diagnostic}")]
    private partial void LogDiagnostic(VocabularyDiagnostic diagnostic);

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed vocabulary has errors; version {Version} stays in use.")]
    private partial void LogRefused(string version);

    [LoggerMessage(Level = LogLevel.Information, Message = "Vocabulary {Version} with {Topics} topics is in use; what is stored is read again.")]
    private partial void LogChanged(string version, int topics);
}
