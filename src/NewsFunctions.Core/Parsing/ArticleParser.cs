using System.Text.Json;
using NewsFunctions.Topics;

namespace NewsFunctions.Parsing;

/// <summary>Reads a newsroom's file: bytes in, articles and diagnostics out, for any bytes at all.</summary>
public static class ArticleParser
{
    /// <summary>
    /// The version of everything that turns a file into what is served: decoder, parser, tagger and the form of the rows. Stored files
    /// that went through another version are read again.
    /// </summary>
    public const string PipelineVersion = "6";

    /// <summary>Decodes, parses and tags a file by the vocabulary that ships.</summary>
    public static ParsedFile Parse(SourceFile file) => Parse(file, Vocabulary.BuiltIn);

    /// <summary>Decodes, parses and tags a file.</summary>
    public static ParsedFile Parse(SourceFile file, Vocabulary vocabulary)
    {
        ParsedFile read = Read(file);
        return read with { Articles = [.. read.Articles.Select(article => WithEntityTag(TopicTagger.Tag(article, vocabulary)))] };
    }

    /// <summary>Decodes and parses a file; its articles have no topics and no entity tags yet.</summary>
    public static ParsedFile Read(SourceFile file)
    {
        PageReport report = new();
        string contentHash = Identity.ContentHash(file.Content.Span);
        Envelope envelope = Envelope.None;
        IReadOnlyList<Article> articles = [];
        DecodedText decoded = TextDecoder.Decode(file.Content.Span);
        report.AddRange(decoded.Diagnostics);
        if (file.Content.IsEmpty || decoded.Encoding is not null)
        {
            string text = decoded.Text;
            PageReader reader = new(file, contentHash, report);
            List<PageLine> lines;
            if (Anpa1312.IsOne(text))
            {
                (envelope, lines) = Anpa1312.Unpack(text, report);
            }
            else if (Iptc7901.IsOne(text))
            {
                (envelope, lines) = Iptc7901.Unpack(text, file.Uploaded, report);
            }
            else
            {
                lines = PageLine.Read(text, out int? unread);
                report.Add(unread is { } line ? PageReport.LinesUnread(line) : null);
            }

            if (lines.Count == 0)
            {
                report.Add(new Diagnostic(null, null, "error", DiagnosticCodes.EmptyFile, "expected an article, found an empty file"));
            }
            else
            {
                articles = WireFile.Read(lines, envelope, reader);
            }
        }

        return new ParsedFile
        {
            Format = envelope.Format,
            Encoding = decoded.Encoding,
            ContentHash = contentHash,
            Articles = articles,
            Cut = report.Cuts,
            EditorNotes = report.EditorNotes.Count > 0 ? report.EditorNotes : null,
            Diagnostics = report.Diagnostics,
        };
    }

    private static Article WithEntityTag(Article article) =>
        article with { Etag = Identity.EntityTag(JsonSerializer.SerializeToUtf8Bytes(article, NewsJson.Relaxed.Article)) };
}
