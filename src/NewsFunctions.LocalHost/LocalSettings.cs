using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace NewsFunctions.LocalHost;

/// <summary>The settings of the local host itself; those of the service are <see cref="NewsOptions"/>.</summary>
internal sealed record LocalSettings
{
    public const string DefaultUrls = "http://127.0.0.1:7071";

    private const int ShortestKey = 8;

    // Only these, so that a misspelt one is told and not ignored.
    private static readonly string[] Arguments = ["urls", "samples", "AzureWebJobsStorage", "AzureWebJobsStorage:", "News:", "Azurite:", "Logging:"];

    public required string Urls { get; init; }

    /// <summary>The folder of article files to load on the first run; null for none.</summary>
    public string? Samples { get; init; }

    public required string EditorKey { get; init; }

    /// <summary>Whether the key was made up here, and so has to be told.</summary>
    public bool IsKeyGenerated { get; init; }

    /// <summary>Whether a storage account is named, and so the emulator is not wanted.</summary>
    public bool IsStorageConfigured { get; init; }

    /// <summary>Ports of the emulator that are configured; null for the default ones, or free ones where those are taken.</summary>
    public (int Blob, int Table)? AzuritePorts { get; init; }

    /// <summary>Command-line arguments with the names that configuration knows them by.</summary>
    /// <exception cref="LocalHostException">An argument is unknown.</exception>
    public static string[] Normalized(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                if (i == 0 || args[i - 1].Contains('=', StringComparison.Ordinal) || !args[i - 1].StartsWith("--", StringComparison.Ordinal))
                {
                    throw new LocalHostException($"{args[i]}: expected a setting such as --urls {DefaultUrls}.");
                }

                continue;
            }

            string name = args[i][2..].Split('=')[0].Replace("__", ":", StringComparison.Ordinal);
            if (!Arguments.Any(known => known.EndsWith(':') ? name.StartsWith(known, StringComparison.OrdinalIgnoreCase) : name.Equals(known, StringComparison.OrdinalIgnoreCase)))
            {
                throw new LocalHostException($"--{name}: expected --urls, --samples, --AzureWebJobsStorage, --News__…, --Azurite__… or --Logging__….");
            }

            string rest = args[i][(2 + args[i][2..].Split('=')[0].Length)..];
            args[i] = $"--{name}{rest}";
        }

        return args;
    }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="LocalHostException">One is wrong; the message names it.</exception>
    public static LocalSettings Read(IConfiguration configuration, string repository)
    {
        string urls = configuration["urls"] ?? DefaultUrls;
        foreach (string url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttp)
            {
                throw new LocalHostException($"--urls: expected an address such as {DefaultUrls}, found '{url}'.");
            }
        }

        string? storage = configuration[NewsServices.StorageSetting];
        bool configured = !string.IsNullOrEmpty(storage) ? storage != "UseDevelopmentStorage=true" : configuration.GetSection(NewsServices.StorageSetting).GetChildren().Any();

        // An account that is named is somebody's; nothing is put into it unasked.
        string? samples = configuration["samples"] ?? (configured ? "none" : Path.Combine(repository, "samples"));
        samples = samples == "none" ? null : samples;
        if (samples is not null && !Directory.Exists(samples))
        {
            throw new LocalHostException($"--samples: expected a folder or 'none', found '{samples}'.");
        }

        string? key = configuration["News:EditorKey"];
        if (key is { Length: > 0 and < ShortestKey })
        {
            throw new LocalHostException($"News__EditorKey: expected at least {ShortestKey} characters, found {key.Length}.");
        }

        return new LocalSettings
        {
            Urls = urls,
            Samples = samples,
            EditorKey = string.IsNullOrEmpty(key) ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)) : key,
            IsKeyGenerated = string.IsNullOrEmpty(key),
            IsStorageConfigured = configured,
            AzuritePorts = configuration["Azurite:BlobPort"] is null && configuration["Azurite:TablePort"] is null
                ? null
                : (Port(configuration, "BlobPort", Azurite.DefaultBlobPort), Port(configuration, "TablePort", Azurite.DefaultTablePort)),
        };
    }

    private static int Port(IConfiguration configuration, string name, int byDefault)
    {
        string? text = configuration[$"Azurite:{name}"];
        return text is null ? byDefault
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536 ? port
            : throw new LocalHostException($"Azurite__{name}: expected a port from 1 to 65535, found '{text}'.");
    }
}
