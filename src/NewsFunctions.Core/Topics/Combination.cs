namespace NewsFunctions.Topics;

/// <summary>A topic that a text is about when it is about others together: the war in Ukraine where Russia, Ukraine and drones come together.</summary>
/// <param name="Topic">What they make together.</param>
/// <param name="All">Slugs of the topics that must all be there.</param>
/// <param name="Any">Slugs of the topics of which one must be there; empty where the others are enough.</param>
internal sealed record Combination(Topic Topic, IReadOnlyList<string> All, IReadOnlyList<string> Any)
{
    private const int Columns = 3;

    /// <summary>Reads the file of combinations: topic, all of, one of, parted by tabs.</summary>
    public static IReadOnlyList<Combination> Read(IReadOnlyDictionary<string, string> files, Func<string, Topic?> find, List<VocabularyDiagnostic> diagnostics)
    {
        List<Combination> combinations = [];
        foreach ((int number, string line) in files.TryGetValue(VocabularyFiles.Combinations, out string? text) ? VocabularyFiles.Lines(text) : [])
        {
            string[] columns = line.Split('\t');
            if (columns.Length is < 2 or > Columns || columns[1].Length == 0)
            {
                diagnostics.Add(new VocabularyDiagnostic(VocabularyFiles.Combinations, number, true, $"expected a topic, topics that make it and others of which one is needed, parted by tabs, found '{line}'"));
                continue;
            }

            string[] all = columns[1].Split('|'), any = columns.Length == Columns && columns[2].Length > 0 ? columns[2].Split('|') : [];
            string[] unknown = [.. ((string[])[columns[0], .. all, .. any]).Where(name => find(Slug.From(name)) is null)];
            if (unknown.Length > 0)
            {
                diagnostics.Add(new VocabularyDiagnostic(VocabularyFiles.Combinations, number, false, $"expected names of topics, found '{string.Join("', '", unknown)}'; the line is left out"));
                continue;
            }

            combinations.Add(new Combination(find(Slug.From(columns[0]))!, [.. all.Select(Slug.From)], [.. any.Select(Slug.From)]));
        }

        return combinations;
    }
}
