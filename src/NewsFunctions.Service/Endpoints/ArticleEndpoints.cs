using Microsoft.AspNetCore.Http;
using NewsFunctions.Ingestion;
using NewsFunctions.Storage;

namespace NewsFunctions.Endpoints;

/// <summary>Articles for readers.</summary>
public sealed class ArticleEndpoints
{
    private readonly Readers readers;
    private readonly Links links;
    private readonly NewsReader reader;
    private readonly VocabularySource vocabularies;
    private readonly TimeProvider time;

    internal ArticleEndpoints(Readers readers, Links links, NewsReader reader, VocabularySource vocabularies, TimeProvider time) =>
        (this.readers, this.links, this.reader, this.vocabularies, this.time) = (readers, links, reader, vocabularies, time);

    /// <summary>Cards of articles, newest first.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ListQuery query = ListQuery.Read(request, time, vocabularies.Vocabulary, topic: null, headlines: false);
        return readers.AnswerAsync(request, query.Parameters, async _ => await ListAsync(query, cancellationToken), cancellationToken);
    }

    /// <summary>One article, whole.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parameters parameters = Parameters.Read(request, "format");
        parameters.OneOf("format", ["json"]);
        return readers.AnswerAsync(request, parameters, async _ => await FindAsync(id, cancellationToken), cancellationToken);
    }

    /// <summary>A page of cards for a question that is valid.</summary>
    internal async Task<Representation> ListAsync(ListQuery query, CancellationToken cancellationToken)
    {
        ListPage page = await reader.ListAsync(query.Section is { } section ? Lists.ArticlesIn(section) : Lists.Articles(query.Topic, query.Flag), query.From, query.To, query.After, query.PageSize, cancellationToken);
        return Representation.Of([.. page.Items.Select(links.In)], links.To(query.NextPath(page.Next)));
    }

    private async Task<IResult> FindAsync(string id, CancellationToken cancellationToken)
    {
        StoredArticle? article = Identity.IsId(id) ? await reader.FindArticleAsync(id, cancellationToken) : null;
        return article switch
        {
            null => Problem.NotFound("an article"),
            { Json: null } => Problem.Gone("withdrawn", article.Reason ?? "the article was withdrawn"),
            _ => new Representation(links.In(article.Json), article.Etag!),
        };
    }
}
