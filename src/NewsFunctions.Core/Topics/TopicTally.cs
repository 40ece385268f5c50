namespace NewsFunctions.Topics;

/// <summary>Adds up, over the parts of one text, how much of it speaks of each topic.</summary>
internal sealed class TopicTally
{
    private readonly List<(Mention Mention, double Weight)> mentions = [];

    /// <summary>Reads one part; each mention in it counts with the part's weight.</summary>
    public void Read(string? text, double weight)
    {
        if (text is not null)
        {
            List<Mention> found = [];
            NameReader.Read(text, Vocabulary.Places, found);
            mentions.AddRange(found.Select(mention => (mention, weight)));
        }
    }

    /// <summary>The topics that count enough, weightiest first, then by slug.</summary>
    public IReadOnlyList<TopicTag> Tags(double enoughForKnown, double enoughForUnknown, double scale)
    {
        HashSet<string> sureNames = [.. mentions.Where(static m => m.Mention.Sure).Select(static m => m.Mention.Name)];
        Dictionary<string, string> fullNames = FullNames(sureNames);
        Dictionary<string, (Topic Topic, bool Known, double Weight)> weights = new(StringComparer.Ordinal);
        foreach ((Mention mention, double weight) in mentions)
        {
            if (mention.Known is null && !mention.Sure && !sureNames.Contains(mention.Name) && !fullNames.ContainsKey(mention.Name))
            {
                continue;
            }

            string name = fullNames.GetValueOrDefault(mention.Name, mention.Name);
            Topic topic = mention.Known ?? Unknown(name);
            double sum = weights.TryGetValue(topic.Slug, out (Topic Topic, bool Known, double Weight) counted) ? counted.Weight : 0;
            weights[topic.Slug] = (sum > 0 ? counted.Topic : topic, counted.Known || mention.Known is not null, sum + weight);
        }

        return
        [
            .. weights.Values
                .Where(entry => entry.Weight >= (entry.Known ? enoughForKnown : enoughForUnknown))
                .OrderByDescending(static entry => entry.Weight)
                .ThenBy(static entry => entry.Topic.Slug, StringComparer.Ordinal)
                .Take(Limits.Topics)
                .Select(entry => new TopicTag(
                    entry.Topic.Slug, entry.Topic.Name, entry.Topic.Kind, Math.Round(Math.Max(0.01, 1 - Math.Exp(-entry.Weight / scale)), 2))),
        ];
    }

    /// <summary>A family name, first or last, stands for the one full name in the text that has it.</summary>
    private static Dictionary<string, string> FullNames(HashSet<string> names)
    {
        Dictionary<string, string> full = new(StringComparer.Ordinal);
        HashSet<string> ambiguous = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string[] parts = name.Split(' ');
            if (parts.Length is 2 or 3)
            {
                foreach (string part in (ReadOnlySpan<string>)[parts[0], parts[^1]])
                {
                    if (!full.TryAdd(part, name))
                    {
                        ambiguous.Add(part);
                    }
                }
            }
        }

        foreach (string part in ambiguous)
        {
            full.Remove(part);
        }

        return full;
    }

    private static Topic Unknown(string name) => new() { Slug = Slug.From(name), Name = name, Kind = Kind(name) };

    // The kind comes from the name alone, so that one name has one kind wherever it is read.
    private static string Kind(string name)
    {
        string[] words = name.Split(' ');
        return words[^1] switch
        {
            "Corp" or "Inc" or "Co" or "Ltd" or "Group" or "Bank" or "University" or "Ministry" or "Party" or "Agency" or "Institute" or "Court"
                or "Assembly" or "Council" or "Commission" or "Committee" or "Association" or "Federation" or "Union" or "Hospital" or "Electronics"
                or "Motor" or "Airlines" or "Police" or "Army" or "Navy" or "Office" or "Center" or "Centre" or "Foundation"
                or "News" or "Times" or "Herald" or "Daily" or "Post" => TopicKinds.Organisation,
            "River" or "Island" or "Islands" or "Sea" or "Mountain" or "Peninsula" or "City" or "Province" or "County" or "Bay" or "Port" or "Harbor"
                or "Bridge" or "Region" or "Ocean" or "Strait" => TopicKinds.Place,
            "Games" or "Cup" or "Olympics" or "Festival" or "Summit" or "War" or "Awards" or "Championship" or "Championships" => TopicKinds.Event,
            _ when words.Length == 1 && name.Length >= 3 && name.All(static c => char.IsUpper(c) || char.IsDigit(c)) => TopicKinds.Organisation,
            _ when words.Length is 2 or 3 && words.All(static word => word.Length > 1 && word.Skip(1).Any(char.IsLower)) => TopicKinds.Person,
            _ => TopicKinds.Subject,
        };
    }
}
