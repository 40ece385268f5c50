using Azure.Storage.Blobs.Models;
using NewsFunctions.Changes;
using NewsFunctions.Ingestion;

namespace NewsFunctions.LocalHost;

/// <summary>Puts the sample files into a container that nothing was ever put into.</summary>
internal sealed class SampleLoader(ArticleFiles files, ChangeHead head, Reconciler reconciler)
{
    /// <summary>Uploads every <c>*.txt</c> of a folder and ingests them, on the first run only.</summary>
    /// <returns>How many files were loaded.</returns>
    public async Task<int> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        if (await files.ListAsync(cancellationToken) is { Count: > 0 } || (await head.RefreshAsync(cancellationToken)).Etag is not null)
        {
            return 0;
        }

        string[] samples = [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)];
        foreach (string sample in samples)
        {
            byte[] content = await File.ReadAllBytesAsync(sample, cancellationToken);
            await files.UploadAsync(Path.GetFileName(sample), content, new BlobRequestConditions(), cancellationToken);
        }

        await reconciler.RunAsync(cancellationToken);
        return samples.Length;
    }
}
