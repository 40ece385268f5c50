namespace NewsFunctions.Topics;

/// <summary>How much of one text speaks of a topic.</summary>
internal sealed class TopicEntry(Topic topic, bool isKnown)
{
    /// <summary>What <see cref="TopicEvidence.In"/> says where another topic shows this one.</summary>
    public const string ByTopic = "topic";

    /// <summary>What a weak form counts of a sure one.</summary>
    public const double WeakShare = 0.5;

    private const int MostEvidence = 3;

    // What comes up again and again says no more than what comes up often.
    private const int MostCounted = 6;

    public Topic Topic { get; } = topic;

    public bool IsKnown { get; } = isKnown;

    public double Weight { get; set; }

    public double WeakWeight { get; set; }

    public double AllWeight => Weight + WeakWeight;

    public int Times { get; private set; }

    /// <summary>Whether the headline, the deck or one of the first two paragraphs has it.</summary>
    public bool InOpening { get; set; }

    public bool IsSure { get; set; }

    /// <summary>Words of the longest form of it that the text has.</summary>
    public int Words { get; private set; }

    public bool InHead { get; set; }

    public bool WeakInHead { get; set; }

    public int WeakCount { get; set; }

    /// <summary>Whether a weak form of it stands where only a name can.</summary>
    public bool Acts { get; set; }

    /// <summary>Whether a weak form of it stands with a capital that an ordinary word would not have there.</summary>
    public bool IsProper { get; set; }

    /// <summary>Whether an unknown name stands where places and owners do, or in capitals.</summary>
    public bool IsPlaced { get; set; }

    /// <summary>Its different weak forms.</summary>
    public HashSet<string> WeakWords { get; } = new(StringComparer.Ordinal);

    /// <summary>What its last weak form may mean, the usual meaning first.</summary>
    public List<TopicEntry> Rivals { get; set; } = [];

    public List<TopicEvidence> Evidence { get; } = [];

    /// <summary>The entry of a topic; it is made where there is none.</summary>
    public static TopicEntry In(Dictionary<string, TopicEntry> entries, Topic topic, bool isKnown)
    {
        if (!entries.TryGetValue(topic.Slug, out TopicEntry? entry))
        {
            entries[topic.Slug] = entry = new TopicEntry(topic, isKnown);
        }

        return entry;
    }

    /// <summary>Takes its weak forms for it.</summary>
    public void MakeSure()
    {
        IsSure = true;
        InHead |= WeakInHead;
        WeakWeight = Topic.Kind == TopicKinds.Subject ? WeakWeight : WeakWeight / WeakShare;
    }

    /// <summary>Counts a mention, for sure.</summary>
    /// <param name="words">How many words it has.</param>
    public void Count(double weight, int words, bool isHead)
    {
        Words = Math.Max(Words, words);
        Times++;
        Weight += Times <= MostCounted ? weight : weight / 4;
        InHead |= isHead;
    }

    /// <summary>Notes what shows it; a few places are enough.</summary>
    public void Note(string part, string words)
    {
        if (Evidence.Count < MostEvidence && !Evidence.Exists(evidence => evidence.In == part && (part != ByTopic || evidence.Text == words)))
        {
            Evidence.Add(new TopicEvidence(Topic.Slug, part, words));
        }
    }
}
