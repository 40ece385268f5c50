namespace NewsFunctions.Topics;

/// <summary>
/// Decides over all that one text speaks of: what its weak forms stand for, which states go with its places, and what its topics make together.
/// </summary>
/// <param name="entries">By slug; entries are added.</param>
/// <param name="isAlone">Whether the text is a headline only.</param>
internal sealed class TopicSettler(Vocabulary vocabulary, Dictionary<string, TopicEntry> entries, bool isAlone)
{
    private const int EnoughWeak = 3;
    private const int EnoughOfOneWeak = 5;
    private const double StateShare = 0.3;
    private const double FieldShare = 0.1;
    private const int EnoughPlaces = 2;
    private const int MostSteps = 4;

    private readonly Dictionary<string, double> near = new(StringComparer.Ordinal);

    /// <param name="home">Slugs of the places that are home to the text: named as a matter of course.</param>
    public void Settle(IReadOnlyCollection<string> home)
    {
        if (entries.Values.Any(static entry => !entry.IsSure))
        {
            SettleWeak();
        }

        if (!isAlone)
        {
            AddStates(home);
        }

        AddCombinations();
    }

    // A weak form is its topic where the text goes on about it, or where what it belongs to or lies in, or another of the same, is named for sure: Georgia beside Tbilisi,
    // the Democratic Party beside Seoul, the Rangers beside Celtic.
    private void SettleWeak()
    {
        foreach (TopicEntry entry in entries.Values.Where(entry => !entry.IsSure && entry.WeakInHead && TellsItself(entry)).ToArray())
        {
            entry.MakeSure();
        }

        AddNear();
        AddLeagues();

        // What is told by its neighbours tells others: the Fed by interest rates, and Powell by the Fed.
        for (int left = int.MaxValue, now; (now = entries.Values.Count(IsOpen)) < left; left = now)
        {
            foreach (TopicEntry entry in entries.Values.Where(IsOpen).Where(entry => IsNearest(entry) || IsUsual(entry)).ToArray())
            {
                entry.MakeSure();
            }

            AddNear();
        }

        static bool IsOpen(TopicEntry entry) => !entry.IsSure && entry.Topic.Kind != TopicKinds.Subject;
    }

    // Two hints at one subject in a headline are no accident, and a longer text needs more. A country's name in a headline is the country's.
    private bool TellsItself(TopicEntry entry)
    {
        if (entry.Topic.Kind != TopicKinds.Subject)
        {
            return entry.Topic is { Kind: TopicKinds.Place, Parents: null };
        }

        bool several = entry.WeakWords.Count > 1;
        return isAlone ? several : entry.WeakCount >= (several ? EnoughWeak : EnoughOfOneWeak);
    }

    // What is named for sure, and what that belongs to, with their weights.
    private void AddNear()
    {
        Dictionary<string, double> now = new(StringComparer.Ordinal);
        foreach (TopicEntry entry in entries.Values.Where(static entry => entry.IsSure))
        {
            foreach (string slug in (string[])[entry.Topic.Slug, .. entry.Topic.Parents ?? []])
            {
                now[slug] = now.GetValueOrDefault(slug) + entry.AllWeight;
            }

            // A sprained ankle tells the forward, and a summit the president: far less than a club or a ministry does.
            if (entry.Topic.Kind is TopicKinds.Subject or TopicKinds.Person && vocabulary.TopLevelOf(entry.Topic) is { } top)
            {
                now[top] = now.GetValueOrDefault(top) + (entry.AllWeight * FieldShare);
            }
        }

        foreach ((string slug, double weight) in now)
        {
            near[slug] = Math.Max(near.GetValueOrDefault(slug), weight);
        }
    }

    // Two clubs of a league are no accident either: Lions stun Chiefs.
    private void AddLeagues()
    {
        foreach (IGrouping<string, TopicEntry> league in entries.Values.Where(static entry => entry is { IsSure: false, WeakInHead: true, Topic: { Kind: TopicKinds.Organisation, Parents: not null } })
            .GroupBy(static entry => entry.Topic.Parents![0]))
        {
            if (league.DistinctBy(static entry => entry.WeakWords.First()).Skip(1).Any() && vocabulary.Find(league.Key)?.Kind == TopicKinds.Organisation)
            {
                near[league.Key] = near.GetValueOrDefault(league.Key) + league.Sum(static entry => entry.WeakWeight);
            }
        }
    }

