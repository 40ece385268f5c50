using System.ComponentModel;
using System.Diagnostics;

namespace NewsFunctions.LocalHost;

/// <summary>Installs Azurite with npm, at the version that the repository's lock file pins, once.</summary>
internal static class AzuriteInstall
{
    /// <summary>The program to hand to Node, installed if it was not there.</summary>
    /// <exception cref="LocalHostException">npm is missing or failed.</exception>
    public static async Task<string> EnsureAsync(string repository, Action<string> tell, CancellationToken cancellationToken)
    {
        string program = Path.Combine(repository, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (File.Exists(program))
        {
            return program;
        }

        // Test projects start at the same time; one installs, the others wait for it.
        using FileStream gate = await LockAsync(Path.Combine(Path.GetTempPath(), $"newsfunctions-{Identity.File(repository)}.lock"), cancellationToken);
        if (!File.Exists(program))
        {
            tell("Installing Azurite (npm ci) …");
            await RunAsync(repository, cancellationToken);
        }

        return File.Exists(program) ? program : throw new LocalHostException($"Azurite: expected npm to install {program}, found nothing there.");
    }

    private static async Task RunAsync(string repository, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process npm = Process.Start(start)!;
            Task<string> output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = npm.StandardError.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new LocalHostException($"Azurite: npm ci ended with {npm.ExitCode}: {(await errors + await output).Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new LocalHostException("Azurite: expected Node.js 20 or newer with npm on the path, found none. Install it, or name a storage account in AzureWebJobsStorage.");
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(250, cancellationToken);
            }
        }
    }
}
