using Azure.Core;
using Azure.Core.Pipeline;

namespace NewsFunctions.Tests.Worlds;

/// <summary>The process ends: nothing retries it and nothing is called after it.</summary>
public sealed class ProcessEndedException() : Exception("The process ended here.");

/// <summary>Counts calls to storage.</summary>
public sealed class CountingPolicy : HttpPipelinePolicy
{
    private readonly List<string> calls = [];

    public IReadOnlyList<string> Take()
    {
        lock (calls)
        {
            string[] taken = [.. calls];
            calls.Clear();
            return taken;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        lock (calls)
        {
            calls.Add($"{message.Request.Method} {message.Request.Uri.Path}");
        }

        return ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Does something to one call, by its number.</summary>
public abstract class NumberedPolicy : HttpPipelinePolicy
{
    private int calls;

    public int Calls => calls;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(Interlocked.Increment(ref calls), message, pipeline);

    protected abstract ValueTask ProcessAsync(int number, HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline);

    protected static ValueTask NextAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNextAsync(message, pipeline);
}

/// <summary>Ends the process before a call, or after it took effect.</summary>
public sealed class StopPolicy(int at, bool afterwards) : NumberedPolicy
{
    protected override async ValueTask ProcessAsync(int number, HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (number > at || (number == at && !afterwards))
        {
            throw new ProcessEndedException();
        }

        await NextAsync(message, pipeline);
        if (number == at)
        {
            throw new ProcessEndedException();
        }
    }
}

/// <summary>Loses the answer to a call that took effect; the client tries again by itself.</summary>
public sealed class LostAnswerPolicy(int at) : NumberedPolicy
{
    protected override async ValueTask ProcessAsync(int number, HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await NextAsync(message, pipeline);
        if (number == at)
        {
            throw new IOException("The answer was lost.");
        }
    }
}
