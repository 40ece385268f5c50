using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsFunctions.Topics;

namespace NewsFunctions.Endpoints;

/// <summary>The sections for readers: always the same 17.</summary>
public sealed class SectionEndpoints
{
    private readonly Readers readers;
    private readonly Links links;

    internal SectionEndpoints(Readers readers, Links links) => (this.readers, this.links) = (readers, links);

    /// <summary>All sections, by their Media Topic codes.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken) =>
        readers.AnswerAsync(
            request,
            Parameters.Read(request),
            _ => Task.FromResult<IResult>(Representation.Of([.. Sections.All.Select(section => links.In(JsonSerializer.Serialize(section, NewsJson.Relaxed.Section)))], null)),
            cancellationToken);
}
