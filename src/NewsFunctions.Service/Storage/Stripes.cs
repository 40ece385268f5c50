namespace NewsFunctions.Storage;

/// <summary>
/// Keeps two tasks of this process from planning changes to the same rows at once. It only saves wasted work: between processes, and in
/// the end here too, the conditions of the commit decide.
/// </summary>
internal sealed class Stripes(int count)
{
    private readonly SemaphoreSlim[] stripes = [.. Enumerable.Range(0, count).Select(static _ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the stripes of all keys, in one order for everybody, so that no two tasks wait for each other.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        Held held = new();
        try
        {
            foreach (int stripe in keys.Select(Stripe).Distinct().Order())
            {
                await stripes[stripe].WaitAsync(cancellationToken);
                held.Stripes.Push(stripes[stripe]);
            }

            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private int Stripe(string key) => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)stripes.Length);

    private sealed class Held : IDisposable
    {
        public Stack<SemaphoreSlim> Stripes { get; } = [];

        public void Dispose()
        {
            while (Stripes.TryPop(out SemaphoreSlim? stripe))
            {
                stripe.Release();
            }
        }
    }
}
