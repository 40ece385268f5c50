using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsFunctions.Endpoints;

/// <summary>Turns a fault of storage into an answer, in one place for every endpoint of every host.</summary>
internal sealed partial class Faults(ILogger<Faults> logger)
{
    public async Task<IResult> GuardAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (IsStorageFault(e))
        {
            LogFault(e);
            return Problem.StorageUnavailable();
        }
        catch (Exception e) when (e is not OperationCanceledException and not BadHttpRequestException)
        {
            // Every other kind is a mistake of ours: the caller still gets a problem, which not every host would make.
            LogMistake(e);
            return Problem.Internal();
        }
    }

    /// <summary>
    /// What the storage client throws when storage is not there, is too busy, or breaks off: a status of its own, all its tries together,
    /// or the bare failure of the connection.
    /// </summary>
    private static bool IsStorageFault(Exception e) => e switch
    {
        RequestFailedException failed => failed.Status is 0 or 401 or 403 or 404 or 408 or 429 or >= 500,
        AggregateException all => all.InnerExceptions.All(IsStorageFault),
        TaskCanceledException cancelled => cancelled.InnerException is TimeoutException,
        _ => e is IOException or HttpRequestException or TimeoutException,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage failed a request.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed unforeseen.")]
    private partial void LogMistake(Exception exception);
}
