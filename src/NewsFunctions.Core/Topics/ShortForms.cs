namespace NewsFunctions.Topics;

/// <summary>What short forms stand for in one text: an acronym that was explained, a family name whose full name is there, a club's city, a company's first word.</summary>
internal sealed class ShortForms(Vocabulary vocabulary)
{
    private readonly Dictionary<string, Topic?> longer = new(StringComparer.Ordinal);
    private readonly List<Person> persons = [];
    private readonly Dictionary<string, string> acronyms = new(StringComparer.Ordinal);
    private bool speaksOfSport;

    private sealed record Person(string Name, TopicForm? Form, string[] Words);

    /// <summary>Learns from a name what shorter ones will mean.</summary>
    /// <param name="isOpening">Whether it stands where a text says what it is about.</param>
    public void Learn(TextTokens text, Mention mention, bool isOpening)
    {
        bool isSure = mention is { IsSure: true, Form.Strength: FormStrength.Sure or FormStrength.Head };
        speaksOfSport |= isSure && vocabulary.IsSport(mention.Form!.Topic);
        if (mention.Last > mention.First && ((mention.Form?.Topic.Kind ?? NameKinds.Of(mention.Text, vocabulary.Words)) == TopicKinds.Person || mention.IsStorm))
        {
            AddPerson(mention);
        }

        if (isOpening && mention is { IsSure: true, Form: { Strength: FormStrength.Sure, Topic: { Kind: TopicKinds.Organisation } organisation } } && mention.Last > mention.First
            && organisation.Name.IndexOf(' ', StringComparison.Ordinal) is > 0 and int space)
        {
            string start = organisation.Name[..space];
            longer[start] = longer.TryGetValue(start, out Topic? other) && other?.Slug != organisation.Slug ? null : organisation;
        }

        if (Acronym(text, mention) is { } acronym)
        {
            acronyms.TryAdd(acronym, mention.Text);
        }
    }

    /// <summary>What a mention stands for.</summary>
    public (string Name, TopicForm? Form, bool IsSure) Resolve(Mention mention, TextTokens text)
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
}
