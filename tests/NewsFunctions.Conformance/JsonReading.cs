using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>Reads JSON of which nothing is known but the contract.</summary>
internal static class JsonReading
{
    public static bool Has(this JsonElement json, string name) => json.TryGetProperty(name, out _);

    /// <summary>A text; null where there is no such property.</summary>
    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray()];

    /// <summary>An array of texts; none where there is no such property.</summary>
    public static string[] Texts(this JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(static item => item.GetString()!)] : [];

    public static string[] Names(this JsonElement json) => [.. json.EnumerateObject().Select(static property => property.Name)];

    /// <summary>One text of each item.</summary>
    public static string[] Each(this IEnumerable<JsonElement> items, string name) => [.. items.Select(item => item.Text(name)!)];

    public static string Id(this JsonElement json) => json.Text("id")!;

    /// <summary>The id of the one article of a receipt.</summary>
    public static string ArticleId(this JsonElement receipt) => Assert.Single(receipt.Texts("articles"));

    /// <summary>The codes of a receipt's or dry run's diagnostics.</summary>
    public static string[] Diagnostics(this JsonElement json) => json.Items("diagnostics").Each("code");
}
