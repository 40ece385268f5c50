namespace NewsFunctions.Topics;

/// <summary>A name in a text.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Text">As the text has it, without a possessive.</param>
/// <param name="Slug">Of the topic that it names.</param>
/// <param name="IsDemonym">Whether it names the people or things of a place and not the place: <c>Korean</c>.</param>
public sealed record NameSpan(int Start, string Text, string Slug, string Kind, bool IsDemonym);

/// <summary>Says what an article and the headlines behind it are about: known topics by name, others by their capitals, and the section.</summary>
public static class TopicTagger
{
    private const double HeadlineWeight = 4;
    private const double DeckWeight = 2.5;
    private const double LeadWeight = 2.5;
    private const double SecondWeight = 1.5;
    private const double TextWeight = 1;
    private const double CaptionWeight = 0.5;

    // A known name must stand in the headline or come up twice; places come up in passing and need a little more, and so do names that nothing knows.
    private const double EnoughForKnown = 2;
    private const double EnoughForPlace = 2.6;
    private const double EnoughForUnknown = 3.5;
    private const double EnoughForSubject = 2.5;
    private const double EnoughForTelling = 1.5;

    // Beside what a text is mostly about, little is about anything else.
    private const double LeastShare = 0.1;

    private const int MostSubjects = 4;
    private const int MostHeadlineSubjects = 3;
    private const int MostPassing = 3;
    private const int EnoughOfPassing = 4;

    // What a topic implies weighs half as much, and what that implies a quarter.
    private const double ImpliedShare = 0.5;
    private const int ImpliedSteps = 2;
    private const double EnoughForImplied = 1;

    // The code of a top level: what is as broad as a section is told by the section.
    private const string WholeSection = "000000";
    private const string ArtsCode = "medtop:01000000";
    private const string SportCode = "medtop:15000000";

    /// <summary>The weight at which a score reaches about two thirds.</summary>
    private const double ScoreScale = 8;

    private const double EnoughForSection = 12;

    // What a text is about shows long before; reading on would only cost time and memory.
    private const int LongestText = 64 * 1024;

    /// <summary>Tags the article from all its text, and each listed headline from itself alone.</summary>
    public static Article Tag(Article article, Vocabulary vocabulary)
    {
        TopicTally tally = new(vocabulary) { Home = HomeOf(article, vocabulary) };
        tally.Read("headline", article.Headline, HeadlineWeight, isHead: true);
        tally.Read("deck", article.Deck, DeckWeight, isHead: true);
        int length = 0, texts = 0;
        for (int i = 0; i < article.Paragraphs.Count && length < LongestText; i++)
        {
            Paragraph paragraph = article.Paragraphs[i];
            length += paragraph.Text.Length;
            bool caption = paragraph.Kind == ParagraphKinds.Caption;
            texts += caption ? 0 : 1;
            tally.Read(paragraph.Id, PageStart(paragraph.Text), caption ? CaptionWeight : texts == 1 ? LeadWeight : texts == 2 ? SecondWeight : TextWeight, isHead: false);
        }

        IReadOnlyCollection<TopicEntry> counted = tally.Count();
        double[] told = vocabulary.Sections.Score(tally.Parts);
        List<TopicEntry> chosen = Choose(counted, article, SectionLexicon.Choose(told, EnoughForSection)?.MediaTopic, vocabulary);
        (IReadOnlyList<TopicTag> topics, IReadOnlyList<TopicEvidence> evidence) = Tags(chosen, vocabulary);
        return article with
        {
            Topics = topics,
            TopicEvidence = evidence.Count > 0 ? evidence : null,
            HeadlineTopics = Tag(article.Headline, vocabulary),
            Section = SectionOf(told, chosen, vocabulary)?.Slug,
            HeadlineLists =
            [
                .. article.HeadlineLists.Select(list => list with { Items = [.. list.Items.Select(item => Tag(item, vocabulary))] }),
            ],
        };
    }

