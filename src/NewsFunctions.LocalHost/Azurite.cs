using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NewsFunctions.LocalHost;

/// <summary>The storage emulator: one that runs already, or one that is started here and stopped with it.</summary>
public sealed class Azurite : IAsyncDisposable
{
    public const int DefaultBlobPort = 10000;
    public const int DefaultTablePort = 10002;

    private const string Host = "127.0.0.1";
    private const int StartTries = 3;

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly Process? process;

    private Azurite(int blobPort, int queuePort, int tablePort, Process? process)
    {
        (BlobPort, TablePort, this.process) = (blobPort, tablePort, process);
        ConnectionString = string.Create(
            null,
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={PublicKey};BlobEndpoint=http://{Host}:{blobPort}/devstoreaccount1;QueueEndpoint=http://{Host}:{queuePort}/devstoreaccount1;TableEndpoint=http://{Host}:{tablePort}/devstoreaccount1;");
    }

    /// <summary>The emulator's one key, the same everywhere and no secret.</summary>
    private static string PublicKey => "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public int BlobPort { get; }

    public int TablePort { get; }

    public string ConnectionString { get; }

    /// <summary>Whether it was started here.</summary>
    public bool IsOwn => process is not null;

    /// <summary>The emulator that answers at these ports, or none.</summary>
    public static async Task<Azurite?> FindAsync(int blobPort, int tablePort, CancellationToken cancellationToken) =>
        await AnswersAsync(blobPort, "Blob", cancellationToken) && await AnswersAsync(tablePort, "Table", cancellationToken)
            ? new Azurite(blobPort, blobPort + 1, tablePort, null)
            : null;

    /// <summary>Starts an emulator, after installing it where it is missing.</summary>
    /// <param name="ports">Blob and table port; null takes free ones.</param>
    /// <param name="folder">Where it keeps its data, from the ports it has.</param>
    /// <exception cref="LocalHostException">It does not start; the message has its own words.</exception>
    public static async Task<Azurite> StartAsync(
        string repository, (int Blob, int Table)? ports, Func<int, string> folder, Action<string> tell, CancellationToken cancellationToken)
    {
        string program = await AzuriteInstall.EnsureAsync(repository, tell, cancellationToken);
        for (int tries = 1; ; tries++)
        {
            // A free port can be taken by somebody else before the emulator has it; then others are tried.
            int[] free = FreePorts(3);
            (int blob, int table) = ports ?? (free[0], free[2]);
            try
            {
                return await StartAsync(program, blob, free[1], table, folder(blob), cancellationToken);
            }
            catch (LocalHostException) when (ports is null && tries < StartTries)
            {
                tell("Azurite did not start; trying other ports …");
            }
        }
    }

    /// <summary>Whether nothing listens at a port of this machine.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static async Task<Azurite> StartAsync(string program, int blob, int queue, int table, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        ProcessStartInfo start = new(
            "node",
            [
                program, "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", folder, "--blobHost", Host, "--queueHost", Host, "--tableHost", Host,
                "--blobPort", Text(blob), "--queuePort", Text(queue), "--tablePort", Text(table),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new LocalHostException("Azurite: expected Node.js 20 or newer on the path, found none. Install it, or name a storage account in AzureWebJobsStorage.");
        }

        // Read to the end, so that a full pipe never stops the emulator.
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Azurite azurite = new(blob, queue, table, process);
        try
        {
            Stopwatch waited = Stopwatch.StartNew();
            while (waited.Elapsed < StartTime && !process.HasExited)
            {
                if (await AnswersAsync(blob, "Blob", cancellationToken) && await AnswersAsync(table, "Table", cancellationToken))
                {
                    return azurite;
                }

                await Task.Delay(50, cancellationToken);
            }
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        string words = process.HasExited ? (await errors + await output).Trim() : $"no answer within {StartTime.TotalSeconds} seconds";
        await azurite.DisposeAsync();
        throw new LocalHostException($"Azurite did not start at ports {blob} and {table}: {words}");
    }

    // Every answer of the emulator names it, an error too; anything else at the port does not.
    private static async Task<bool> AnswersAsync(int port, string service, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await Http.GetAsync(new Uri($"http://{Host}:{port}/devstoreaccount1"), cancellationToken);
            return answer.Headers.Server.ToString().StartsWith($"Azurite-{service}", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] ports = [.. listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
