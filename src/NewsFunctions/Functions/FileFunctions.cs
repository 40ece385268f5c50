using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Endpoints;

namespace NewsFunctions.Functions;

/// <summary>The files that the news is made from, for editors: each call needs a key.</summary>
public sealed class FileFunctions(FileEndpoints files)
{
    [Function(nameof(ListFilesAsync))]
    public Task<IResult> ListFilesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.Files)] HttpRequest request,
        CancellationToken cancellationToken) =>
        files.ListAsync(request, cancellationToken);

    [Function(nameof(ReadFileAsync))]
    public Task<IResult> ReadFileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Routes.File)] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        files.GetAsync(request, name, cancellationToken);

    [Function(nameof(PutFileAsync))]
    public Task<IResult> PutFileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Routes.File)] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        files.PutAsync(request, name, cancellationToken);

    [Function(nameof(DeleteFileAsync))]
    public Task<IResult> DeleteFileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Routes.File)] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        files.DeleteAsync(request, name, cancellationToken);

    [Function(nameof(ParseAsync))]
    public Task<IResult> ParseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.Parse)] HttpRequest request,
        CancellationToken cancellationToken) =>
        files.ParseAsync(request, cancellationToken);
}
