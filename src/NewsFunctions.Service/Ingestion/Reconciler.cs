using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsFunctions.Changes;
using NewsFunctions.Storage;

namespace NewsFunctions.Ingestion;

/// <summary>
/// Makes certain what the trigger makes fast: compares the container with the receipts, and ingests what is new, changed, half done or was
/// read by an older pipeline, and what is gone. A run costs one listing call for each 5,000 files, and a look at the log's head, while nothing
/// changes.
/// </summary>
public sealed partial class Reconciler
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>How far back receipts of other processes are looked for: storage's clock and this one's may differ, and a commit may be slow.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly ArticleFiles files;
    private readonly NewsTables tables;
    private readonly ChangeHead head;
    private readonly Ingestor ingestor;
    private readonly VocabularySource vocabularies;
    private readonly TimeProvider time;
    private readonly ILogger<Reconciler> logger;
    private readonly int parallelism;
    private readonly ConcurrentDictionary<string, Seen> seen = new(StringComparer.Ordinal);
    private bool loaded;
    private string pipeline;
    private Head known = Head.None;
    private DateTimeOffset lookedAt;

    internal Reconciler(ArticleFiles files, NewsTables tables, ChangeHead head, Ingestor ingestor, VocabularySource vocabularies, TimeProvider time, ILogger<Reconciler> logger, IOptions<NewsOptions> options)
    {
        this.files = files;
        this.tables = tables;
        this.head = head;
        this.ingestor = ingestor;
        this.vocabularies = vocabularies;
        pipeline = vocabularies.Pipeline;
        this.time = time;
        this.logger = logger;
        parallelism = options.Value.Parallelism;
    }

    /// <summary>What this process knows of a file: the tag it is done with, or how often in a row it failed and when to try again.</summary>
    private readonly record struct Seen(string DoneTag, int Failures, DateTimeOffset NotBefore);

    /// <summary>Compares once, and ingests the differences.</summary>
    /// <exception cref="RequestFailedException">The container or the receipts cannot be listed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await vocabularies.RefreshAsync(cancellationToken);
        await LearnAsync(now, cancellationToken);
        if (await files.ListAsync(cancellationToken) is not { } listed)
        {
            if (seen.IsEmpty)
            {
                await files.CreateAsync(cancellationToken);
            }
            else
            {
                // A container that is missing for a while, or misnamed, must not withdraw the whole corpus.
                LogNoContainer(seen.Count);
            }

            return;
        }

        HashSet<string> present = [.. listed.Select(static file => file.Name)];
        List<(string Name, string? Tag)> due =
        [
            .. listed.Where(file => IsDue(file.Name, file.Tag)),
            .. seen.Where(entry => !present.Contains(entry.Key) && entry.Value.NotBefore <= now).Select(static entry => (entry.Key, (string?)null)),
        ];
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (file, token) => await TryAsync(file.Name, file.Tag, token));

        bool IsDue(string name, string tag) => !seen.TryGetValue(name, out Seen known) || (known.DoneTag != tag && known.NotBefore <= now);
    }

    /// <summary>
    /// Learns of files that have receipts, all of them once and then the new ones: a file that another process ingested, and that was deleted
    /// before any listing here showed it, would otherwise never be withdrawn.
    /// </summary>
    private async Task LearnAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Head current = await head.RefreshAsync(cancellationToken);
        bool foreign = head.TakeForeign();
        bool changed = pipeline != vocabularies.Pipeline;
        pipeline = vocabularies.Pipeline;
        if (!loaded || changed || (current.Epoch != known.Epoch && known.Epoch.Length > 0))
        {
            // Another epoch: the tables were lost, and what was known of them with them. Another vocabulary: everything is to be read again.
            seen.Clear();
            await LoadAsync(cancellationToken);
        }
        else if (foreign)
        {
            (string from, string to) = Keys.List(Lists.Files, lookedAt - Overlap, null);
            foreach (TableEntity row in await NewsTables.RangeAsync(tables.Index, Keys.Edition, from, to, null, ["Json"], cancellationToken))
            {
                Receipt receipt = JsonSerializer.Deserialize(row.GetString("Json"), NewsJson.Relaxed.Receipt)!;
                Seen unknown = new(string.Empty, 0, default);
                if (receipt.Status is ReceiptStatus.Pending or ReceiptStatus.Failed)
                {
                    seen.AddOrUpdate(receipt.Name, unknown, (_, known) => known.Failures > 0 ? known : unknown);
                }
                else if (receipt.Status != ReceiptStatus.Withdrawn)
                {
                    seen.TryAdd(receipt.Name, unknown);
                }
            }
        }

        (known, lookedAt) = (current, now);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        (string from, string to) = Keys.Range("file~");
        foreach (TableEntity row in await NewsTables.RangeAsync(
            tables.Index, Keys.Edition, from, to, null, ["Name", "BlobTag", "Pipeline", "Status", "Complete"], cancellationToken))
        {
            bool done = row.GetBoolean("Complete") == true && row.GetString("Pipeline") == vocabularies.Pipeline
                && row.GetString("Status") is ReceiptStatus.Accepted or ReceiptStatus.Rejected;
            if (row.GetString("Status") != ReceiptStatus.Withdrawn || row.GetBoolean("Complete") != true)
            {
                seen.TryAdd(row.GetString("Name"), new Seen(done ? row.GetString("BlobTag") : string.Empty, 0, default));
            }
        }

        loaded = true;
    }

    private async Task TryAsync(string name, string? tag, CancellationToken cancellationToken)
    {
        try
        {
            Receipt? receipt = await ingestor.IngestAsync(name, tag, cancellationToken);
            if (receipt is null or { Status: ReceiptStatus.Withdrawn })
            {
                seen.TryRemove(name, out _);
            }
            else
            {
                seen[name] = new Seen(receipt.Etag ?? string.Empty, 0, default);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Every kind, because one file must not keep the others from their turn. The receipt has the reason.
            int failures = seen.TryGetValue(name, out Seen known) ? known.Failures + 1 : 1;
            TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 16));
            seen[name] = new Seen(string.Empty, failures, time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause));
            LogPostponed(e, Identity.File(name), failures);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The container is not there; {Files} files are left as they are.")]
    private partial void LogNoContainer(int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "File {FileId} failed {Failures} times in a row and is tried again later.")]
    private partial void LogPostponed(Exception exception, string fileId, int failures);
}
