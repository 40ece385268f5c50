using Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsFunctions.Storage;

namespace NewsFunctions.Ingestion;

/// <summary>
/// Brings what is served to what a file says, or takes it away when the file is gone. May be called any number of times, in any order, by
/// any number of processes: each call looks at the container as it is now.
/// </summary>
public sealed partial class Ingestor
{
    /// <summary>Tries after which a file's receipt says <c>failed</c>; the reconciler goes on, ever more slowly.</summary>
    public const int Tries = 5;

    // Another process may win a race for a popular headline many times; each time somebody gets on.
    private const int ConflictTries = 40;

    private readonly ArticleFiles files;
    private readonly NewsStore store;
    private readonly VocabularySource vocabularies;
    private readonly TimeProvider time;
    private readonly ILogger<Ingestor> logger;
    private readonly FileReading reading;
    private readonly Stripes stripes = new(1024);

    internal Ingestor(ArticleFiles files, NewsStore store, VocabularySource vocabularies, TimeProvider time, ILogger<Ingestor> logger, IOptions<NewsOptions> options)
    {
        this.files = files;
        this.store = store;
        this.vocabularies = vocabularies;
        this.time = time;
        this.logger = logger;
        reading = new FileReading(vocabularies, time, options.Value);
    }

    /// <summary>Ingests the file of this name as the container holds it now.</summary>
    /// <returns>Its receipt; none where there is and was no such file.</returns>
    /// <exception cref="RequestFailedException">Storage failed; the receipt counts the try where it can be written.</exception>
    public Task<Receipt?> IngestAsync(string name, CancellationToken cancellationToken) => IngestAsync(name, null, cancellationToken);

