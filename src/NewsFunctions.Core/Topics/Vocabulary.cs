using System.Collections.Frozen;

namespace NewsFunctions.Topics;

/// <summary>The topics that are known by name, and every form a text names them by.</summary>
public sealed class Vocabulary
{
    /// <summary>The longest form, in words, that <see cref="Find"/> can match.</summary>
    public const int LongestForm = 8;

    private readonly FrozenDictionary<string, Topic>.AlternateLookup<ReadOnlySpan<char>> topics;

    private Vocabulary(Dictionary<string, Topic> forms)
    {
        topics = forms.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        All = [.. forms.Values.Distinct()];
    }

    /// <summary>Countries and a few organisations of countries, shipped with the product.</summary>
    public static Vocabulary Places { get; } = Load();

    public IReadOnlyList<Topic> All { get; }

    /// <summary>The topic that a form names, in exactly this case, or none.</summary>
    public Topic? Find(ReadOnlySpan<char> form) => topics.TryGetValue(form, out Topic? topic) ? topic : null;

    private static Vocabulary Load()
    {
        using Stream stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("places.tsv")!;
        using StreamReader reader = new(stream);
        Dictionary<string, Topic> forms = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] columns = line.Split('\t');
            Topic topic = new() { Slug = Slug.From(columns[0]), Name = columns[0], Kind = columns[1], Aliases = [.. columns[2].Split('|', StringSplitOptions.RemoveEmptyEntries)] };
            forms.Add(topic.Name, topic);
            foreach (string alias in topic.Aliases)
            {
                forms.Add(alias, topic);
            }
        }

        return new Vocabulary(forms);
    }
}
