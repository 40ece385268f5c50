using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;

namespace NewsFunctions.Ingestion;

/// <summary>A file as the container holds it at one moment.</summary>
/// <param name="Tag">The blob's entity tag, with quotes.</param>
/// <param name="Modified">Last-Modified, of one second's resolution.</param>
/// <param name="Content">Null for a file over the largest size, which is not downloaded.</param>
internal sealed record ArticleFile(string Name, string Tag, DateTimeOffset Modified, long Length, ReadOnlyMemory<byte>? Content);

/// <summary>The container that editors drop files into; made the first time it is needed.</summary>
internal sealed class ArticleFiles(BlobServiceClient service, IOptions<NewsOptions> options)
{
    private readonly BlobContainerClient container = service.GetBlobContainerClient(options.Value.Container);

    /// <summary>Reads a file in one storage call; none where it is not there.</summary>
    public async Task<ArticleFile?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            // Streaming gives the length before the first byte of content, so a file that is too large costs nothing.
            Response<BlobDownloadStreamingResult> answer = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            using BlobDownloadStreamingResult download = answer.Value;
            BlobDownloadDetails details = download.Details;
            ReadOnlyMemory<byte>? content = null;
            if (details.ContentLength <= options.Value.MaxFileBytes)
            {
                byte[] bytes = new byte[details.ContentLength];
                await download.Content.ReadExactlyAsync(bytes, cancellationToken);
                content = bytes;
            }

            return new ArticleFile(name, details.ETag.ToString("H"), details.LastModified, details.ContentLength, content);
        }
        catch (RequestFailedException e) when (e.Status == 404 && !IsMissingContainer(e))
        {
            return null;
        }
    }

    /// <summary>The entity tag of the file as it is now; none where it is not there.</summary>
    public async Task<string?> FindTagAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.ETag.ToString("H");
        }
        catch (RequestFailedException e) when (e.Status == 404 && !IsMissingContainer(e))
        {
            return null;
        }
    }

    /// <summary>Whether the whole container is not there, which says nothing of its files: it may be misnamed, or be restored.</summary>
    public static bool IsMissingContainer(RequestFailedException e) => e.ErrorCode == BlobErrorCode.ContainerNotFound || e.ErrorCode == BlobErrorCode.ContainerBeingDeleted;

    public async Task CreateAsync(CancellationToken cancellationToken) => await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Names and tags of all files, 5,000 a storage call; null where the container itself is not there.</summary>
    public async Task<List<(string Name, string Tag)>?> ListAsync(CancellationToken cancellationToken)
    {
        List<(string, string)> files = [];
        try
        {
            await foreach (BlobItem blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                files.Add((blob.Name, blob.Properties.ETag is { } tag ? tag.ToString("H") : string.Empty));
            }
        }
        catch (RequestFailedException e) when (IsMissingContainer(e))
        {
            return null;
        }

        return files;
    }

    /// <summary>Uploads a file.</summary>
    /// <exception cref="RequestFailedException">412 or 409 where a condition does not hold.</exception>
    public async Task<(string Tag, DateTimeOffset Modified)> UploadAsync(string name, ReadOnlyMemory<byte> content, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        BlobUploadOptions upload = new() { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain" } };
        try
        {
            return Facts(await UploadAsync());
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await CreateAsync(cancellationToken);
            return Facts(await UploadAsync());
        }

        Task<Response<BlobContentInfo>> UploadAsync() => container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), upload, cancellationToken);

        static (string, DateTimeOffset) Facts(BlobContentInfo info) => (info.ETag.ToString("H"), info.LastModified);
    }

    /// <summary>Deletes a file and its snapshots.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> DeleteAsync(string name, BlobRequestConditions conditions, CancellationToken cancellationToken) =>
        await container.GetBlobClient(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions, cancellationToken);

    /// <summary>Asks storage for anything, to see that it answers.</summary>
    public async Task PingAsync(CancellationToken cancellationToken) => await container.ExistsAsync(cancellationToken);
}
