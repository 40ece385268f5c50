namespace NewsFunctions.Topics;

/// <summary>What of a text made it carry a topic.</summary>
/// <param name="Topic">Slug of the topic.</param>
/// <param name="In"><c>headline</c>, <c>deck</c>, the id of a paragraph, or <c>topic</c> where another topic implies it.</param>
/// <param name="Text">The words as they stand there, or the name of that other topic.</param>
public sealed record TopicEvidence(string Topic, string In, string Text);

/// <summary>Adds up, over the parts of one text, how much of it speaks of each topic.</summary>
internal sealed class TopicTally(Vocabulary vocabulary)
{
    private const int MostEvidence = 3;
    private const double TeamShare = 0.2;
    private const double NationalityShare = 0.15;
    private const int LongestAttribution = 3;
    private const double AttributionShare = 0.3;
    private const double DemonymShare = 0.7;
    private const double HomeShare = 0.3;
    private const double WeakShare = 0.5;
    private const int EnoughWeak = 3;

    // What comes up again and again says no more than what comes up often.
    private const int MostCounted = 6;

    private readonly List<(string Name, TextTokens Text, double Weight, bool IsHead)> parts = [];
    private readonly HashSet<string> lowerWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<Person> persons = [];
    private readonly Dictionary<string, string> acronyms = new(StringComparer.Ordinal);

    /// <summary>The parts read, with their weights.</summary>
    public IReadOnlyList<(TextTokens Text, double Weight)> Parts => [.. parts.Select(static part => (part.Text, part.Weight))];

    /// <summary>Slugs of the places that are home to the text: named as a matter of course.</summary>
    public IReadOnlyCollection<string> Home { get; set; } = [];

    public sealed class Entry(Topic topic, bool isKnown)
    {
        public Topic Topic { get; } = topic;

        public bool IsKnown { get; } = isKnown;

        public double Weight { get; set; }

        public double WeakWeight { get; set; }

        public int Count { get; set; }

        public bool IsSure { get; set; }

        public bool InHead { get; set; }

        public bool WeakInHead { get; set; }

        public int WeakCount { get; set; }

        public List<TopicEvidence> Evidence { get; } = [];
    }

    private sealed record Person(string Name, TopicForm? Form, string[] Words);

    /// <summary>Reads one part; each mention in it counts with the part's weight.</summary>
    public void Read(string name, string? text, double weight, bool isHead)
    {
        if (text is not null)
        {
            TextTokens tokens = TextTokens.Read(text);
            parts.Add((name, tokens, weight, isHead));
            var lower = lowerWords.GetAlternateLookup<ReadOnlySpan<char>>();
            for (int i = 0; i < tokens.Count; i++)
            {
                if (!tokens.IsCapital(i))
                {
                    lower.Add(tokens.Small(i));
                }
            }
        }
    }

    /// <summary>Everything that counts, by slug.</summary>
    public IReadOnlyCollection<Entry> Count()
    {
        List<(Mention Mention, TextTokens Text, string Part, double Weight, bool IsHead)> found = [];
        foreach ((string name, TextTokens text, double weight, bool isHead) in parts)
        {
            foreach (Mention mention in NameFinder.Find(vocabulary, text, lowerWords.Contains).Where(static mention => !mention.IsWork))
            {
                found.Add((mention, text, name, weight, isHead));
                if (mention.Last > mention.First && (mention.Form?.Topic.Kind ?? NameKinds.Of(mention.Text, vocabulary.Words)) == TopicKinds.Person)
                {
                    AddPerson(mention);
                }

                if (Acronym(text, mention) is { } acronym)
                {
                    acronyms.TryAdd(acronym, mention.Text);
                }
            }
        }

        foreach ((Mention mention, TextTokens text, string part, double weight, bool isHead) in found)
        {
            Add(mention, text, part, weight, isHead);
        }

        Settle();
        return entries.Values;
    }

