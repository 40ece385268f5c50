namespace NewsFunctions.LocalHost;

/// <summary>Gets the storage that the local host works on: the configured account, an emulator that runs, or one that is started.</summary>
internal static class LocalStorage
{
    /// <summary>The emulator, or null where an account is configured.</summary>
    /// <exception cref="LocalHostException">The configured ports are taken by something else.</exception>
    public static async Task<Azurite?> OpenAsync(LocalSettings settings, string repository, CancellationToken cancellationToken)
    {
        if (settings.IsStorageConfigured)
        {
            return null;
        }

        (int blob, int table) = settings.AzuritePorts ?? (Azurite.DefaultBlobPort, Azurite.DefaultTablePort);
        if (await Azurite.FindAsync(blob, table, cancellationToken) is { } running)
        {
            return running;
        }

        bool free = Azurite.IsFree(blob) && Azurite.IsFree(table);
        if (!free && settings.AzuritePorts is not null)
        {
            throw new LocalHostException($"Azurite__BlobPort, Azurite__TablePort: expected ports that are free or Azurite's, found {blob} or {table} taken by something else.");
        }

        return await Azurite.StartAsync(
            repository,
            free ? (blob, table) : null,
            port => Path.Combine(repository, ".azurite", port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Console.WriteLine,
            cancellationToken);
    }
}
