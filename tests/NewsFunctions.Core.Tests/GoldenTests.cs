using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsFunctions.Core.Tests;

/// <summary>What each sample parses to, compared with a file that a person has read. <c>UPDATE_GOLDEN=1</c> writes those files anew.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "Golden");
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    private static readonly JsonSerializerOptions Indented = new(NewsJson.Relaxed.Options) { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Samples => [.. Names(Repository.Samples, ".txt")];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_parses_to_its_golden_file(string name)
    {
        byte[] content = File.ReadAllBytes(Path.Combine(Repository.Samples, name + ".txt"));
        string actual = JsonSerializer.Serialize(
            Page.Parse(content, name + ".txt"), (JsonTypeInfo<ParsedFile>)Indented.GetTypeInfo(typeof(ParsedFile))) + "\n";
        string golden = Path.Combine(Folder, name + ".json");
        if (Update)
        {
            File.WriteAllText(golden, actual);
        }

        Assert.True(File.Exists(golden), $"expected a golden file {name}.json; UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Fact]
    public void Every_golden_file_has_its_sample()
    {
        string[] extra = [.. Names(Folder, ".json").Except(Names(Repository.Samples, ".txt"), StringComparer.Ordinal)];
        if (Update)
        {
            Array.ForEach(extra, static name => File.Delete(Path.Combine(Folder, name + ".json")));
            return;
        }

        Assert.Empty(extra);
    }

    private static IEnumerable<string> Names(string folder, string extension) =>
        Directory.EnumerateFiles(folder, "*" + extension).Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