    // A weak form is its topic where a place in it, or the place it lies in, is named for sure: Georgia beside Tbilisi.
    private void Settle()
    {
        HashSet<string> near = new(StringComparer.Ordinal);
        foreach (Entry entry in entries.Values.Where(static entry => entry.IsSure && entry.Topic.Parents is not null))
        {
            near.UnionWith(entry.Topic.Parents!);
        }

        bool alone = parts.Count == 1;
        foreach (Entry entry in entries.Values.Where(static entry => !entry.IsSure && entry.WeakInHead))
        {
            // A headline says little that is beside its subject, and where its text goes on about it, it is the subject. A country's name alone in
            // a headline is the country's.
            entry.IsSure = entry.InHead = entry.Topic.Kind == TopicKinds.Subject ? alone || entry.WeakCount >= EnoughWeak : entry.Topic is { Kind: TopicKinds.Place, Parents: null };
            entry.WeakWeight = entry.IsSure && entry.Topic.Kind == TopicKinds.Place ? entry.WeakWeight / WeakShare : entry.WeakWeight;
        }

        foreach (Entry entry in entries.Values.Where(static entry => !entry.IsSure && entry.Topic.Kind == TopicKinds.Place))
        {
            entry.IsSure = near.Contains(entry.Topic.Slug) || (entry.Topic.Parents ?? []).Any(parent => entries.TryGetValue(parent, out Entry? around) && around.IsSure);
            entry.WeakWeight = entry.IsSure ? entry.WeakWeight / WeakShare : entry.WeakWeight;
            entry.InHead |= entry.IsSure && entry.WeakInHead;
        }
    }

    /// <summary>Every name that is sure, where it stands.</summary>
    /// <param name="starts">Where each part starts in the whole.</param>
    public IReadOnlyList<NameSpan> Names(IReadOnlyList<int> starts)
    {
        Count();
        List<NameSpan> spans = [];
        for (int i = 0; i < parts.Count; i++)
        {
            TextTokens text = parts[i].Text;
            foreach (Mention mention in NameFinder.Find(vocabulary, text, lowerWords.Contains).Where(mention => !mention.IsSubject || (mention.IsProper && !text[mention.First].OpensSentence)))
            {
                (string name, TopicForm? form, bool sure) = Resolve(mention, text);
                Topic topic = mention.IsWork ? new Topic { Slug = Slug.From(name), Name = name, Kind = TopicKinds.Work } : form?.Topic ?? Unknown(name);
                if (sure || mention.IsProper || mention.IsWork || (form is null && entries.ContainsKey(topic.Slug)))
                {
                    // Forms may end with words that are no part of the name: the Brexit vote.
                    int last = mention.Last;
                    while (last > mention.First && !text.IsCapital(last) && text[last - 1].Joint == ' ')
                    {
                        last--;
                    }

                    spans.Add(new NameSpan(starts[i] + text[mention.First].Start, text.Words(mention.First, last), topic.Slug, mention.IsTeam ? TopicKinds.Organisation : topic.Kind, form?.Strength == FormStrength.Demonym));
                }
            }
        }

        return spans;
    }

    private void AddPerson(Mention mention)
    {
        if (!persons.Exists(person => person.Name == mention.Text))
        {
            persons.Add(new Person(mention.Text, mention.Form, mention.Text.Split(' ')));
        }
    }

    // "Full Name (ACR)": later the acronym stands for the name.
    private static string? Acronym(TextTokens text, Mention mention)
    {
        int next = mention.Last + 1;
        if (next >= text.Count || !text.IsCapitals(next) || text.Key(next).Length > 8)
        {
            return null;
        }

        ReadOnlySpan<char> between = text.Text.AsSpan(text[mention.Last].End, text[next].Start - text[mention.Last].End);
        return between is " (" && text[next].End < text.Text.Length && text.Text[text[next].End] == ')' ? text.Key(next).ToString() : null;
    }

