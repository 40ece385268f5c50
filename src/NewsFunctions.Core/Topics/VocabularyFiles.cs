using System.Reflection;
using System.Text;

namespace NewsFunctions.Topics;

/// <summary>What is wrong with a line of a vocabulary's file.</summary>
/// <param name="IsError">Whether the vocabulary cannot be used; a warning leaves out what it names.</param>
public sealed record VocabularyDiagnostic(string File, int Line, bool IsError, string Message)
{
    public override string ToString() => string.Create(null, $"{File}, line {Line}: {Message}");
}

/// <summary>The files of a vocabulary: <c>*.tsv</c> of topics, <c>sections.tsv</c>, <c>combinations.tsv</c>, and lists of words.</summary>
public static class VocabularyFiles
{
    internal const string Sections = "sections.tsv";

    internal const string Combinations = "combinations.tsv";

    internal const string MediaTopics = "media-topics.tsv";

    private const string Prefix = "vocabulary/";

    /// <summary>The files that ship with the product, by name.</summary>
    public static IReadOnlyDictionary<string, string> Shipped()
    {
        Assembly assembly = typeof(Vocabulary).Assembly;
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        byte[] buffer = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            // In one piece each: a reader of text would build megabytes from small ones.
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            int length = (int)stream.Length;
            buffer = buffer.Length < length ? GC.AllocateUninitializedArray<byte>(length) : buffer;
            stream.ReadExactly(buffer, 0, length);
            files[name[Prefix.Length..]] = Encoding.UTF8.GetString(buffer, 0, length);
        }

        return files;
    }

    internal static bool IsTopics(string name) => name.EndsWith(".tsv", StringComparison.Ordinal) && name is not (Sections or MediaTopics or Combinations);

    /// <summary>The lines of a file that are not empty and no comments, with their numbers.</summary>
    internal static List<(int Number, string Line)> Lines(string text)
    {
        List<(int, string)> lines = [];
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (raw.Length > 0 && raw[0] != '#')
            {
                lines.Add((number, raw.ToString()));
            }
        }

        return lines;
    }
}
