using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsFunctions.LocalHost;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>What the docs say is what the code does.</summary>
public sealed partial class DocTests(AzuriteFixture azurite)
{
    [Fact]
    public void The_page_on_formats_lists_every_diagnostic_code_and_no_other()
    {
        string[] codes = [.. typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!)];
        string[] documented = [.. Row().Matches(Read("docs", "formats.md")).Select(static row => row.Groups["code"].Value)];
        Assert.Equal(codes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_answer_in_the_readme_is_the_answer_of_the_samples()
    {
        string readme = Read("README.md");
        Match shown = Answer().Match(readme);
        await using World world = World.Create(azurite.ConnectionString);
        foreach (string sample in Directory.GetFiles(Path.Combine(RepositoryFolder.Find(), "samples"), "*.txt"))
        {
            await world.DropAsync(Path.GetFileName(sample), await File.ReadAllBytesAsync(sample, TestContext.Current.CancellationToken));
        }

        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        JsonNode expected = JsonNode.Parse(shown.Groups["json"].Value)!;
        JsonNode actual = JsonNode.Parse((await world.GetAsync(shown.Groups["path"].Value)).GetRawText())!;

        // The page shortens the cursor.
        expected["nextLink"] = actual["nextLink"]!.GetValue<string>();
        Assert.True(JsonNode.DeepEquals(expected, actual), actual.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = NewsJson.Relaxed.Options.Encoder }));
    }

    [Fact]
    public void The_page_on_operations_lists_every_setting_of_the_service()
    {
        string page = Read("docs", "operations.md");
        Assert.All(typeof(NewsOptions).GetProperties(), property => Assert.Contains($"`News__{property.Name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_on_the_api_names_every_property_of_what_is_served()
    {
        string page = Read("docs", "api.md");
        Type[] served = [typeof(Article), typeof(Paragraph), typeof(HeadlineList), typeof(ListedHeadline), typeof(TopicTag), typeof(Headline), typeof(Receipt)];
        string[] missing =
        [
            .. served.SelectMany(static type => NewsJson.Relaxed.Options.GetTypeInfo(type).Properties).Where(static property => property.Get is not null).Select(static property => property.Name).Distinct(StringComparer.Ordinal)
                .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)),
        ];
        Assert.Empty(missing);
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([RepositoryFolder.Find(), .. path]));

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \| (?:error|warning|info) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`curl 'http://127\.0\.0\.1:7071(?<path>[^']+)'`\s+```json\s+(?<json>\{.*?\n\})\s+```", RegexOptions.Singleline)]
    private static partial Regex Answer();
}
