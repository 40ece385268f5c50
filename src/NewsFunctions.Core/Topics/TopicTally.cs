namespace NewsFunctions.Topics;

/// <summary>What of a text made it carry a topic.</summary>
/// <param name="Topic">Slug of the topic.</param>
/// <param name="In"><c>headline</c>, <c>deck</c>, the id of a paragraph, or <c>topic</c> where another topic implies it.</param>
/// <param name="Text">The words as they stand there, or the name of that other topic.</param>
public sealed record TopicEvidence(string Topic, string In, string Text);

/// <summary>Adds up, over the parts of one text, how much of it speaks of each topic.</summary>
internal sealed class TopicTally(Vocabulary vocabulary)
{
    private const double TextWeight = 1;
    private const double TeamShare = 0.2;
    private const double NationalityShare = 0.15;
    private const int LongestAttribution = 3;
    private const double AttributionShare = 0.3;
    private const double DemonymShare = 0.7;
    private const double HomeShare = 0.3;
    private const string NewsAgencies = "news-agencies";

    private readonly List<(string Name, TextTokens Text, double Weight, bool IsHead)> parts = [];
    private readonly List<(Mention Mention, int Part)> found = [];
    private readonly HashSet<string> lowerWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopicEntry> entries = new(StringComparer.Ordinal);
    private readonly ShortForms shortForms = new(vocabulary);
    private readonly Dictionary<string, int> works = new(StringComparer.Ordinal);

    /// <summary>The parts read, with their weights.</summary>
    public IReadOnlyList<(TextTokens Text, double Weight)> Parts => [.. parts.Select(static part => (part.Text, part.Weight))];

    /// <summary>Slugs of the places that are home to the text: named as a matter of course.</summary>
    public IReadOnlyCollection<string> Home { get; set; } = [];

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
    public IReadOnlyCollection<TopicEntry> Count()
    {
        for (int i = 0; i < parts.Count; i++)
        {
            foreach (Mention mention in NameFinder.Find(vocabulary, parts[i].Text, lowerWords.Contains))
            {
                found.Add((mention, i));
                if (mention.IsWork)
                {
                    works[mention.Text] = works.GetValueOrDefault(mention.Text) + 1;
                    continue;
                }

                shortForms.Learn(parts[i].Text, mention, isOpening: parts[i].Weight > TextWeight);
            }
        }

        foreach ((Mention mention, int at) in found)
        {
            (string part, TextTokens text, double weight, bool isHead) = parts[at];
            if (mention is { IsInner: true, IsSubject: false } && !isHead)
            {
                // The Gaza of Gaza aid: it says what the aid is, and is a topic where a headline says so.
                continue;
            }

            if (!mention.IsWork)
            {
                Add(mention, text, part, weight, isHead);
            }
            else if (entries.ContainsKey(Slug.From(mention.Text)) || (isHead && IsWorkOfText(mention, text)))
            {
                // A headline in front makes it one; later parts add to it.
                TopicEntry entry = TopicEntry.In(entries, vocabulary.Find(Slug.From(mention.Text)) ?? new Topic { Slug = Slug.From(mention.Text), Name = mention.Text, Kind = TopicKinds.Work }, isKnown: true);
                entry.IsSure = true;
                Count(entry, weight, mention, text, part, isHead);
            }
        }

        new TopicSettler(vocabulary, entries, isAlone: parts.Count == 1).Settle(Home);
        return entries.Values;
    }

    /// <summary>Every name that is sure, where it stands.</summary>
    /// <param name="starts">Where each part starts in the whole.</param>
    public IReadOnlyList<NameSpan> Names(IReadOnlyList<int> starts)
    {
        Count();
        List<NameSpan> spans = [];
        foreach ((Mention mention, int at) in found)
        {
            TextTokens text = parts[at].Text;
            int start = starts[at] + text[mention.First].Start;

            // A phrase may begin with a name that stands there already: the U.S. of a U.S. envoy.
            if (mention.IsSubject && (mention is { IsProper: false } or { IsInner: true } || text[mention.First].OpensSentence || (spans.Count > 0 && spans[^1].Start == start)))
            {
                continue;
            }

            (string name, TopicForm? form, bool sure) = shortForms.Resolve(mention, text);
            Topic topic = mention.IsWork ? new Topic { Slug = Slug.From(name), Name = name, Kind = TopicKinds.Work } : form?.Topic ?? Unknown(name);
            if (sure || mention.IsProper || mention.IsWork || (form is null && entries.ContainsKey(topic.Slug)))
            {
                // Forms may end with words that are no part of the name: the Brexit vote.
                int last = mention.Last;
                while (last > mention.First && !text.IsCapital(last) && text[last - 1].Joint == ' ')
                {
                    last--;
                }

                spans.Add(new NameSpan(start, text.Words(mention.First, last), topic.Slug, mention.IsTeam ? TopicKinds.Organisation : topic.Kind, form?.Strength == FormStrength.Demonym));
            }
        }

        return spans;
    }