    // Of what the form may mean, nothing is nearer, and nothing more usual is as near.
    private bool IsNearest(TopicEntry entry)
    {
        double nearness = Nearness(entry);
        int usage = entry.Rivals.IndexOf(entry);
        return nearness > 0 && !entry.Rivals.Where((rival, at) => at < usage ? Nearness(rival) >= nearness : Nearness(rival) > nearness).Any();
    }

    private bool IsUsual(TopicEntry entry) => entry.Rivals[0] == entry && (entry.Acts || (entry.WeakInHead && (entry.WeakCount >= EnoughWeak || IsUncontested(entry))))
        && !entry.Rivals.Exists(rival => rival != entry && Nearness(rival) > 0);

    // A person is told by what he belongs to or does, not by a country that many share.
    private double Nearness(TopicEntry entry) => Math.Max(
        near.GetValueOrDefault(entry.Topic.Slug),
        (entry.Topic.Parents ?? []).Where(parent => entry.Topic.Kind != TopicKinds.Person || vocabulary.Find(parent)?.Kind != TopicKinds.Place).Sum(near.GetValueOrDefault)
            + (entry.IsProper && entry.Topic.Kind is TopicKinds.Person or TopicKinds.Organisation && vocabulary.TopLevelOf(entry.Topic) is { } top ? near.GetValueOrDefault(top) : 0));

    // Every state has a supreme court; where no other state is named, it is the one of the first row.
    private bool IsUncontested(TopicEntry entry) => entry.Topic is { Kind: TopicKinds.Organisation, Parents: [var state, ..] } && vocabulary.Find(state) is { Kind: TopicKinds.Place, Parents: null }
        && !entries.Values.Any(other => other.IsSure && other.Topic is { Kind: TopicKinds.Place, Parents: null } && other.Topic.Slug != state);

    // What happens in its places happens in the state: a text that names several of them is about it, said or not.
    private void AddStates(IReadOnlyCollection<string> home)
    {
        var places = entries.Values.Where(static entry => entry is { IsSure: true, Weight: >= 1, Topic: { Kind: TopicKinds.Place, Parents: not null } })
            .GroupBy(entry => StateOf(entry.Topic)).Where(state => state.Key is { Kind: TopicKinds.Place, Parents: null, Telling: not Telling.Passing } && !home.Contains(state.Key.Slug)).ToArray();
        foreach (IGrouping<Topic?, TopicEntry> state in places)
        {
            if (entries.TryGetValue(state.Key!.Slug, out TopicEntry? entry) ? entry.IsSure : state.Skip(EnoughPlaces - 1).Any())
            {
                entry ??= TopicEntry.In(entries, state.Key, isKnown: true);
                entry.IsSure = true;
                foreach (TopicEntry place in state)
                {
                    entry.Weight += place.Weight * StateShare;
                    entry.Note(TopicEntry.ByTopic, place.Topic.Name);
                }
            }
        }
    }

    private Topic? StateOf(Topic place)
    {
        Topic? state = place;
        for (int step = 0; state is { Parents: [var parent, ..] } && step < MostSteps; step++)
        {
            state = vocabulary.Find(parent);
        }

        return state;
    }

    private void AddCombinations()
    {
        foreach (Combination combination in vocabulary.Combinations)
        {
            // What the text says of itself needs no proof, and what it says in passing is none.
            if (combination.All.All(IsInHead) && (combination.Any.Count == 0 || combination.Any.Any(IsInHead)))
            {
                TopicEntry entry = TopicEntry.In(entries, combination.Topic, isKnown: true);
                entry.IsSure = entry.InHead = entry.InOpening = true;
                entry.Weight = Math.Max(entry.Weight, combination.All.Average(slug => entries[slug].Weight));
                foreach (string slug in combination.All.Where(slug => slug != entry.Topic.Slug))
                {
                    entry.Note(TopicEntry.ByTopic, entries[slug].Topic.Name);
                }
            }
        }

        bool IsInHead(string slug) => entries.TryGetValue(slug, out TopicEntry? entry) && entry is { IsSure: true, InHead: true };
    }
}
