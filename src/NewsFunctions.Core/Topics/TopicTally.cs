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

    private static Topic Unknown(string name)
    {
        string slug = Slug.From(name);
        return new Topic { Slug = slug, Name = name, Kind = Kind(slug) };
    }

    // The kind comes from the slug alone, so that one topic has one kind however and wherever it is written.
    private static string Kind(string slug)
    {
        string[] words = slug.Split('-');
        return words[^1] switch
        {
            "corp" or "inc" or "co" or "ltd" or "group" or "bank" or "university" or "ministry" or "party" or "agency" or "institute" or "court"
                or "assembly" or "council" or "commission" or "committee" or "association" or "federation" or "union" or "hospital" or "electronics"
                or "motor" or "airlines" or "police" or "army" or "navy" or "office" or "center" or "centre" or "foundation"
                or "news" or "times" or "herald" or "daily" or "post" => TopicKinds.Organisation,
            "river" or "island" or "islands" or "sea" or "mountain" or "peninsula" or "city" or "province" or "county" or "bay" or "port" or "harbor"
                or "bridge" or "region" or "ocean" or "strait" => TopicKinds.Place,
            "games" or "cup" or "olympics" or "festival" or "summit" or "war" or "awards" or "championship" or "championships" => TopicKinds.Event,
            _ when words.Length is 2 or 3 && words.All(static word => word.Length > 1 && word.All(char.IsAsciiLetter)) => TopicKinds.Person,
            _ => TopicKinds.Subject,
        };
    }
}
