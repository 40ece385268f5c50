using Azure;
using Azure.Data.Tables;
using NewsFunctions.Storage;

namespace NewsFunctions.Changes;

/// <summary>The end of the change log: every commit moves it, so its number is the generation of everything that is served.</summary>
/// <param name="Epoch">Changes when the log starts anew, which makes older cursors void.</param>
/// <param name="Sequence">The number of the newest change, 0 where there is none.</param>
internal sealed record Head(string Epoch, long Sequence, ETag? Etag)
{
    public static readonly Head None = new(string.Empty, 0, null);

    public string Generation => string.Create(null, $"{Epoch}.{Sequence}");
}

/// <summary>Knows the head of the log, reading it at most once a second for readers, however many ask.</summary>
internal sealed class ChangeHead(NewsTables tables, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Head? known;
    private long readAt;
    private Task<Head>? reading;
    private ETag? lastTag;
    private bool foreign;

    /// <summary>A head at most a second old.</summary>
    public Task<Head> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (known is { } head && time.GetElapsedTime(readAt) < Fresh)
            {
                return Task.FromResult(head);
            }

            // One read answers everybody who waits, so no one of them may cancel it.
            return (reading is { IsCompleted: false } ? reading : reading = RefreshAsync(CancellationToken.None)).WaitAsync(cancellationToken);
        }
    }

    /// <summary>The head as this process knows it, for a commit that will find out if it is old.</summary>
    public async Task<Head> LastKnownAsync(CancellationToken cancellationToken) => known ?? await RefreshAsync(cancellationToken);

    public async Task<Head> RefreshAsync(CancellationToken cancellationToken)
    {
        long now = time.GetTimestamp();
        TableEntity? row = await NewsTables.FindAsync(tables.Index, Keys.Edition, Keys.Head, cancellationToken);
        Head head = row is null ? Head.None : new Head(row.GetString("Epoch"), row.GetInt64("Sequence")!.Value, row.ETag);
        lock (gate)
        {
            foreign |= head.Etag != lastTag;
            lastTag = head.Etag;
        }

        Set(head, now);
        return head;
    }

    /// <summary>Whether another process committed since this was last asked, as far as a refresh has shown it.</summary>
    public bool TakeForeign()
    {
        lock (gate)
        {
            bool taken = foreign;
            foreign = false;
            return taken;
        }
    }

    /// <summary>Takes over what a commit of this process made of the head.</summary>
    public void Committed(Head head)
    {
        lock (gate)
        {
            lastTag = head.Etag;
        }

        Set(head, time.GetTimestamp());
    }

    /// <summary>Forgets the head after a commit whose outcome is unknown.</summary>
    public void Forget()
    {
        lock (gate)
        {
            known = null;
        }
    }

    private void Set(Head head, long timestamp)
    {
        lock (gate)
        {
            // A slow read must not put back what a commit has already moved on.
            if (known is null || known.Epoch != head.Epoch || known.Sequence <= head.Sequence)
            {
                (known, readAt) = (head, timestamp);
            }
        }
    }
}