    // A headline that opens with a title speaks of the work; elsewhere it may say whose star somebody is, unless the text comes back to it.
    private bool IsWorkOfText(Mention mention, TextTokens text) => works[mention.Text] > 1 || (mention.First == 0 && mention.Last > 0 && mention.Last + 1 < text.Count && !text.IsCapital(mention.Last + 1));

    private void Add(Mention mention, TextTokens text, string part, double weight, bool isHead)
    {
        (string name, TopicForm? form, bool sure) = shortForms.Resolve(mention, text);
        if (isHead && form is { Strength: FormStrength.Sure, Topic.Kind: TopicKinds.Place } && vocabulary.FindStateOf(form.Topic.Name) is { } state && NameSigns.IsGovernment(text, vocabulary, mention.First, mention.Last))
        {
            form = new TopicForm(state, FormStrength.Sure);
        }

        if (form is null && !sure)
        {
            // A lone capital that opens a sentence is a name where another place shows it to be one.
            string slug = Slug.From(name);
            if (entries.TryGetValue(slug, out TopicEntry? shown))
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

        TopicEntry entry = TopicEntry.In(entries, named, form is not null);
        entry.IsSure = true;
        entry.IsPlaced |= text[mention.First].OpensSentence || NameSigns.IsBehindPreposition(text, mention.First) || text.IsPossessive(mention.Last) || text.IsCapitals(mention.First);
        entry.InOpening |= weight > 1;
        weight *= mention.IsTeam && named.Kind == TopicKinds.Place ? TeamShare : 1;
        bool isAttribution = isHead && IsSource(text, mention, named);
        weight *= isAttribution ? AttributionShare : 1;
        weight *= mention.IsNationality ? NationalityShare : form?.Strength == FormStrength.Demonym && !isHead ? DemonymShare : 1;
        weight *= !isHead && Home.Contains(named.Slug) ? HomeShare : 1;
        Count(entry, weight, mention, text, part, isHead && !mention.IsNationality && !(mention.IsTeam && named.Kind == TopicKinds.Place) && !isAttribution);
    }

    // It may be any of what the form stands for; which, the rest of the text says.
    private void AddWeak(TopicForm form, Mention mention, TextTokens text, string part, double weight, bool isHead, bool acts)
    {
        List<TopicEntry> rivals = [];
        for (TopicForm? may = form; may is not null; may = may.Else)
        {
            // A title of one word, or that opens a sentence, is words like any other, unless it is quoted.
            if (may.Topic.Kind == TopicKinds.Work && (mention.First == mention.Last || text[mention.First].OpensSentence))
            {
                continue;
            }

            TopicEntry entry = TopicEntry.In(entries, may.Topic, isKnown: true);
            rivals.Add(entry);
            entry.Rivals = rivals;
            entry.WeakWeight += weight * TopicEntry.WeakShare;
            entry.WeakInHead |= isHead && !IsSource(text, mention, may.Topic);
            entry.InOpening |= weight > 1;
            entry.Acts |= acts;
            entry.IsProper |= mention.IsProper;
            entry.WeakCount++;
            entry.WeakWords.Add(text.Spelled(Spelling.Stem, mention.First, mention.Last).ToString());
            entry.Note(part, text.Words(mention.First, mention.Last));
        }
    }

    /// <summary>Whether a topic is an agency that other news is told by: "(Reuters)" and "KCNA says" behind a headline name no subject of it.</summary>
    public static bool IsNewsAgency(Topic topic) => topic is { Kind: TopicKinds.Organisation, Parents: not null } && topic.Parents.Contains(NewsAgencies);

    private static bool IsSource(TextTokens text, Mention mention, Topic topic) => IsAttribution(text, mention) || (mention.First > 0 && IsNewsAgency(topic));

    // "…: JCS", "…: weather agency" at the end of a headline say who says so.
    private static bool IsAttribution(TextTokens text, Mention mention)
    {
        int colon = text.Text.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && text[mention.First].Start > colon && mention.First > 2 && text.Count - mention.First <= LongestAttribution
            && text[Math.Max(0, text.Count - LongestAttribution - 1)].Start < colon;
    }

    private static void Count(TopicEntry entry, double weight, Mention mention, TextTokens text, string part, bool isHead)
    {
        entry.Count(weight, mention.Last - mention.First + 1, isHead);
        entry.Note(part, text.Words(mention.First, mention.Last));
    }

    private Topic Unknown(string name) => new() { Slug = Slug.From(name), Name = name, Kind = NameKinds.Of(name, vocabulary.Words) };
}
