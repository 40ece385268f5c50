using System.Text.Json.Serialization;

namespace NewsFunctions;

/// <summary>What became of an uploaded file: the answer to an editor.</summary>
public sealed record Receipt
{
    public required string Id { get; init; }

    /// <summary>The blob's name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ReceiptStatus"/>.</summary>
    public required string Status { get; init; }

    public string? Format { get; init; }

    public string? Encoding { get; init; }

    /// <summary>The blob's entity tag, as storage gives it.</summary>
    public string? Etag { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The version of parser, tagger and rows that the file went through.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Ids of the articles that are served from this file.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Names of other files with the very same bytes, at most 10.</summary>
    public IReadOnlyList<string>? SameTextAs { get; init; }

    /// <summary>Notes of the file that are for the desk and not for the public.</summary>
    public IReadOnlyList<string>? EditorNotes { get; init; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>How often this content was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When this content was uploaded, UTC: the blob's Last-Modified, of one second's resolution.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>When the outcome was reached, UTC.</summary>
    public DateTimeOffset? Processed { get; init; }
}

/// <summary>The states of a file.</summary>
public static class ReceiptStatus
{
    public const string Pending = "pending";
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";
    public const string Failed = "failed";
    public const string Withdrawn = "withdrawn";

    public static readonly IReadOnlyList<string> All = [Pending, Accepted, Rejected, Failed, Withdrawn];
}

/// <summary>One thing to tell the editor about a file: where, how bad, and what was expected.</summary>
/// <param name="Line">1-based line of the file; absent where the whole file is meant.</param>
/// <param name="Column">1-based UTF-16 column; absent where the whole line is meant.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Code">Stable, see <see cref="DiagnosticCodes"/>.</param>
public sealed record Diagnostic(int? Line, int? Column, string Severity, string Code, string Message);

/// <summary>What the parser took off the page and does not serve.</summary>
public sealed record CutLine(int Line, string Text, string Reason);

/// <summary>The outcome of reading one file: values only, whatever its bytes are.</summary>
public sealed record ParsedFile
{
    public required string Format { get; init; }

    public string? Encoding { get; init; }

    public required string ContentHash { get; init; }

    public IReadOnlyList<Article> Articles { get; init; } = [];

    public IReadOnlyList<CutLine> Cut { get; init; } = [];

    /// <summary>Notes of the file that are for the desk and not for the public.</summary>
    public IReadOnlyList<string>? EditorNotes { get; init; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether nothing in the file can be served.</summary>
    [JsonIgnore]
    public bool IsRejected => Articles.Count == 0;
}