    private static ListedHeadline Tag(ListedHeadline item, Vocabulary vocabulary)
    {
        (IReadOnlyList<TopicTag> topics, Section? section) = OfHeadline(item.Headline, vocabulary);
        return item with { Topics = topics, Section = section?.Slug };
    }

    /// <summary>Tags a headline that stands alone.</summary>
    public static IReadOnlyList<TopicTag> Tag(string headline, Vocabulary vocabulary) => OfHeadline(headline, vocabulary).Topics;

    /// <summary>Tells the section of a headline alone, or none.</summary>
    public static Section? SectionOf(string headline, Vocabulary vocabulary) => OfHeadline(headline, vocabulary).Section;

    // An article has fifteen of these behind it: both come of one reading.
    private static (IReadOnlyList<TopicTag> Topics, Section? Section) OfHeadline(string headline, Vocabulary vocabulary)
    {
        TopicTally tally = new(vocabulary);
        tally.Read("headline", headline, HeadlineWeight, isHead: true);
        int subjects = 0;
        TopicEntry[] sure = [.. tally.Count().Where(static entry => entry.IsSure)];
        TopicEntry[] found = [.. sure.Where(static entry => entry is { InHead: true, Topic.Kind: TopicKinds.Subject })];
        IEnumerable<TopicEntry> counted = InOrder(sure.Where(entry => entry.InHead && !IsAnybody(entry) && !IsLoneWord(entry) && !IsPassing(entry, found)))
            .Where(entry => entry.Topic.Kind != TopicKinds.Subject || ++subjects <= MostHeadlineSubjects);
        return ([.. Tags([.. counted.Take(Limits.HeadlineTopics)], vocabulary).Topics.Take(Limits.HeadlineTopics)], SectionOf(vocabulary.Sections.Score(tally.Parts), sure, vocabulary));
    }

    // Where a headline has other subjects, what news names in passing is one more only where the headline begins with it.
    private static bool IsPassing(TopicEntry entry, TopicEntry[] subjects) => entry.Topic.Telling == Telling.Passing && subjects.Length > MostPassing && entry != subjects[0];

    /// <summary>The names in a text of lines, in its order: a headline, paragraphs.</summary>
    public static IReadOnlyList<NameSpan> Names(string text, Vocabulary vocabulary)
    {
        TopicTally tally = new(vocabulary);
        List<int> starts = [];
        foreach (Range line in text.AsSpan().Split('\n'))
        {
            starts.Add(line.Start.Value);
            tally.Read("text", text[line], TextWeight, isHead: false);
        }

        return tally.Names(starts);
    }

    // Names come before the subjects that weigh as much.
    private static IOrderedEnumerable<TopicEntry> InOrder(IEnumerable<TopicEntry> entries) => entries.OrderByDescending(static entry => entry.AllWeight)
        .ThenBy(static entry => entry.Topic.Kind == TopicKinds.Subject).ThenBy(static entry => entry.Topic.Slug, StringComparer.Ordinal);

    // A family name that no full name goes with is anybody's: a man surnamed Choi.
    private static bool IsAnybody(TopicEntry entry) => entry is { IsKnown: false, Topic.Kind: TopicKinds.Person } && !entry.Topic.Name.Contains(' ', StringComparison.Ordinal);

    // One unknown word amid a headline is a family name or half of a name, unless it stands where places and owners do.
    private static bool IsLoneWord(TopicEntry entry) => entry is { IsKnown: false, IsPlaced: false, Words: 1, Topic.Kind: TopicKinds.Organisation };

