using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsFunctions.Ingestion;
using NewsFunctions.Storage;

namespace NewsFunctions.Endpoints;

/// <summary>Headlines for readers: those of articles and those of the lists behind them.</summary>
public sealed class HeadlineEndpoints
{
    private readonly Readers readers;
    private readonly Links links;
    private readonly NewsReader reader;
    private readonly VocabularySource vocabularies;
    private readonly TimeProvider time;

    internal HeadlineEndpoints(Readers readers, Links links, NewsReader reader, VocabularySource vocabularies, TimeProvider time) =>
        (this.readers, this.links, this.reader, this.vocabularies, this.time) = (readers, links, reader, vocabularies, time);

    /// <summary>Headlines, newest first; with <c>dedupe=none</c> each sighting.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ListQuery query = ListQuery.Read(request, time, vocabularies.Vocabulary, topic: null, headlines: true);
        return readers.AnswerAsync(request, query.Parameters, async _ => await ListAsync(query, cancellationToken), cancellationToken);
    }

    /// <summary>One headline with its sightings.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken) =>
        readers.AnswerAsync(request, Parameters.Read(request), async _ => await FindAsync(id, cancellationToken), cancellationToken);

    /// <summary>A page of headlines for a question that is valid.</summary>
    internal async Task<Representation> ListAsync(ListQuery query, CancellationToken cancellationToken)
    {
        string list = query.Section is { } section ? Lists.HeadlinesIn(section) : query.EachSighting ? Lists.SightingsOf(query.Topic, query.Flag) : Lists.HeadlinesOf(query.Topic, query.Flag);
        ListPage page = await reader.ListAsync(list, query.From, query.To, query.After, query.PageSize, cancellationToken);
        return Representation.Of([.. page.Items.Select(links.In)], links.To(query.NextPath(page.Next)));
    }

    private async Task<IResult> FindAsync(string id, CancellationToken cancellationToken)
    {
        Headline? headline = Identity.IsId(id) ? await reader.FindHeadlineAsync(id, cancellationToken) : null;
        return headline is null
            ? Problem.NotFound("a headline")
            : Representation.Of(links.In(JsonSerializer.SerializeToUtf8Bytes(headline, NewsJson.Relaxed.Headline)));
    }
}
