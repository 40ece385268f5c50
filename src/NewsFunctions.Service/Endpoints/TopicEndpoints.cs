using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsFunctions.Ingestion;
using NewsFunctions.Storage;
using NewsFunctions.Topics;

namespace NewsFunctions.Endpoints;

/// <summary>Topics for readers, and the lists of one topic.</summary>
public sealed class TopicEndpoints
{
    private readonly Readers readers;
    private readonly Links links;
    private readonly NewsReader reader;
    private readonly ArticleEndpoints articles;
    private readonly HeadlineEndpoints headlines;
    private readonly VocabularySource vocabularies;
    private readonly TimeProvider time;

    internal TopicEndpoints(Readers readers, Links links, NewsReader reader, ArticleEndpoints articles, HeadlineEndpoints headlines, VocabularySource vocabularies, TimeProvider time) =>
        (this.readers, this.links, this.reader, this.articles, this.headlines, this.vocabularies, this.time) = (readers, links, reader, articles, headlines, vocabularies, time);

    /// <summary>Topics by name.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters parameters = Parameters.Read(request, "kind", "prefix", "order", "pageSize", "cursor");
        string? kind = parameters.OneOf("kind", TopicKinds.All);
        parameters.OneOf("order", ["name"]);
        string prefix = Prefix(parameters);
        int size = parameters.PageSize();
        string path = request.Path.Value!;
        string? after = Cursor.Position(parameters, ListQuery.Question(path, parameters), Slug.IsSlug);
        return readers.AnswerAsync(
            request,
            parameters,
            async _ =>
            {
                ListPage page = await reader.TopicsAsync(kind, prefix, after, size, cancellationToken);

                // A topic whose kind the vocabulary changed leaves its row among those of the old one.
                string[] items = [.. page.Items.Where(json => kind is null || (vocabularies.Vocabulary.Find(SlugIn(json))?.Kind ?? kind) == kind)];
                return Representation.Of(items, links.To(ListQuery.NextPath(path, parameters, size, page.Next)));
            },
            cancellationToken);
    }

    /// <summary>One topic.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string slug, CancellationToken cancellationToken) =>
        readers.AnswerAsync(request, Parameters.Read(request), async _ => Moved(request, slug) ?? await FindAsync(slug, cancellationToken), cancellationToken);

    /// <summary>Cards of the articles of one topic, newest first.</summary>
    public Task<IResult> ListArticlesAsync(HttpRequest request, string slug, CancellationToken cancellationToken) =>
        ListOfTopicAsync(request, slug, headlinesOnly: false, cancellationToken);

    /// <summary>Headlines of one topic, newest first.</summary>
    public Task<IResult> ListHeadlinesAsync(HttpRequest request, string slug, CancellationToken cancellationToken) =>
        ListOfTopicAsync(request, slug, headlinesOnly: true, cancellationToken);

    private Task<IResult> ListOfTopicAsync(HttpRequest request, string slug, bool headlinesOnly, CancellationToken cancellationToken)
    {
        ListQuery query = ListQuery.Read(request, time, vocabularies.Vocabulary, slug, headlinesOnly);
        return readers.AnswerAsync(
            request,
            query.Parameters,
            async _ =>
            {
                if (Moved(request, slug, headlinesOnly ? "/headlines" : "/articles") is { } moved)
                {
                    return moved;
                }

                Representation page = headlinesOnly ? await headlines.ListAsync(query, cancellationToken) : await articles.ListAsync(query, cancellationToken);

                // Only an empty first page can belong to a topic that does not exist, so only that costs a second call.
                return page.Body.Length > EmptyCollection.Length || query.After is not null || await reader.FindTopicAsync(slug, cancellationToken) is not null
                    ? page
                    : Problem.NotFound("a topic");
            },
            cancellationToken);
    }

    /// <summary>308 to the topic's own address where a slug is that of another form of its name.</summary>
    private IResult? Moved(HttpRequest request, string slug, string list = "") => vocabularies.Vocabulary.FindAlias(slug) is not { } topic ? null
        : Results.Redirect(links.To($"/{Routes.Prefix}/{Routes.Topics}/{topic.Slug}{list}{request.QueryString}")!, permanent: true, preserveMethod: true);

    private static string SlugIn(string json)
    {
        using JsonDocument topic = JsonDocument.Parse(json);
        return topic.RootElement.GetProperty("slug").GetString()!;
    }

    private static ReadOnlySpan<byte> EmptyCollection => "{\"value\":[]}"u8;

    private async Task<IResult> FindAsync(string slug, CancellationToken cancellationToken)
    {
        string? topic = Slug.IsSlug(slug) ? await reader.FindTopicAsync(slug, cancellationToken) : null;
        return topic is null ? Problem.NotFound("a topic") : Representation.Of(Encoding.UTF8.GetBytes(topic));
    }

    // "South K" looks for the same as "south-k"; a space or hyphen at its end still counts.
    private static string Prefix(Parameters parameters)
    {
        if (parameters.Text("prefix") is not { } text)
        {
            return string.Empty;
        }

        if (text.Length is 0 or > Slug.MaximumLength || !text.Any(char.IsAsciiLetterOrDigit))
        {
            parameters.Refuse("invalid-value", "prefix", $"expected the start of a topic's name, 1 to {Slug.MaximumLength} characters with a letter or digit");
            return string.Empty;
        }

        return Slug.From(text) + (text[^1] is ' ' or '-' ? "-" : string.Empty);
    }
}