    /// <param name="listedTag">The tag that the container's listing shows, which spares the download of a file that is done.</param>
    internal async Task<Receipt?> IngestAsync(string name, string? listedTag, CancellationToken cancellationToken)
    {
        string fileId = Identity.File(name);
        using IDisposable held = await stripes.EnterAsync([fileId], cancellationToken);
        try
        {
            return await IngestAsync(name, fileId, listedTag, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Every kind, because a try that failed for an unforeseen reason must show in the receipt too; it goes on up all the same.
            LogFailed(e, fileId);
            await RecordFailureAsync(name, fileId, e, cancellationToken);
            throw;
        }
    }

    /// <summary>Reads a file's text as an upload of this moment would be read, and stores nothing.</summary>
    public ParsedFile Preview(string name, ReadOnlyMemory<byte> content) => reading.Preview(name, content);

    /// <summary>Tells at once that a file was uploaded, until it is ingested.</summary>
    internal async Task<Receipt> PromiseAsync(string name, string tag, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        string fileId = Identity.File(name);
        for (int attempt = 0; ; attempt++)
        {
            FileRow? row = await store.FindFileAsync(fileId, cancellationToken);
            if (row is not null && (row.Receipt.Etag == tag || row.Modified > modified))
            {
                return row.Receipt;
            }

            try
            {
                FileOutcome promise = new()
                {
                    Receipt = new Receipt
                    {
                        Id = fileId,
                        Name = name,
                        Status = ReceiptStatus.Pending,
                        Etag = tag,
                        Articles = row?.State.Articles ?? [],
                        Received = modified,
                    },
                    Modified = modified,
                    IsComplete = false,
                };
                return (await store.SaveAsync(row, promise, cancellationToken)).Receipt;
            }
            catch (CommitConflictException) when (attempt < ConflictTries)
            {
                await PauseAsync(attempt, cancellationToken);
            }
        }
    }

    private async Task<Receipt?> IngestAsync(string name, string fileId, string? listedTag, CancellationToken cancellationToken)
    {
        await vocabularies.RefreshAsync(cancellationToken);
        FileRow? row = await store.FindFileAsync(fileId, cancellationToken);
        if (listedTag is not null && row?.IsDone(listedTag, vocabularies.Pipeline) == true)
        {
            return row.Receipt;
        }

        ArticleFile? file;
        try
        {
            file = await files.ReadAsync(name, cancellationToken);
        }
        catch (RequestFailedException e) when (row is null && ArticleFiles.IsMissingContainer(e))
        {
            return null;
        }

        bool mustAsk = false;
        for (int attempt = 0; ; attempt++)
        {
            if (file is null ? row is null || row is { IsComplete: true, Receipt.Status: ReceiptStatus.Withdrawn } : row?.IsDone(file.Tag, vocabularies.Pipeline) == true)
            {
                return row?.Receipt;
            }

            // A delivery may be late: where another content is known that is not older, or somebody else was faster, the container says which
            // one is its present one. Times of one second's resolution alone cannot. And a file is gone only if it is gone after its row was read.
            if (file is null || mustAsk || (row is not null && row.Receipt.Etag != file.Tag && row.Modified >= file.Modified))
            {
                mustAsk = false;
                if (!await IsCurrentAsync(file, cancellationToken))
                {
                    file = await files.ReadAsync(name, cancellationToken);
                    row = await store.FindFileAsync(fileId, cancellationToken);
                    continue;
                }
            }

            try
            {
                ArticleFile? read = file;
                FileOutcome outcome = (file is null ? reading.Gone(row!) : reading.Of(file, row, vocabularies.Vocabulary, vocabularies.Pipeline)) with { IsCurrentAsync = token => IsCurrentAsync(read, token) };
                Receipt receipt = (await store.SaveAsync(row, outcome, cancellationToken)).Receipt;
                LogIngested(fileId, receipt.Status, receipt.Articles.Count);
                return receipt;
            }
            catch (CommitConflictException) when (attempt < ConflictTries)
            {
                await PauseAsync(attempt, cancellationToken);
                row = await store.FindFileAsync(fileId, cancellationToken);
                mustAsk = true;
            }
        }

        async Task<bool> IsCurrentAsync(ArticleFile? of, CancellationToken token) => await files.FindTagAsync(name, token) == of?.Tag;
    }

    private async Task RecordFailureAsync(string name, string fileId, Exception cause, CancellationToken cancellationToken)
    {
        try
        {
            FileRow? row = await store.FindFileAsync(fileId, cancellationToken);
            string? tag = await files.FindTagAsync(name, cancellationToken);
            if (row?.IsDone(tag, vocabularies.Pipeline) == true)
            {
                // A late delivery failed of a file that is done: its receipt is right as it is.
                return;
            }

            int attempts = row is not null && row.Receipt.Etag == tag && !row.IsComplete ? row.Receipt.Attempts + 1 : 1;
            string reason = cause is RequestFailedException failed ? $"storage answered {failed.Status} {failed.ErrorCode}".TrimEnd() : cause.GetType().Name;
            FileOutcome failure = new()
            {
                Receipt = new Receipt
                {
                    Id = fileId,
                    Name = name,
                    Status = attempts >= Tries ? ReceiptStatus.Failed : ReceiptStatus.Pending,
                    Etag = tag,
                    Articles = row?.State.Articles ?? [],
                    Diagnostics = [new Diagnostic(null, null, "error", DiagnosticCodes.StorageFailed, $"try {attempts} of {Tries} failed: {reason}; it is tried again by itself")],
                    Attempts = attempts,
                    Received = row?.Receipt.Received ?? time.GetUtcNow(),
                    Processed = time.GetUtcNow(),
                },
                Modified = row?.Modified ?? default,
                IsComplete = false,
            };
            await store.SaveAsync(row, failure, cancellationToken);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or CommitConflictException)
        {
            // Storage is down for the receipt too, or somebody else is at work on the file; the reconciler finds it again.
            LogNotRecorded(e, fileId);
        }
    }

    private static Task PauseAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * Math.Min(attempt + 2, 10))), cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "File {FileId} is {Status} with {Articles} articles.")]
    private partial void LogIngested(string fileId, string status, int articles);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A try to ingest file {FileId} failed.")]
    private partial void LogFailed(Exception exception, string fileId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The failure of file {FileId} could not be written to its receipt.")]
    private partial void LogNotRecorded(Exception exception, string fileId);
}
