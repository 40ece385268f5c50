using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Options;

namespace NewsFunctions.Storage;

/// <summary>The two tables, made the first time something is written to them and read as empty before.</summary>
internal sealed class NewsTables(TableServiceClient service, IOptions<NewsOptions> options)
{
    private Task? created;

    /// <summary>Whole articles, a partition each.</summary>
    public TableClient Articles { get; } = service.GetTableClient(options.Value.TablePrefix + "Articles");

    /// <summary>Everything that lists, counts or announces, in one partition, so that one transaction commits it.</summary>
    public TableClient Index { get; } = service.GetTableClient(options.Value.TablePrefix + "Index");

    /// <summary>Runs a write, and makes the tables when it turns out that they are not there.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        Task creating = created ??= CreateAsync(CancellationToken.None);
        try
        {
            await creating;
        }
        catch
        {
            // A failure must not stay the answer for every later write.
            _ = Interlocked.CompareExchange(ref created, null, creating);
            throw;
        }

        try
        {
            return await write();
        }
        catch (RequestFailedException e) when (IsMissingTable(e))
        {
            await CreateAsync(cancellationToken);
            return await write();
        }
    }

    /// <summary>Reads one row; none where the row or its whole table is not there.</summary>
    public static async Task<TableEntity?> FindAsync(TableClient table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    /// <summary>Reads the rows of a key range in order, through any number of storage's pages, the empty ones too.</summary>
    /// <param name="take">The most rows to read; null for all.</param>
    public static async Task<List<TableEntity>> RangeAsync(
        TableClient table, string partitionKey, string from, string to, int? take, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey ge {from} and RowKey lt {to}");
        List<TableEntity> rows = [];
        try
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, take is { } most ? Math.Min(most, 1000) : null, select, cancellationToken))
            {
                rows.Add(row);
                if (rows.Count == take)
                {
                    break;
                }
            }
        }
        catch (RequestFailedException e) when (IsMissingTable(e))
        {
            return [];
        }

        return rows;
    }

    public static bool IsMissingTable(RequestFailedException e) =>
        e.Status == 404 && (e.ErrorCode == TableErrorCode.TableNotFound.ToString() || e.Message.Contains("TableNotFound", StringComparison.Ordinal));

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await Articles.CreateIfNotExistsAsync(cancellationToken);
        await Index.CreateIfNotExistsAsync(cancellationToken);
    }
}
