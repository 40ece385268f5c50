using System.Text.RegularExpressions;
using Azure.Data.Tables;
using NewsFunctions.LocalHost;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>docs/storage.md names every row, column and list that a run leaves, and no other.</summary>
public sealed partial class StorageDocTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_page_on_storage_names_exactly_what_is_stored()
    {
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(RepositoryFolder.Find(), "docs", "storage.md"), TestContext.Current.CancellationToken);
        string[][] rows = [.. Table(lines, "| table | RowKey |").Select(static cells => cells)];
        string[] lists = [.. Table(lines, "| `{list}` |").Select(static cells => Ticked().Match(cells[0]).Groups[1].Value)];
        string listPattern = $"(?:{string.Join('|', lists.Select(Pattern))})";
        Dictionary<string, HashSet<string>> columns = [];
        HashSet<string> rowsSeen = [];
        HashSet<string> listsSeen = [];

        await using World world = await LivelyAsync();
        foreach (string table in (string[])["Articles", "Index"])
        {
            await foreach (TableEntity entity in new TableClient(world.ConnectionString, world.Prefix + table).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
            {
                string[] row = Assert.Single(rows, row => row[0] == table && Regex.IsMatch(entity.RowKey, $"^{Pattern(Key(row)).Replace("\\{list}", listPattern, StringComparison.Ordinal)}$"));
                rowsSeen.Add($"{table} {Key(row)}");
                HashSet<string> known = columns.TryGetValue($"{table} {Key(row)}", out HashSet<string>? some) ? some : columns[$"{table} {Key(row)}"] = [];
                known.UnionWith(entity.Keys.Where(static name => name is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp")));
                if (entity.RowKey.StartsWith("list~", StringComparison.Ordinal) && !entity.RowKey.StartsWith("list~topics", StringComparison.Ordinal))
                {
                    listsSeen.Add(Assert.Single(lists, list => Regex.IsMatch(entity.RowKey, $"^list~{Pattern(list)}~")));
                }
            }
        }

        Assert.Equal(rows.Select(static row => $"{row[0]} {Key(row)}").Order(StringComparer.Ordinal), rowsSeen.Order(StringComparer.Ordinal));
        Assert.Equal(lists.Order(StringComparer.Ordinal), listsSeen.Order(StringComparer.Ordinal));
        foreach (string[] row in rows)
        {
            Assert.Equal(Ticked().Matches(row[2]).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal), columns[$"{row[0]} {Key(row)}"].Order(StringComparer.Ordinal));
        }
    }

    /// <summary>A world that has been through everything.</summary>
    private async Task<World> LivelyAsync()
    {
        World world = World.Create(azurite.ConnectionString);
        Random random = new(3);
        string noise = string.Concat(Enumerable.Range(0, 1_500).Select(_ => new string([.. Enumerable.Range(0, 1_200).Select(_ => (char)random.Next('!', '\u04FF')).Where(char.IsLetterOrDigit)]) + ".\n"));
        await world.DropAsync("long.txt", $" date 2026-05-04 Norway prints a long text\n{noise}(END)\n");
        await world.DropAsync("a.txt", Pages.WithLists);
        await world.DropAsync("b.txt", Pages.WithLists);
        await world.DropAsync("gone.txt", Pages.FiveTopics);
        await world.DropAsync("cup.txt", " date 2026-05-04 Midfielder scores twice in cup final\nThe midfielder scored twice as the visitors won the cup final on penalties.\nThe goalkeeper saved the last penalty, and the coach praised the striker.\n(END)\n");
        await world.DropAsync("empty.txt", string.Empty);
        await world.DropAsync("many.txt", Pages.FiveTopics + string.Concat(Enumerable.Repeat("-\n(LEAD) Ghana shares a lighthouse\n", 25)));
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.DeleteAsync("gone.txt");
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        await world.SendAsync(HttpMethod.Put, "/api/v1/files/a.txt", new StringContent(Pages.FiveTopics));
        return world;
    }

    private static IEnumerable<string[]> Table(string[] lines, string head) => lines
        .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(static line => line.StartsWith('|'))
        .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());

    private static string Key(string[] row) => Ticked().Match(row[1]).Groups[1].Value;

    private static string Pattern(string key) => Regex.Escape(key)
        .Replace("\\{id}", "[0-9a-z]{16}", StringComparison.Ordinal)
        .Replace("\\{ticks}", "[0-9]{19}", StringComparison.Ordinal)
        .Replace("\\{seq}", "[0-9]{19}", StringComparison.Ordinal)
        .Replace("\\{hash}", "[0-9a-f]{32}", StringComparison.Ordinal)
        .Replace("\\{n}", "[0-9]{3}", StringComparison.Ordinal)
        .Replace("\\{topics}", "topics(?::[a-z]+)?", StringComparison.Ordinal)
        .Replace("\\{slug}", "[a-z0-9-]+", StringComparison.Ordinal)
        .Replace("\\{flag}", "[a-z]+", StringComparison.Ordinal)
        .Replace("\\{section}", "[a-z-]+", StringComparison.Ordinal)
        .Replace("\\{status}", "(?:pending|accepted|rejected|failed|withdrawn)", StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();
}
