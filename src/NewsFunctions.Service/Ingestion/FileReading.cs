using NewsFunctions.Parsing;
using NewsFunctions.Storage;
using NewsFunctions.Topics;

namespace NewsFunctions.Ingestion;

/// <summary>Says what a file shall come to: served, rejected, withdrawn, or the same as before.</summary>
internal sealed class FileReading(VocabularySource vocabularies, TimeProvider time, NewsOptions options)
{
    private readonly int maxFileBytes = options.MaxFileBytes;
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>What a file that is there comes to, given what is known of it.</summary>
    /// <param name="vocabulary">What its topics are told by.</param>
    /// <param name="pipeline">The version of parser and vocabulary.</param>
    public FileOutcome Of(ArticleFile file, FileRow? row, Vocabulary vocabulary, string pipeline)
    {
        Receipt receipt = new()
        {
            Id = Identity.File(file.Name),
            Name = file.Name,
            Status = ReceiptStatus.Rejected,
            Etag = file.Tag,
            Pipeline = pipeline,
            Attempts = row?.Receipt.Etag == file.Tag ? row.Receipt.Attempts + 1 : 1,
            Received = file.Modified,
            Processed = time.GetUtcNow(),
        };
        if (file.Content is not { } content)
        {
            string message = $"expected at most {maxFileBytes} bytes, found {file.Length}; the file was not read";
            return Rejected(receipt, [new Diagnostic(null, null, "error", DiagnosticCodes.TooLarge, message)], file, row);
        }

        string contentHash = Identity.ContentHash(content.Span);
        Receipt? settled = row?.Settled?.ContentHash == contentHash ? row.Settled : null;
        if (settled?.Pipeline == pipeline)
        {
            // The same bytes again: nothing that is served changes, its time of upload neither.
            return new FileOutcome { Receipt = settled with { Etag = file.Tag, Processed = receipt.Processed }, Modified = file.Modified };
        }

        receipt = receipt with { Received = settled?.Received ?? file.Modified, ContentHash = contentHash };
        ParsedFile parsed = ArticleParser.Parse(new SourceFile(file.Name, content, receipt.Received, zone), vocabulary);
        receipt = receipt with { Format = parsed.Format, Encoding = parsed.Encoding, EditorNotes = parsed.EditorNotes };
        return parsed.IsRejected ? Rejected(receipt, parsed.Diagnostics, file, row) : new FileOutcome
        {
            Receipt = receipt with
            {
                Status = ReceiptStatus.Accepted,
                Articles = [.. parsed.Articles.Select(static article => article.Id)],
                Diagnostics = Capped(parsed.Diagnostics),
            },
            Articles = parsed.Articles,
            Vocabulary = vocabulary,
            Modified = file.Modified,
        };
    }

    /// <summary>A file that cannot be served takes nothing away: what an earlier version of it brought stays until a good one comes.</summary>
    private static FileOutcome Rejected(Receipt receipt, IReadOnlyList<Diagnostic> diagnostics, ArticleFile file, FileRow? row)
    {
        List<string> kept = row?.State.Articles ?? [];
        if (kept.Count > 0)
        {
            diagnostics =
            [
                .. diagnostics,
                new Diagnostic(null, null, "info", DiagnosticCodes.KeptPrevious, "the article of the last good upload is still served; upload the file again, or delete it to withdraw the article"),
            ];
        }

        return new FileOutcome { Receipt = receipt with { Articles = kept, Diagnostics = Capped(diagnostics) }, Modified = file.Modified };
    }

    /// <summary>What a file that is gone comes to.</summary>
    public FileOutcome Gone(FileRow row) => new()
    {
        Receipt = new Receipt
        {
            Id = row.Receipt.Id,
            Name = row.Receipt.Name,
            Status = ReceiptStatus.Withdrawn,
            Pipeline = vocabularies.Pipeline,
            Attempts = 1,
            Received = row.Receipt.Received,
            Processed = time.GetUtcNow(),
        },
        Articles = [],
        Modified = row.Modified,
    };

    /// <summary>Reads a file's text as an upload of this moment would be read, and stores nothing.</summary>
    public ParsedFile Preview(string name, ReadOnlyMemory<byte> content)
    {
        // Storage keeps times of upload to the second.
        DateTimeOffset now = time.GetUtcNow();
        return ArticleParser.Parse(new SourceFile(name, content, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), zone), vocabularies.Vocabulary);
    }

    private static IReadOnlyList<Diagnostic> Capped(IReadOnlyList<Diagnostic> diagnostics) => [.. diagnostics.Take(Limits.Diagnostics)];
}
