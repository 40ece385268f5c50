using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using NewsFunctions.Storage;

namespace NewsFunctions.Tests.Worlds;

/// <summary>A row as text, without tries, times of processing and the random epoch.</summary>
internal static partial class RowText
{
    private static readonly HashSet<string> Left = ["odata.etag", "Timestamp", "Attempts", "Processed", "At", "Epoch"];

    public static string Of(TableEntity row)
    {
        StringBuilder text = new();
        foreach ((string name, object value) in row.Where(static column => !Left.Contains(column.Key)).OrderBy(static column => column.Key, StringComparer.Ordinal))
        {
            // Of a text that takes several rows, each holds a part that cannot be read alone.
            string shown = value is byte[] part && (row.RowKey != Keys.Article || row.GetInt32("Bodies") > 0) && row.PartitionKey != Keys.Edition ? Convert.ToBase64String(part)
                : value is byte[]? Encoding.UTF8.GetString(PackedText.Unpack(PackedText.Read(row))) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
            text.Append(name).Append('=').Append(PerRun().Replace(shown, string.Empty)).Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex("\"(?:attempts\":\\d+|processed\":\"[^\"]*\"),?")]
    private static partial Regex PerRun();
}
