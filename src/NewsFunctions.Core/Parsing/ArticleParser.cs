using NewsFunctions.Topics;

namespace NewsFunctions.Parsing;

/// <summary>Reads a newsroom's file: bytes in, articles and diagnostics out, for any bytes at all.</summary>
public static class ArticleParser
{
    /// <summary>
    /// The version of everything that turns a file into what is served: decoder, parser, tagger and the form of the rows. Stored files
    /// that went through another version are read again.
    /// </summary>
    public const string PipelineVersion = "1";

    /// <summary>Decodes, parses and tags a file.</summary>
    public static ParsedFile Parse(SourceFile file)
    {
        PageReport report = new();
        string contentHash = Identity.ContentHash(file.Content.Span);
        (string text, string? encoding, Diagnostic? diagnostic) = TextDecoder.Decode(file.Content.Span);
        report.Add(diagnostic);

        Article? article = file.Content.IsEmpty || encoding is not null ? WirePage.Read(file, text, contentHash, report) : null;
        return new ParsedFile
        {
            Format = WirePage.Format,
            Encoding = encoding,
            ContentHash = contentHash,
            Articles = article is null ? [] : [WithEntityTag(TopicTagger.Tag(article))],
            Cut = report.Cuts,
            Diagnostics = report.Diagnostics,
        };
    }

    private static Article WithEntityTag(Article article) =>
        article with { Etag = Identity.EntityTag(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(article, NewsJson.Relaxed.Article)) };
}
