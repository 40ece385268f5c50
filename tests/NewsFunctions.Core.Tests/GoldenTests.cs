using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsFunctions.Core.Tests;

/// <summary>What each sample and each file of the corpus parses to, compared with a file that a person has read. <c>UPDATE_GOLDEN=1</c> writes those files anew.</summary>
public sealed class GoldenTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    private static readonly JsonSerializerOptions Indented = new(NewsJson.Relaxed.Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly (string Texts, string Goldens)[] Folders =
    [
        (Repository.Samples, Path.Combine(Repository.Tests, "Golden")),
        (Path.Combine(Repository.Tests, "Corpus", "valid"), Path.Combine(Repository.Tests, "Corpus", "valid")),
        (Path.Combine(Repository.Tests, "Corpus", "invalid"), Path.Combine(Repository.Tests, "Corpus", "invalid")),
    ];

    public static TheoryData<int, string> Files =>
        [.. Folders.SelectMany(static (folder, i) => Names(folder.Texts, ".txt").Select(name => new TheoryDataRow<int, string>(i, name)))];

    /// <summary>Where the text of a file of <see cref="Files"/> is.</summary>
    internal static string Text(int folder, string name) => Path.Combine(Folders[folder].Texts, name + ".txt");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_parses_to_its_golden_file(int folder, string name)
    {
        (string texts, string goldens) = Folders[folder];
        byte[] content = File.ReadAllBytes(Path.Combine(texts, name + ".txt"));
        ParsedFile parsed = Page.Parse(content, name + ".txt");
        string actual = JsonSerializer.Serialize(parsed, (JsonTypeInfo<ParsedFile>)Indented.GetTypeInfo(typeof(ParsedFile))) + "\n";
        string golden = Path.Combine(goldens, name + ".json");
        if (Update)
        {
            File.WriteAllText(golden, actual);
        }

        Assert.True(File.Exists(golden), $"expected a golden file {name}.json; UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Fact]
    public void Files_that_are_invalid_are_those_that_give_no_article()
    {
        Assert.All(Texts(1), static text => Assert.False(Page.Parse(File.ReadAllBytes(text)).IsRejected, text));
        Assert.All(Texts(2), static text => Assert.True(Page.Parse(File.ReadAllBytes(text)).IsRejected, text));

        static IEnumerable<string> Texts(int folder) => Directory.EnumerateFiles(Folders[folder].Texts, "*.txt");
    }

    [Fact]
    public void Every_golden_file_has_its_text()
    {
        foreach ((string texts, string goldens) in Folders)
        {
            string[] extra = [.. Names(goldens, ".json").Except(Names(texts, ".txt"), StringComparer.Ordinal)];
            if (Update)
            {
                Array.ForEach(extra, name => File.Delete(Path.Combine(goldens, name + ".json")));
                continue;
            }

            Assert.Empty(extra);
        }
    }

    private static IEnumerable<string> Names(string folder, string extension) =>
        Directory.EnumerateFiles(folder, "*" + extension).Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
