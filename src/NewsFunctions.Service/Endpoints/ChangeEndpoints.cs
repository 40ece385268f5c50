using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsFunctions.Changes;
using NewsFunctions.Storage;

namespace NewsFunctions.Endpoints;

/// <summary>The change log for apps that keep a copy of the news.</summary>
public sealed class ChangeEndpoints
{
    private readonly Readers readers;
    private readonly Links links;
    private readonly NewsReader reader;
    private readonly ChangeHead head;

    internal ChangeEndpoints(Readers readers, Links links, NewsReader reader, ChangeHead head) => (this.readers, this.links, this.reader, this.head) = (readers, links, reader, head);

    /// <summary>Changes behind a cursor, in the order of their commit. The answer's own <c>cursor</c> goes on from its end, now or next year.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters parameters = Parameters.Read(request, "cursor", "pageSize");
        int size = parameters.PageSize();
        (string Epoch, long Sequence)? from = Cursor.Change(parameters);
        return readers.AnswerAsync(request, parameters, async known => await ListAsync(request.Path.Value!, known, from, size, cancellationToken), cancellationToken);
    }

    private async Task<IResult> ListAsync(string path, Head known, (string Epoch, long Sequence)? from, int size, CancellationToken cancellationToken)
    {
        if (IsForeign(from, known))
        {
            // Another process may have gone on, or begun anew, since this one last looked.
            known = await head.RefreshAsync(cancellationToken);
            if (IsForeign(from, known))
            {
                return Problem.Gone("resync", "the change log began anew since this cursor was given; read everything again, then go on from a new cursor");
            }
        }

        long after = from?.Sequence ?? 0;
        IReadOnlyList<LogEntry> entries = await reader.ChangesAsync(after, size + 1, cancellationToken);
        bool more = entries.Count > size;
        entries = more ? [.. entries.Take(size)] : entries;
        string cursor = Cursor.OfChange(known.Epoch, entries.Count > 0 ? entries[^1].Sequence : after);
        string? next = links.To(string.Create(CultureInfo.InvariantCulture, $"{path}?cursor={cursor}&pageSize={size}"));

        ArrayBufferWriter<byte> body = new();
        using Utf8JsonWriter json = new(body, new JsonWriterOptions { Encoder = NewsJson.Relaxed.Options.Encoder, SkipValidation = true });
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (LogEntry entry in entries)
        {
            Write(json, entry);
        }

        json.WriteEndArray();
        json.WriteString("cursor", cursor);
        if (more)
        {
            json.WriteString("nextLink", next);
        }

        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        return Representation.Of(body.WrittenSpan.ToArray(), more ? $"<{next}>; rel=\"next\"" : null);
    }

    // A cursor taken before the first change belongs to the log that then began.
    private static bool IsForeign((string Epoch, long Sequence)? from, Head known) =>
        from is { } cursor && cursor is not { Epoch: "", Sequence: 0 } && (cursor.Epoch != known.Epoch || cursor.Sequence > known.Sequence);

    private void Write(Utf8JsonWriter json, LogEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", entry.Sequence);
        json.WriteString("kind", entry.Change.Kind);
        json.WriteString("type", entry.Change.Type);
        json.WriteString("id", entry.Change.Id);
        if (entry.Change.Etag is not null)
        {
            json.WriteString("etag", entry.Change.Etag);
        }

        if (entry.Change.Card is not null)
        {
            json.WritePropertyName("card");
            json.WriteRawValue(links.In(entry.Change.Card), skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