    private static string PageStart(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private static List<TopicEntry> Choose(IReadOnlyCollection<TopicEntry> counted, Article article, string? section, Vocabulary vocabulary)
    {
        List<TopicEntry> chosen = [];
        HashSet<string> states = new(StringComparer.Ordinal);
        int subjects = 0;
        double most = 0;
        foreach (TopicEntry entry in InOrder(counted.Where(static entry => entry.IsSure && !IsAnybody(entry))))
        {
            bool subject = entry.Topic.Kind == TopicKinds.Subject;
            double enough = subject ? entry.Topic.Telling == Telling.Telling ? EnoughForTelling : EnoughForSubject : !entry.IsKnown ? EnoughForUnknown : entry.Topic.Kind == TopicKinds.Place ? EnoughForPlace : EnoughForKnown;

            // Who reports a thing is named for it.
            if (!entry.InHead && TopicTally.IsNewsAgency(entry.Topic))
            {
                continue;
            }

            // What a text is about, it says at its start.
            if (subject && !entry.InOpening)
            {
                continue;
            }

            // What is said once in passing is a subject only where it fits the rest.
            bool once = entry.Topic.Telling == Telling.Passing ? entry.Times <= 1
                : entry.Times + entry.WeakCount == 1 && !(entry.InHead && (entry.Words > 1 || entry.Topic.Telling == Telling.Telling));
            if (subject && once && entry.Topic.MediaTopic is { } code && vocabulary.TopLevelOf(code) != section)
            {
                continue;
            }

            // The United States is everywhere in the news, and a text about it says so in its headline.
            if (entry is { InHead: false, Times: < EnoughOfPassing, Topic: { Kind: TopicKinds.Place, Telling: Telling.Passing } })
            {
                continue;
            }

            // A city stands for its state's government, or is where a thing of the state happened, unless the headline names it.
            if (entry is { InHead: false, Topic: { Kind: TopicKinds.Place, Parents: [var state, ..] } } && states.Contains(state))
            {
                continue;
            }

            // An unknown bracket stays in the headline, but it names a series, not what the text is about.
            if (entry.AllWeight >= Math.Max(enough, most * LeastShare) && chosen.Count < Limits.Topics && !(subject && subjects == MostSubjects) && !article.Labels.Contains(entry.Topic.Name, StringComparer.Ordinal))
            {
                most = Math.Max(most, entry.AllWeight);
                subjects += subject ? 1 : 0;
                chosen.Add(entry);
                if (entry.Topic is { Kind: TopicKinds.Place, Parents: null })
                {
                    states.Add(entry.Topic.Slug);
                }
            }
        }

        return chosen;
    }

    private static (IReadOnlyList<TopicTag> Topics, IReadOnlyList<TopicEvidence> Evidence) Tags(List<TopicEntry> chosen, Vocabulary vocabulary)
    {
        List<(Topic Topic, double Weight, IReadOnlyList<TopicEvidence> Evidence)> tags = [.. chosen.Select(static entry => (entry.Topic, entry.AllWeight, (IReadOnlyList<TopicEvidence>)entry.Evidence))];
        for (int i = 0, step = 0, end = tags.Count; step < ImpliedSteps; step++, end = tags.Count)
        {
            for (; i < end; i++)
            {
                // BTS is K-pop's and so music's; of what a subject belongs to, its own name says enough.
                bool ofSubject = step > 0 && chosen.Exists(entry => entry.Topic.Kind == TopicKinds.Subject && entry.Topic.Name == tags[i].Evidence[0].Text);
                foreach (Topic parent in ofSubject ? [] : Implied(tags[i].Topic, step, vocabulary))
                {
                    double weight = tags[i].Weight * ImpliedShare;
                    if (weight >= EnoughForImplied && !tags.Exists(tag => tag.Topic.Slug == parent.Slug))
                    {
                        tags.Add((parent, weight, [new TopicEvidence(parent.Slug, "topic", tags[i].Topic.Name)]));
                    }
                }
            }
        }

        (Topic Topic, double Weight, IReadOnlyList<TopicEvidence> Evidence)[] best =
            [.. tags.OrderByDescending(static tag => tag.Weight).ThenBy(static tag => tag.Topic.Kind == TopicKinds.Subject).ThenBy(static tag => tag.Topic.Slug, StringComparer.Ordinal).Take(Limits.Topics)];
        return (
            [.. best.Select(static tag => new TopicTag(tag.Topic.Slug, tag.Topic.Name, tag.Topic.Kind, Math.Round(Math.Clamp(1 - Math.Exp(-tag.Weight / ScoreScale), 0.01, 1), 2)))],
            [.. best.SelectMany(static tag => tag.Evidence)]);
    }

    // A name implies its subject, one that news names in passing only where people live by it: a player's soccer, a singer's music. Where a place lies and what an institution belongs to is looked up by its own name; a club's league only leads to its sport.
    private static IEnumerable<Topic> Implied(Topic topic, int step, Vocabulary vocabulary)
    {
        IEnumerable<Topic> parents = (topic.Parents ?? []).Select(vocabulary.Find).OfType<Topic>()
            .Where(parent => parent.MediaTopic?.EndsWith(WholeSection, StringComparison.Ordinal) != true && (parent.Telling != Telling.Passing || vocabulary.TopLevelOf(parent) is ArtsCode or SportCode));
        return topic.Kind == TopicKinds.Subject && step == 0 ? parents.Where(parent => IsInName(parent, topic))
            : parents.SelectMany(parent => parent.Kind is TopicKinds.Subject or TopicKinds.Event ? [parent]
                : topic.Kind == TopicKinds.Place ? []
                : (parent.Parents ?? []).Select(vocabulary.Find).OfType<Topic>().Where(static of => of.Kind == TopicKinds.Subject));
    }

    // A subject found in the text does not need the broader one beside it, unless it is called by it: gold prices are gold's.
    private static bool IsInName(Topic broader, Topic narrower) =>
        $" {Stems.Of(narrower.Name.ToLowerInvariant())} ".Contains($" {Stems.Of(broader.Name.ToLowerInvariant())} ", StringComparison.Ordinal);

    // What the topics tell is added to what the words tell.
    private static Section? SectionOf(double[] told, IReadOnlyCollection<TopicEntry> topics, Vocabulary vocabulary)
    {
        double[] scores = [.. told];
        foreach (TopicEntry entry in topics)
        {
            Topic? topic = entry.Topic;
            for (int step = 0; topic is not null && step <= ImpliedSteps; step++)
            {
                if (topic.MediaTopic is { } code && vocabulary.TopLevelOf(code) is { } top && SectionLexicon.Index(top) is >= 0 and int index)
                {
                    scores[index] += Math.Min(entry.Weight, ScoreScale);
                    break;
                }

                topic = topic.Parents is [var parent, ..] ? vocabulary.Find(parent) : null;
            }
        }

        return SectionLexicon.Choose(scores, EnoughForSection);
    }

    // The place that a text was written in is named as a matter of course, and so is its country where the agency is that country's own.
    private static HashSet<string> HomeOf(Article article, Vocabulary vocabulary)
    {
        HashSet<string> home = new(StringComparer.Ordinal);
        string? place = article.Located?.Split('/', ',')[0].Trim();
        string? country = CountryOf(article.Source ?? article.OriginalSource);
        Topic? topic = place is null ? null : vocabulary.FindCapitals(place);
        for (int steps = 0; topic is not null && steps < 4; steps++)
        {
            if (topic.Parents is not null || topic.Slug == country)
            {
                home.Add(topic.Slug);
            }

            topic = topic.Parents is [var parent, ..] ? vocabulary.Find(parent) : null;
        }

        return home;
    }

    // Agencies that write for their own country first.
    private static string? CountryOf(string? source) => source switch
    {
        null => null,
        _ when source.StartsWith("Yonhap", StringComparison.OrdinalIgnoreCase) || source.StartsWith("Korea ", StringComparison.Ordinal) => "south-korea",
        _ when source.StartsWith("Kyodo", StringComparison.OrdinalIgnoreCase) => "japan",
        "AP" or "The Associated Press" => "united-states",
        "PA" => "united-kingdom",
        "dpa" => "germany",
        "Xinhua" => "china",
        "TASS" => "russia",
        _ => null,
    };
}
