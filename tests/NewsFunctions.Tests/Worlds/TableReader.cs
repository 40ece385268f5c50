using System.Text.Json;
using Azure.Data.Tables;
using NewsFunctions.Storage;

namespace NewsFunctions.Tests.Worlds;

/// <summary>Reads rows past the service, for what no cache may stand between.</summary>
internal sealed class TableReader(string connectionString, string prefix)
{
    public async Task<JsonElement> OnlyArticleAsync()
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in new TableClient(connectionString, prefix + "Articles").QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
        {
            rows.Add(row);
        }

        return JsonSerializer.Deserialize<JsonElement>(PackedText.Unpack(PackedText.Read(Assert.Single(rows))));
    }
}
