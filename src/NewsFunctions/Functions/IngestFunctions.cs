using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using NewsFunctions.Ingestion;

namespace NewsFunctions.Functions;

/// <summary>Keeps the served rows up with the container: a file when it arrives, and each minute whatever was missed.</summary>
public sealed class IngestFunctions(Ingestor ingestor, Reconciler reconciler)
{
    // Azurite sends no events, so development polls; polling is slow and no trigger at all on some plans, so a deployed app takes events.
#if DEBUG
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#else
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#endif

    private const string Storage = "AzureWebJobsStorage";
    private const string EveryFile = "%News:Container%/{name}";
    private const string EveryMinute = "0 * * * * *";

    [Function(nameof(IngestFileAsync))]
    public Task IngestFileAsync(
        [BlobTrigger(EveryFile, Connection = Storage, Source = Source)] BlobClient blob,
        CancellationToken cancellationToken) =>
        ingestor.IngestAsync(blob.Name, cancellationToken);

    [Function(nameof(ReconcileAsync))]
    [SuppressMessage("Style", "IDE0060", Justification = "The trigger needs a parameter, and a binding cannot be a discard.")]
    public Task ReconcileAsync([TimerTrigger(EveryMinute)] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciler.RunAsync(cancellationToken);
}
