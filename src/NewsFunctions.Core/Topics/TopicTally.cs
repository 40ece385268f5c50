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
    private const double TextWeight = 1;
    private const double TeamShare = 0.2;
    private const double NationalityShare = 0.15;
    private const int LongestAttribution = 3;
    private const double AttributionShare = 0.3;
    private const double DemonymShare = 0.7;
    private const double HomeShare = 0.3;
    private const double WeakShare = 0.5;
    private const int EnoughWeak = 3;
    private const int EnoughOfOneWeak = 5;
    private const double StateShare = 0.3;
    private const int EnoughPlaces = 2;

    // What comes up again and again says no more than what comes up often.
    private const int MostCounted = 6;

    private readonly List<(string Name, TextTokens Text, double Weight, bool IsHead)> parts = [];
    private readonly HashSet<string> lowerWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Topic?> longer = new(StringComparer.Ordinal);
    private bool speaksOfSport;
    private readonly List<Person> persons = [];
    private readonly Dictionary<string, int> works = new(StringComparer.Ordinal);
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

        /// <summary>Whether the headline, the deck or one of the first two paragraphs has it.</summary>
        public bool InOpening { get; set; }

        public bool IsSure { get; set; }

        /// <summary>Words of the longest form of it that the text has.</summary>
        public int Words { get; set; }

        public bool InHead { get; set; }

        public bool WeakInHead { get; set; }

        public int WeakCount { get; set; }

        /// <summary>Whether a weak form of it stands where only a name can.</summary>
        public bool Acts { get; set; }

        /// <summary>Its different weak forms.</summary>
        public HashSet<string> WeakWords { get; } = new(StringComparer.Ordinal);

        /// <summary>What its last weak form may mean, the usual meaning first.</summary>
        public List<Entry> Rivals { get; set; } = [];

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
            foreach (Mention mention in NameFinder.Find(vocabulary, text, lowerWords.Contains))
            {
                found.Add((mention, text, name, weight, isHead));
                if (mention.IsWork)
                {
                    works[mention.Text] = works.GetValueOrDefault(mention.Text) + 1;
                    continue;
                }

                if (mention.Last > mention.First && ((mention.Form?.Topic.Kind ?? NameKinds.Of(mention.Text, vocabulary.Words)) == TopicKinds.Person || mention.IsStorm))
                {
                    AddPerson(mention);
                }

                if (weight > TextWeight && mention is { IsSure: true, Form: { Strength: FormStrength.Sure, Topic.Kind: TopicKinds.Organisation } long_ } && mention.Last > mention.First && long_.Topic.Name.IndexOf(' ', StringComparison.Ordinal) is > 0 and int space)
                {
                    string start = long_.Topic.Name[..space];
                    longer[start] = longer.TryGetValue(start, out Topic? other) && other?.Slug != long_.Topic.Slug ? null : long_.Topic;
                }

                if (Acronym(text, mention) is { } acronym)
                {
                    acronyms.TryAdd(acronym, mention.Text);
                }
            }
        }

        speaksOfSport = found.Exists(found => found.Mention is { IsSure: true, Form: { Strength: FormStrength.Sure or FormStrength.Head } form } && vocabulary.IsSport(form.Topic));
        foreach ((Mention mention, TextTokens text, string part, double weight, bool isHead) in found)
        {
            if (!mention.IsWork)
            {
                Add(mention, text, part, weight, isHead);
            }
            else if (entries.ContainsKey(Slug.From(mention.Text)) || (isHead && IsWorkOfText(mention, text)))
            {
                // A headline in front makes it one; later parts add to it.
                Entry entry = EntryOf(vocabulary.Find(Slug.From(mention.Text)) ?? new Topic { Slug = Slug.From(mention.Text), Name = mention.Text, Kind = TopicKinds.Work }, true);
                entry.IsSure = true;
                Count(entry, weight, mention, text, part, isHead);
            }
        }

        if (entries.Values.Any(static entry => !entry.IsSure))
        {
            Settle();
        }

        if (parts.Count > 1)
        {
            AddStates();
        }

        AddCombinations();
        return entries.Values;
    }

    // A weak form is its topic where the text goes on about it, or where what it belongs to or lies in, or another of the same, is named for sure: Georgia beside Tbilisi,
    // the Democratic Party beside Seoul, the Rangers beside Celtic.
    private void Settle()
    {
        Dictionary<string, double> near = NearOf(entries.Values);

        // Two clubs of a league are no accident either: Lions stun Chiefs.
        foreach (IGrouping<string, Entry> league in entries.Values.Where(static entry => entry is { IsSure: false, WeakInHead: true, Topic: { Kind: TopicKinds.Organisation, Parents: not null } })
            .GroupBy(static entry => entry.Topic.Parents![0]).Where(league => league.Select(static entry => entry.WeakWords.First()).Distinct().Count() > 1 && vocabulary.Find(league.Key)?.Kind == TopicKinds.Organisation))
        {
            near[league.Key] = near.GetValueOrDefault(league.Key) + league.Sum(static entry => entry.WeakWeight);
        }

        bool alone = parts.Count == 1;
        foreach (Entry entry in entries.Values.Where(static entry => !entry.IsSure && entry.WeakInHead))
        {
            // Two hints at one subject in a headline are no accident. A country's name alone in a headline is the country's.
            bool sure = entry.Topic.Kind == TopicKinds.Subject ? alone ? entry.WeakWords.Count > 1 : entry.WeakCount >= (entry.WeakWords.Count > 1 ? EnoughWeak : EnoughOfOneWeak) : entry.Topic is { Kind: TopicKinds.Place, Parents: null };
            MakeSure(entry, sure);
        }

        // What is told by its neighbours tells others: the Fed by interest rates, and Powell by the Fed.
        for (int left = int.MaxValue, now; (now = entries.Values.Count(IsOpen)) < left; left = now)
        {
            foreach (Entry entry in entries.Values.Where(IsOpen).ToArray())
            {
                double nearness = Nearness(entry);
                int usage = entry.Rivals.IndexOf(entry);
                bool nearest = nearness > 0 && !entry.Rivals.Where((rival, at) => at < usage ? Nearness(rival) >= nearness : Nearness(rival) > nearness).Any();
                bool usual = (entry.WeakInHead || entry.Acts) && usage == 0 && !entry.Rivals.Exists(rival => rival != entry && Nearness(rival) > 0);
                MakeSure(entry, nearest || (usual && (entry.Acts || entry.WeakCount >= EnoughWeak || IsUncontested(entry))));
            }

            foreach ((string slug, double weight) in NearOf(entries.Values))
            {
                near[slug] = Math.Max(near.GetValueOrDefault(slug), weight);
            }
        }

        static bool IsOpen(Entry entry) => !entry.IsSure && entry.Topic.Kind != TopicKinds.Subject;

        // A person is told by what he belongs to or does, not by a country that many share.
        double Nearness(Entry entry) => Math.Max(
            near.GetValueOrDefault(entry.Topic.Slug),
            (entry.Topic.Parents ?? []).Where(parent => entry.Topic.Kind != TopicKinds.Person || vocabulary.Find(parent)?.Kind != TopicKinds.Place).Sum(near.GetValueOrDefault));

        // Every state has a supreme court; where no other state is named, it is the one of the first row.
        bool IsUncontested(Entry entry) => entry.Topic is { Kind: TopicKinds.Organisation, Parents: [var state, ..] } && vocabulary.Find(state) is { Kind: TopicKinds.Place, Parents: null }
            && !entries.Values.Any(other => other.IsSure && other.Topic is { Kind: TopicKinds.Place, Parents: null } && other.Topic.Slug != state);

        static void MakeSure(Entry entry, bool sure)
        {
            if (sure)
            {
                entry.IsSure = true;
                entry.InHead |= entry.WeakInHead;
                entry.WeakWeight = entry.Topic.Kind == TopicKinds.Subject ? entry.WeakWeight : entry.WeakWeight / WeakShare;
            }
        }
    }

    // What is named for sure, and what that belongs to, with their weights.
    private static Dictionary<string, double> NearOf(IEnumerable<Entry> entries)
    {
        Dictionary<string, double> near = new(StringComparer.Ordinal);
        foreach (Entry entry in entries.Where(static entry => entry.IsSure))
        {
            foreach (string slug in (string[])[entry.Topic.Slug, .. entry.Topic.Parents ?? []])
            {
                near[slug] = near.GetValueOrDefault(slug) + entry.Weight + entry.WeakWeight;
            }
        }

        return near;
    }

    private void AddCombinations()
    {
        foreach (Combination combination in vocabulary.Combinations)
        {
            // What the text says of itself needs no proof, and what it says in passing is none.
            if (combination.All.All(IsThere) && (combination.Any.Count == 0 || combination.Any.Any(IsThere)))
            {
                Entry entry = EntryOf(combination.Topic, true);
                entry.IsSure = entry.InHead = entry.InOpening = true;
                entry.Weight = Math.Max(entry.Weight, combination.All.Average(slug => entries[slug].Weight));
                foreach (string slug in combination.All.Where(slug => entry.Evidence.Count < MostEvidence && slug != entry.Topic.Slug))
                {
                    entry.Evidence.Add(new TopicEvidence(entry.Topic.Slug, "topic", entries[slug].Topic.Name));
                }
            }
        }

        bool IsThere(string slug) => entries.TryGetValue(slug, out Entry? entry) && entry is { IsSure: true, InHead: true };
    }

    // What happens in its places happens in the state: a text that names several of them is about it, said or not.
    private void AddStates()
    {
        Dictionary<Topic, (double Weight, int Places)> states = [];
        foreach (Entry entry in entries.Values.Where(static entry => entry is { IsSure: true, Weight: >= 1, Topic: { Kind: TopicKinds.Place, Parents: not null } }))
        {
            Topic? state = entry.Topic;
            for (int step = 0; state is { Parents: [var parent, ..] } && step < 4; step++)
            {
                state = vocabulary.Find(parent);
            }

            if (state is { Kind: TopicKinds.Place, Parents: null } && !Home.Contains(state.Slug))
            {
                (double weight, int places) = states.GetValueOrDefault(state);
                states[state] = (weight + (entry.Weight * StateShare), places + 1);
            }
        }

        foreach ((Topic state, (double weight, int places)) in states)
        {
            if (entries.TryGetValue(state.Slug, out Entry? entry) ? entry.IsSure : places >= EnoughPlaces)
            {
                entry ??= EntryOf(state, true);
                entry.IsSure = true;
                entry.Weight += weight;
            }
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
            foreach (Mention mention in NameFinder.Find(vocabulary, text, lowerWords.Contains).Where(mention => !mention.IsSubject || (mention is { IsProper: true, IsInner: false } && !text[mention.First].OpensSentence)))
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

                    // A phrase may begin with a name that stands there already: the U.S. of a U.S. envoy.
                    if (mention.IsSubject && spans.Count > 0 && spans[^1].Start == starts[i] + text[mention.First].Start)
                    {
                        continue;
                    }

                    spans.Add(new NameSpan(starts[i] + text[mention.First].Start, text.Words(mention.First, last), topic.Slug, mention.IsTeam ? TopicKinds.Organisation : topic.Kind, form?.Strength == FormStrength.Demonym));
                }
            }
        }

        return spans;
    }

    // A headline that opens with a title speaks of the work; elsewhere it may say whose star somebody is, unless the text comes back to it.
    private bool IsWorkOfText(Mention mention, TextTokens text) => works[mention.Text] > 1 || (mention.First == 0 && mention.Last > 0 && mention.Last + 1 < text.Count && !text.IsCapital(mention.Last + 1));

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
        if (isHead && form is { Strength: FormStrength.Sure, Topic.Kind: TopicKinds.Place } && vocabulary.FindStateOf(form.Topic.Name) is { } state && NameSigns.IsGovernment(text, vocabulary, mention.First, mention.Last))
        {
            form = new TopicForm(state, FormStrength.Sure);
        }

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
        if (form is null && vocabulary.Find(named.Slug) is { } known)
        {
            named = known;
            form = new TopicForm(known, FormStrength.Sure);
        }

        // Which of several, a name that is sure to be one does not say either.
        bool acts = sure && form is { Strength: FormStrength.Weak, Else: not null };
        if (acts || (!sure && (form?.Strength == FormStrength.Weak || (form?.Strength == FormStrength.Sure && form.Topic.Kind != TopicKinds.Subject) || (form?.Strength == FormStrength.Head && !isHead))))
        {
            AddWeak(form!, mention, text, part, weight, isHead, acts);
            return;
        }

        Entry entry = EntryOf(named, form is not null);
        entry.IsSure = true;
        entry.InOpening |= weight > 1;
        weight *= mention.IsTeam && named.Kind == TopicKinds.Place ? TeamShare : 1;
        weight *= isHead && IsAttribution(text, mention) ? AttributionShare : 1;
        weight *= mention.IsNationality ? NationalityShare : form?.Strength == FormStrength.Demonym && !isHead ? DemonymShare : 1;
        weight *= !isHead && Home.Contains(named.Slug) ? HomeShare : 1;
        Count(entry, weight, mention, text, part, isHead && !mention.IsNationality && !(mention.IsTeam && named.Kind == TopicKinds.Place) && !IsAttribution(text, mention));
    }

    // It may be any of what the form stands for; which, the rest of the text says.
    private void AddWeak(TopicForm form, Mention mention, TextTokens text, string part, double weight, bool isHead, bool acts)
    {
        List<Entry> rivals = [];
        for (TopicForm? may = form; may is not null; may = may.Else)
        {
            // A title of one word, or that opens a sentence, is words like any other, unless it is quoted.
            if (may.Topic.Kind == TopicKinds.Work && (mention.First == mention.Last || text[mention.First].OpensSentence))
            {
                continue;
            }

            Entry entry = EntryOf(may.Topic, true);
            rivals.Add(entry);
            entry.Rivals = rivals;
            entry.WeakWeight += weight * WeakShare;
            entry.WeakInHead |= isHead && !IsAttribution(text, mention);
            entry.InOpening |= weight > 1;
            entry.Acts |= acts;
            entry.WeakCount++;
            entry.WeakWords.Add(text.Spelled(Spelling.Stem, mention.First, mention.Last).ToString());
            Note(entry, mention, text, part);
        }
    }

    private Entry EntryOf(Topic topic, bool isKnown)
    {
        if (!entries.TryGetValue(topic.Slug, out Entry? entry))
        {
            entries[topic.Slug] = entry = new Entry(topic, isKnown);
        }

        return entry;
    }

    // What a short form stands for in this text: an acronym that was explained, a family name whose full name is here.
    private (string Name, TopicForm? Form, bool IsSure) Resolve(Mention mention, TextTokens text)
    {
        // In a text on sport the Kia that wins is the Tigers', and so is the Barcelona that somebody beats.
        if (speaksOfSport && mention.Form is { Strength: FormStrength.Sure } named && (named.Topic.Kind == TopicKinds.Organisation ? mention.First == mention.Last : mention.IsTeam) && vocabulary.FindTeam(mention.Form.Topic.Name) is { } team)
        {
            return (team.Name, new TopicForm(team, FormStrength.Sure), mention.IsSure);
        }

        if (mention.Form is { Strength: FormStrength.Sure, Topic.Kind: TopicKinds.Organisation } && mention.First == mention.Last && longer.TryGetValue(mention.Form.Topic.Name, out Topic? one) && one is not null)
        {
            // Where the text is on Hanwha Ocean, it calls it Hanwha.
            return (one.Name, new TopicForm(one, FormStrength.Sure), mention.IsSure);
        }

        if (mention.Form is { Strength: FormStrength.Sure, Topic.Kind: TopicKinds.Place } && mention.First == mention.Last && !NameSigns.IsBehindPreposition(text, mention.First) && PersonOf(text.Key(mention.First).ToString()) is { } namesake
            && namesake.Words[^1] == text.Key(mention.First))
        {
            return (namesake.Name, namesake.Form, true);
        }

        if (mention.Form is null || mention.Form.Strength == FormStrength.Weak)
        {
            if (acronyms.TryGetValue(mention.Text, out string? full) && full != mention.Text)
            {
                return (full, vocabulary.FindName(full) is { } topic ? new TopicForm(topic, FormStrength.Sure) : null, true);
            }

            // "Trumpeter Desmond Quarrie" in a headline is the Desmond Quarrie of the text.
            if (mention.Form is null && mention.Last > mention.First + 1 && persons.Find(person => person.Name != mention.Text && person.Words.Length > 1 && mention.Text.EndsWith(" " + person.Name, StringComparison.Ordinal)) is { } whole)
            {
                return (whole.Name, whole.Form, true);
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
        entry.Words = Math.Max(entry.Words, mention.Last - mention.First + 1);
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