    private void Add(Mention mention, TextTokens text, string part, double weight, bool isHead)
    {
        (string name, TopicForm? form, bool sure) = Resolve(mention, text);
        if (form is null && !sure)
        {
            // A lone capital that opens a sentence is a name where another place shows it to be one.
            string slug = Slug.From(name);
            if (entries.TryGetValue(slug, out Entry? shown))
            {
                Count(shown, weight, mention, text, part, isHead);
            }

            return;
        }

        Topic named = form?.Topic ?? Unknown(name);
        if (!entries.TryGetValue(named.Slug, out Entry? entry))
        {
            if (form is null && vocabulary.Find(named.Slug) is { } known)
            {
                named = known;
                form = new TopicForm(known, FormStrength.Sure);
            }

            entries[named.Slug] = entry = new Entry(named, form is not null);
        }

        if (form?.Strength == FormStrength.Weak && !sure)
        {
            entry.WeakWeight += weight * WeakShare;
            entry.WeakInHead |= isHead;
            entry.WeakCount++;
            Note(entry, mention, text, part);
            return;
        }

        entry.IsSure = true;
        weight *= mention.IsTeam ? TeamShare : 1;
        weight *= isHead && IsAttribution(text, mention) ? AttributionShare : 1;
        weight *= mention.IsNationality ? NationalityShare : form?.Strength == FormStrength.Demonym && !isHead ? DemonymShare : 1;
        weight *= !isHead && Home.Contains(named.Slug) ? HomeShare : 1;
        Count(entry, weight, mention, text, part, isHead && !mention.IsNationality && !mention.IsTeam && !IsAttribution(text, mention));
    }

    // What a short form stands for in this text: an acronym that was explained, a family name whose full name is here.
    private (string Name, TopicForm? Form, bool IsSure) Resolve(Mention mention, TextTokens text)
    {
        if (mention.Form is null || mention.Form.Strength == FormStrength.Weak)
        {
            if (acronyms.TryGetValue(mention.Text, out string? full) && full != mention.Text)
            {
                return (full, vocabulary.FindName(full) is { } topic ? new TopicForm(topic, FormStrength.Sure) : null, true);
            }

            if (mention.Form is null && mention.First == mention.Last && vocabulary.FindFamilyName(mention.Text) is { } known && !persons.Exists(person => person.Words[^1] == mention.Text))
            {
                return (known.Name, new TopicForm(known, FormStrength.Sure), true);
            }

            if (mention.First == mention.Last && PersonOf(text.Key(mention.First).ToString()) is { } person)
            {
                return (person.Name, person.Form, true);
            }
        }

        return (mention.Text, mention.Form, mention.IsSure);
    }

    // "…: JCS", "…: weather agency" at the end of a headline say who says so.
    private static bool IsAttribution(TextTokens text, Mention mention)
    {
        int colon = text.Text.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && text[mention.First].Start > colon && mention.First > 2 && text.Count - mention.First <= LongestAttribution
            && text[Math.Max(0, text.Count - LongestAttribution - 1)].Start < colon;
    }

    private static void Count(Entry entry, double weight, Mention mention, TextTokens text, string part, bool isHead)
    {
        entry.Count++;
        entry.Weight += entry.Count <= MostCounted ? weight : weight / 4;
        entry.InHead |= isHead;
        Note(entry, mention, text, part);
    }

    private static void Note(Entry entry, Mention mention, TextTokens text, string part)
    {
        if (entry.Evidence.Count < MostEvidence && !entry.Evidence.Exists(evidence => evidence.In == part))
        {
            entry.Evidence.Add(new TopicEvidence(entry.Topic.Slug, part, text.Words(mention.First, mention.Last)));
        }
    }

    // A family name, first or last, stands for the one full name in the text that has it.
    private Person? PersonOf(string word)
    {
        Person? one = null;
        foreach (Person person in persons)
        {
            if (person.Words[0] == word || person.Words[^1] == word)
            {
                if (one is not null)
                {
                    return null;
                }

                one = person;
            }
        }

        return one;
    }

    private Topic Unknown(string name) => new() { Slug = Slug.From(name), Name = name, Kind = NameKinds.Of(name, vocabulary.Words) };
}
