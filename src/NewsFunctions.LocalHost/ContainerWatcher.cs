using NewsFunctions.Ingestion;

namespace NewsFunctions.LocalHost;

/// <summary>Looks at the container every second, with the reconciler that the cloud runs on a timer: there is no trigger here.</summary>
internal sealed partial class ContainerWatcher(Reconciler reconciler, TimeProvider time, ILogger<ContainerWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await reconciler.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Every kind, because an exception here would stop the host. Mostly storage is away; the next look may find it.
                LogUnreachable(e.Message);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage does not answer: {Reason}")]
    private partial void LogUnreachable(string reason);
}
