using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsFunctions.Conformance;

/// <summary>The local host as a process, with an emulator, names and a key of its own, so that it runs beside any other.</summary>
internal sealed partial class LocalHostProcess : IAsyncDisposable
{
    private const string Program = "NewsFunctions.LocalHost";
    private const string StorageSetting = "AzureWebJobsStorage";

    // The first start on a machine installs the emulator.
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly string dataFolder;

    private LocalHostProcess(Process process, string dataFolder, string address, string editorKey) =>
        (this.process, this.dataFolder, Address, EditorKey) = (process, dataFolder, address, editorKey);

    /// <summary>The root address, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; }

    public string EditorKey { get; }

    /// <summary>Starts the host that was built in the same configuration as this suite.</summary>
    /// <exception cref="InvalidOperationException">It is not built, or does not start.</exception>
    public static async Task<LocalHostProcess> StartAsync()
    {
        string repository = Repository();
        string configuration = typeof(LocalHostProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string program = Path.Combine(repository, "src", Program, "bin", configuration, "net10.0", $"{Program}.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"Expected the local host at {program}, found nothing. Build src/{Program} first.");
        }

        (int blobPort, int tablePort) = FreePorts();
        string key = Sample.Letters(32);
        Process process = new() { StartInfo = Start(program, blobPort, tablePort, key) };
        string dataFolder = Path.Combine(repository, ".azurite", blobPort.ToString(CultureInfo.InvariantCulture));
        StringBuilder said = new();
        TaskCompletionSource<string> served = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => served.TrySetException(new InvalidOperationException($"The local host ended: {Said()}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new LocalHostProcess(process, dataFolder, await served.Task.WaitAsync(StartTime), key);
        }
        catch (Exception e)
        {
            await StopAsync(process, dataFolder);
            throw new InvalidOperationException($"The local host does not start: {Said()}", e);
        }

        void Hear(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }

            if (line is not null && Announcement().Match(line) is { Success: true } announcement)
            {
                served.TrySetResult(announcement.Groups["address"].Value);
            }
        }

        string Said()
        {
            lock (said)
            {
                return said.ToString().Trim();
            }
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(process, dataFolder);

    private static ProcessStartInfo Start(string program, int blobPort, int tablePort, string key)
    {
        ProcessStartInfo start = new(
            "dotnet",
            [
                program, "--urls", "http://127.0.0.1:0", "--samples", "none",
                string.Create(CultureInfo.InvariantCulture, $"--Azurite__BlobPort={blobPort}"),
                string.Create(CultureInfo.InvariantCulture, $"--Azurite__TablePort={tablePort}"),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Settings of whoever runs the suite are not those of the host under test.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("News__", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment.Remove(StorageSetting);
        start.Environment["News__EditorKey"] = key;
        start.Environment["News__Container"] = $"conformance-{Sample.Letters(12)}";
        start.Environment["News__TablePrefix"] = $"Conformance{Sample.Letters(12)}";
        return start;
    }

    private static async Task StopAsync(Process process, string dataFolder)
    {
        using (process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        // The emulator may be a moment longer at its files than its parent.
        for (int tries = 0; Directory.Exists(dataFolder); tries++)
        {
            try
            {
                Directory.Delete(dataFolder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && tries < 50)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private static string Repository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsFunctions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"Expected NewsFunctions.sln in a folder above {AppContext.BaseDirectory}, found none.");
    }

    private static (int Blob, int Table) FreePorts()
    {
        using TcpListener blob = new(IPAddress.Loopback, 0);
        using TcpListener table = new(IPAddress.Loopback, 0);
        blob.Start();
        table.Start();
        return (((IPEndPoint)blob.LocalEndpoint).Port, ((IPEndPoint)table.LocalEndpoint).Port);
    }

    [GeneratedRegex(@"^NewsFunctions serves (?<address>\S+)/api\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();
}
