using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsFunctions.Topics;

namespace NewsFunctions.Endpoints;

/// <summary>A question to a newest-first list.</summary>
internal sealed record ListQuery
{
    private static readonly string[] Common = ["topic", "section", "flag", "from", "to", "tz", "order", "pageSize", "cursor"];

    private static readonly string[] SectionSlugs = [.. Sections.All.Select(static section => section.Slug)];

    public required Parameters Parameters { get; init; }

    public required string Path { get; init; }

    public string? Topic { get; private init; }

    public string? Section { get; private init; }

    public string? Flag { get; private init; }

    /// <summary>Whether each sighting of a headline is asked for.</summary>
    public bool EachSighting { get; private init; }

    public DateTimeOffset? From { get; private init; }

    public DateTimeOffset? To { get; private init; }

    public int PageSize { get; private init; }

    public string? After { get; private init; }

    /// <summary>Reads a question.</summary>
    /// <param name="topic">The topic that the path names; its parameter is then not one of the allowed.</param>
    public static ListQuery Read(HttpRequest request, TimeProvider time, Vocabulary vocabulary, string? topic, bool headlines)
    {
        string[] allowed = [.. Common.Where(name => topic is null || name != "topic"), .. headlines ? ["dedupe"] : Array.Empty<string>()];
        Parameters parameters = Parameters.Read(request, allowed);
        string path = request.Path.Value!;
        bool eachSighting = headlines && parameters.OneOf("dedupe", ["text", "none"]) == "none";
        string? flag = parameters.OneOf("flag", WireFlags.All);
        topic ??= parameters.SlugOf("topic");
        if (topic is not null && !Slug.IsSlug(topic))
        {
            parameters.Refuse("invalid-value", "slug", "expected a slug of lower-case letters, digits and hyphens");
        }

        if (eachSighting && topic is not null && flag is not null)
        {
            parameters.Refuse("unsupported-combination", "flag", "expected 'topic' or 'flag' with dedupe=none, found both");
        }

        string? section = parameters.OneOf("section", SectionSlugs);
        if (section is not null && (topic is not null || flag is not null || eachSighting))
        {
            parameters.Refuse("unsupported-combination", "section", "expected 'section' without 'topic', 'flag' and dedupe=none");
        }

        parameters.OneOf("order", ["newest"]);
        (DateTimeOffset? from, DateTimeOffset? to) = parameters.Range(time.GetUtcNow());
        return new ListQuery
        {
            Parameters = parameters,
            Path = path,
            Topic = topic is null ? null : vocabulary.FindAlias(topic)?.Slug ?? topic,
            Section = section,
            Flag = flag,
            EachSighting = eachSighting,
            From = from,
            To = to,
            PageSize = parameters.PageSize(),
            After = Cursor.Position(parameters, Question(path, parameters), Cursor.IsNewestFirst),
        };
    }

    /// <summary>The address of the part behind a position.</summary>
    public string? NextPath(string? next) => NextPath(Path, Parameters, PageSize, next);

    public static string? NextPath(string path, Parameters parameters, int pageSize, string? next) => next is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{path}?{WithAmpersand(parameters.Question)}pageSize={pageSize}&cursor={Cursor.OfPosition(Question(path, parameters), next)}");

    public static string Question(string path, Parameters parameters) => $"{path}?{parameters.Question}";

    private static string WithAmpersand(string query) => query.Length == 0 ? query : query + "&";
}
