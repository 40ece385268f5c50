namespace NewsFunctions.Topics;

/// <summary>
/// Finds what a text names: forms of the vocabulary, the longest at each word, and unknown names by their capitals, as far as capitals
/// prove anything where they stand.
/// </summary>
internal sealed class NameFinder(Vocabulary vocabulary, TextTokens text, Func<string, bool> isLowerElsewhere)
{
    private const int MostWords = 6;
    private const int LongestWord = 40;

    // No name is near as long; a text of nothing but capitals must not take long.
    private const int LongestRun = 40;

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "de", "da", "del", "della", "der", "den", "di", "dos", "du", "la", "le", "van", "von", "bin", "ibn", "al", "el", "ben", "ter", "ten", "zu" };
    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "of", "for", "and", "the", "on" };
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ParticlesBySpan = Particles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LinksBySpan = Links.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly VocabularyWords words = vocabulary.Words;
    private readonly List<Mention> mentions = [];
    private readonly Casing casing = TextCasing.Of(text, vocabulary.Words);

    public static List<Mention> Find(Vocabulary vocabulary, TextTokens text, Func<string, bool> isLowerElsewhere) =>
        new NameFinder(vocabulary, text, isLowerElsewhere).FindAll();

    private List<Mention> FindAll()
    {
        for (int i = 0; i < text.Count;)
        {
            if (casing != Casing.Capitals && WorkTitle.End(text, i, vocabulary) is { } behind)
            {
                mentions.Add(new Mention(text.Words(i, behind - 1), null, i, behind - 1, false) { IsWork = true });
                i = behind;
                continue;
            }

            int end = RunEnd(i);
            if (end > i)
            {
                i = ReadRun(i, end);
                continue;
            }

            // Names that begin with a small letter or a figure, and subjects.
            TopicForm? form = LongestName(i, out int last) ?? vocabulary.LongestSubject(text, i, text.Count, out last);
            if (form is not null)
            {
                mentions.Add(Known(form, i, last));
            }

            i = last + 1;
        }

        foreach (Mention mention in mentions.FindAll(mention => mention is { Form: not null } && mention.Last > mention.First && (mention.IsSubject || !IsCapital(mention.Last))))
        {
            AddInner(mention.Form!, mention.First, mention.Last);
            AddNamesInside(mention);
        }

        return mentions;
    }

    // A heat wave warning is a warning, and of a heat wave: a sure phrase of another subject at either end of a longer one counts, too.
    private void AddInner(TopicForm whole, int first, int last)
    {
        if (vocabulary.LongestSubject(text, first, last, out int end) is { Strength: FormStrength.Sure } start && start.Topic != whole.Topic)
        {
            mentions.Add(Known(start, first, end) with { IsInner = true });
        }

        for (int at = first + 1; at <= last; at++)
        {
            if (vocabulary.LongestSubject(text, at, last + 1, out int behind) is { Strength: FormStrength.Sure } inner && behind == last && inner.Topic != whole.Topic)
            {
                mentions.Add(Known(inner, at, last) with { IsInner = true });
                break;
            }
        }
    }

    // Jordan's king is a man and has a name, and Gaza aid is a subject; Jordan and Gaza are still named. An official name is one whole: all of it has capitals.
    private void AddNamesInside(Mention whole)
    {
        for (int at = whole.First; at <= whole.Last; at++)
        {
            int end = at == whole.First ? whole.Last : whole.Last + 1;
            while (IsCapital(at) && at < end && vocabulary.LongestName(text, at, end, casing == Casing.Capitals, out int last) is { } form)
            {
                if (form.Topic == whole.Form!.Topic)
                {
                    end = last;
                    continue;
                }

                if ((form.Strength is FormStrength.Sure or FormStrength.Demonym || form.Topic.Kind == TopicKinds.Place) && (casing == Casing.Sentence || form.Topic.Kind == TopicKinds.Place)
                    && !mentions.Exists(mention => mention.First == at && mention.Last == last))
                {
                    mentions.Add(Known(form, at, last) with { IsInner = true });
                }

                at = last;
                break;
            }
        }
    }

    // A word in capitals can be a name that is not written so: SEOUL.
    private TopicForm? LongestName(int first, out int last)
    {
        // US$30 is an amount.
        if (text[first].End < text.Text.Length && text.Text[text[first].End] == '$')
        {
            last = first;
            return null;
        }

        TopicForm? form = vocabulary.LongestName(text, first, text.Count, casing == Casing.Capitals, out last);
        if (form is null && casing != Casing.Capitals && text.IsCapitals(first))
        {
            form = vocabulary.LongestName(text, first, text.Count, true, out last);
            form = form is not null && (last > first ? text.IsCapitals(last) : text.Key(first).Length > 3) ? form : null;
            last = form is null ? first : last;
        }

        return form;
    }

    // What belongs to somebody is another name.
    private bool Continues(int index) => index > 0 && text[index - 1].Joint is ' ' or '-' or '&' && (!text.IsPossessive(index - 1) || IsOfMany(index - 1));

    // "Yerim Girls' High School", "Farmers' Union": what many share is part of the name.
    private bool IsOfMany(int index) => text.Key(index)[^1] == 's' && text.Text[text[index].End - 1] == 's' && words.IsCommon(text.Small(index))
        && Enumerable.Range(index + 1, 3).Any(next => next < text.Count && IsCapital(next) && words.OrganisationWords.Contains(text.Key(next)));

    private bool IsCapital(int index) => text.IsCapital(index);

    /// <summary>The end of the capitalised words that start here, particles between them included.</summary>
    private int RunEnd(int first)
    {
        if (!IsCapital(first))
        {
            return first;
        }

        int end = first + 1;
        while (end < text.Count && Continues(end) && end - first < LongestRun)
        {
            if (IsCapital(end) || (char.IsDigit(text.Key(end)[0]) && text[end - 1].Joint is '-'))
            {
                end++;
            }
            else if (text[end - 1].Joint == '-' && text.Key(end).Length < LongestWord && IsGivenSyllable(end))
            {
                // A hyphen carries a given name on in small letters: Jong-un.
                end++;
            }
            else if (end + 1 < text.Count && Continues(end + 1) && IsCapital(end + 1) && (ParticlesBySpan.Contains(text.Key(end)) || (LinksBySpan.Contains(text.Key(end)) && TakesLink(end - 1))))
            {
                end += 2;
            }
            else if (end + 2 < text.Count && Continues(end + 1) && Continues(end + 2) && IsCapital(end + 2) && text.Key(end) is "of" && text.Key(end + 1) is "the" && TakesLink(end - 1))
            {
                end += 3;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private bool IsGivenSyllable(int index) => text.Key(index).Length <= 6 && IsCapital(index - 1) && !words.IsCommon(text.Small(index)) || (text.Key(index).Length <= 5 && index > 1 && text[index - 2].Joint == ' ' && IsCapital(index - 2) && text.Key(index).Length > 1 && !IsSuffix(text.Key(index)));

    // Seoul-based, U.S.-led: no part of a name.
    private static bool IsSuffix(ReadOnlySpan<char> word) => word is "based" or "led" or "born" or "run" or "made" or "style" or "like" or "wide" or "era" or "bound" or "held" or "backed" or "funded" or "owned" or "type";

    // Bank of, Ministry for, University of.
    private bool TakesLink(int index) => words.OrganisationWords.Contains("^" + text.Key(index).ToString()) || words.PlaceWords.Contains("^" + text.Key(index).ToString()) || words.EventWords.Contains("^" + text.Key(index).ToString());

    /// <summary>Splits a run of capitalised words into known names, titles, and what is left as unknown names.</summary>
    /// <returns>The word behind it.</returns>
    private int ReadRun(int first, int end)
    {
        int pending = first;
        for (int i = first; i < end;)
        {
            TopicForm? form = LongestName(i, out int last);
            if (form is null && TitleEnd(i, end) is { } behindTitle)
            {
                Flush(pending, i);
                i = pending = behindTitle;
                continue;
            }

            if (form is null && vocabulary.LongestSubject(text, i, text.Count, out int lastOfSubject) is { } subject && (casing != Casing.Sentence || lastOfSubject > i || text[i].OpensSentence))
            {
                (form, last) = (subject, lastOfSubject);
            }

            if (StormEnd(i, end) is { } lastOfStorm && (form is null || form.Topic.Kind == TopicKinds.Subject))
            {
                // "Typhoon Danas" is a typhoon, and is called so.
                Flush(pending, i);
                if (vocabulary.LongestSubject(text, i, lastOfStorm, out int lastOfKind) is { } storm)
                {
                    mentions.Add(Known(storm, i, lastOfKind));
                }

                mentions.Add(new Mention(text.Words(i, lastOfStorm), null, i, lastOfStorm, true) { IsStorm = true, IsProper = true });
                i = pending = lastOfStorm + 1;
                continue;
            }

            if (form is not null && form.Topic.Kind == TopicKinds.Subject && last == i && casing != Casing.Capitals && OpensLinkedName(i, end))
            {
                // "University of Nebraska".
                mentions.Add(Known(form, i, last));
                i++;
                continue;
            }

            if (form is not null && last == i && form.Topic.Kind != TopicKinds.Subject && (form.Strength == FormStrength.Weak || form.Topic.Kind == TopicKinds.Person || IsGivenName(i, end)) && IsInsideName(first, pending, end, i))
            {
                i++;
                continue;
            }

            if (form is not null && form.Topic.Kind == TopicKinds.Subject && casing == Casing.Sentence && (pending < i || last + 1 < end || (last > i && IsKindWord(text.Key(last)))))
            {
                // The words of a subject can be part of a name as well: of the Health Ministry it tells something, of the band Copper Minnows nothing.
                if (last + 1 >= end || IsKindWord(text.Key(end - 1)) || end - pending > 2)
                {
                    mentions.Add(Known(form, i, last));
                }

                i++;
                continue;
            }

            if (form is not null && casing == Casing.Sentence && i > pending && form.Strength == FormStrength.Sure && IsTailOfName(pending, i, form))
            {
                i = last + 1;
                continue;
            }

            bool longer = form is not null && IsPartOfLonger(end, i, last, form);
            if (longer && form!.Strength == FormStrength.Demonym)
            {
                // "French Senate" is a name, and speaks of France.
                mentions.Add(Known(form, i, last));
                i = last + 1;
                continue;
            }

            if (form is not null && !longer)
            {
                Flush(pending, i);
                mentions.Add(Known(form, i, last));
                if (form.Topic.Kind != TopicKinds.Subject && vocabulary.LongestSubject(text, i, text.Count, out int behindName) is { } with && behindName > last)
                {
                    // "Seoul shares" are shares, and Seoul's.
                    mentions.Add(Known(with, i, behindName));
                }

                if (form is { Topic: { Kind: TopicKinds.Organisation, Parents: not null }, Strength: FormStrength.Sure } && last > i && vocabulary.LongestName(text, i, last, casing == Casing.Capitals, out int lastOfPlace) is { Topic.Kind: TopicKinds.Place } place
                    && form.Topic.Parents.Contains(place.Topic.Slug) && !form.Topic.Name.StartsWith(text.Words(i, lastOfPlace), StringComparison.Ordinal))
                {
                    // "Turkey's central bank" names Turkey, too; "Korea Electric Power" does not name Korea.
                    mentions.Add(Known(place, i, lastOfPlace));
                }

                i = pending = last + 1;
                continue;
            }

            i++;
        }

        if (pending < end)
        {
            Flush(pending, end);
        }

        return Math.Max(end, pending);
    }

    // "Hassan Abbas" is not the Abbas that everybody knows, nor is "Bre-X" a company called X.
    private bool IsInsideName(int first, int pending, int end, int index)
    {
        bool before = index > pending && index > first && text[index - 1].Joint is ' ' or '-' && !IsNoName(index - 1, false);
        bool behind = IsGivenName(index, end) || index + 1 < end && text[index].Joint is ' ' or '-' && TitleEnd(index + 1, end) is null && !words.IsCalendar(text.Small(index + 1))
            && vocabulary.LongestName(text, index + 1, text.Count, casing == Casing.Capitals, out _) is null;
        return casing != Casing.Title && (before || behind);
    }

    // "Chelsea Park, 29" is no club.
    private bool IsGivenName(int index, int end) => index + 1 < end && text[index].Joint == ' ' && words.GivenNames.Contains(text.Key(index)) && words.FamilyNames.Contains(text.Key(index + 1)) && !IsKindWord(text.Key(index + 1));

    // "University of Yangon", "Maccabi Haifa": the place is part of what stands before it.
    private bool IsTailOfName(int pending, int index, TopicForm form)
    {
        if (LinksBySpan.Contains(text.Key(index - 1)) || (form.Topic.Kind == TopicKinds.Place && text[index - 1].Joint == ' ' && (IsGivenName(index - 1, index + 1) || IsGivenMonth(index - 1) || (words.GivenNames.Contains(text.Key(index - 1)) && !words.IsCommon(text.Small(index - 1))))))
        {
            return true;
        }

        return form.Topic.Kind == TopicKinds.Place && text[index - 1].Joint == ' ' && IsCapital(index - 1) && !words.IsCommon(text.Small(index - 1)) && !words.IsCalendar(text.Small(index - 1))
            && !text[pending].OpensSentence && TitleEnd(index - 1, index) is null;
    }

    // "Busan Port Authority" names no city: a known name inside a longer one that its last word shows to be an organisation's, a place's or an event's.
    private bool IsPartOfLonger(int end, int from, int last, TopicForm form)
    {
        if (casing == Casing.Capitals || last + 1 >= end || (casing == Casing.Title && form.Strength == FormStrength.Demonym))
        {
            return false;
        }

        // "Sheffield Wednesday", "Manitoba Pork": what follows a place without a comma is one name with it, unless it is a person's.
        if (casing == Casing.Sentence && form is { Topic.Kind: TopicKinds.Place, Strength: FormStrength.Sure } && text[last].Joint == ' ' && IsCapital(last + 1) && !text.IsCapitals(last + 1)
            && TitleEnd(last + 1, end) is null && !(words.IsCommon(text.Small(last + 1)) && text.Text[text[last].End - 1] == '.') && !words.GivenNames.Contains(text.Key(last + 1)) && !words.FamilyNames.Contains(text.Key(last + 1))
            && !words.IsCalendar(text.Small(last + 1))
            && LongestName(last + 1, out _) is null)
        {
            return true;
        }

        int stop = last + 1;
        while (stop < end && text[stop - 1].Joint is ' ' or '-' && !words.IsCalendar(text.Small(stop)) && stop - from < MostWords && TitleEnd(stop, end) is null)
        {
            stop++;
        }

        for (int word = stop - 1; word > last; word--)
        {
            // Titles and demonyms in between belong to persons: South Korean Foreign Minister.
            if (IsKindWord(text.Key(word)) && form.Topic.Kind is TopicKinds.Place or TopicKinds.Person or TopicKinds.Organisation && (form.Strength != FormStrength.Demonym || word - last <= 3))
            {
                return casing == Casing.Sentence || word == last + 1;
            }
        }

        return false;
    }

    /// <summary>The last word of a storm's name that starts here, or none: Typhoon Danas, Storm Fergal, Tropical Storm Imelda.</summary>
    private int? StormEnd(int first, int end)
    {
        int last = NameKinds.IsStorm(text.Key(first)) ? first + 1
            : first + 2 < end && NameKinds.IsStorm(text.Key(first), text.Key(first + 1)) ? first + 2
            : end;
        return last < end && text[first].Joint == ' ' && text[last - 1].Joint == ' ' && (text.Key(first) is "Storm" ? words.GivenNames.Contains(text.Key(last)) : !words.IsCommon(text.Small(last))) ? last : null;
    }

    private bool IsKindWord(ReadOnlySpan<char> word) => words.OrganisationWords.Contains(word) || words.PlaceWords.Contains(word) || words.EventWords.Contains(word);

    /// <summary>Where a title ends that starts here, or nothing.</summary>
    private int? TitleEnd(int first, int end)
    {
        for (int last = Math.Min(first + 4, end) - 1; last >= first; last--)
        {
            if (words.IsTitle(text.Key(first, last)))
            {
                return last + 1;
            }
        }

        return null;
    }

    private Mention Known(TopicForm form, int first, int last)
    {
        bool lone = first == last && (text[first].OpensSentence || (casing == Casing.Title && form.Topic.Parents is not null)) && form.Strength == FormStrength.Sure && form.Topic.Kind != TopicKinds.Subject
            && words.IsCommon(text.Small(first)) && !text.IsCapitals(first);
        bool proper = IsCapital(first) && !lone && !(first == last && words.IsCalendar(text.Small(first))) && !(first == last && casing != Casing.Sentence && words.IsCommon(text.Small(first))) && !(first == last && text[first].OpensSentence && words.IsCommon(text.Small(first)));
        bool sure = form.Strength is FormStrength.Sure or FormStrength.Demonym || (form.Topic.Kind != TopicKinds.Subject && casing != Casing.Capitals && NameSigns.Acts(text, first, last) && !IsWeatherOrClub(form.Topic, first, last));
        return new Mention(form.Topic.Name, form, first, last, sure && !lone, NameSigns.IsNationality(text, form, last)) { IsProper = proper, IsTeam = NameSigns.IsTeam(text, form, first, last) };
    }

    // Heat closes schools, and so may the Miami Heat; clubs have a plural that acts, or another name.
    private bool IsWeatherOrClub(Topic topic, int first, int last) =>
        first == last && topic.Kind == TopicKinds.Organisation && words.IsCommon(text.Small(first)) && vocabulary.IsSport(topic);

    /// <summary>Reports the words left between known names as an unknown name, as far as they are one.</summary>
    private void Flush(int first, int end)
    {
        while (first < end && IsNoName(first, first == end - 1) && !OpensLinkedName(first, end))
        {
            first++;
        }

        while (end > first && IsNoName(end - 1, end - 1 == first))
        {
            end--;
        }

        // A weekday inside parts two names; so do ordinary words in a headline of capitals.
        int start = first;
        for (int i = first; i < end; i++)
        {
            if ((words.IsCalendar(text.Small(i)) && IsCapital(i) && !IsGivenMonth(i)) || (casing != Casing.Sentence && IsOrdinary(i)))
            {
                Unknown(start, i);
                start = i + 1;
            }
            else if (i > start && text[i - 1].Joint is not (' ' or '-' or '&'))
            {
                Unknown(start, i);
                start = i;
            }
        }

        Unknown(start, end);
    }

    // University of Nebraska.
    private bool OpensLinkedName(int first, int end) => first + 2 < end && text.Key(first + 1) is "of" or "for" && IsCapital(first + 2) && TakesLink(first);

    // "May Thornbury swims": a month that is a given name, in front of a name and not of a day.
    private bool IsGivenMonth(int index) => casing == Casing.Sentence && index + 1 < text.Count && text[index].Joint == ' ' && IsCapital(index + 1) && !words.IsCommon(text.Small(index + 1))
        && words.GivenNames.Contains(text.Key(index)) && (index == 0 || text[index - 1].Joint != ' ' || IsCapital(index - 1));

    private bool IsOrdinary(int index) => words.IsCommon(text.Small(index)) && !IsKindWord(text.Key(index));

    private bool IsNoName(int index, bool alone)
    {
        ReadOnlySpan<char> word = text.Key(index);
        if ((words.IsCalendar(text.Small(index)) && IsCapital(index) && !IsGivenMonth(index)) || char.IsDigit(word[0]))
        {
            return true;
        }

        bool common = words.IsCommon(text.Small(index)) && (alone || !text.IsCapitals(index));
        return casing == Casing.Sentence
            ? common && (alone || (text[index].OpensSentence && !words.GivenNames.Contains(word) && !words.FamilyNames.Contains(word)))
            : words.IsCommon(text.Small(index)) && !(casing == Casing.Title && !alone && words.GivenNames.Contains(word));
    }

    private void Unknown(int first, int end)
    {
        if (first >= end || end - first > MostWords)
        {
            return;
        }

        int last = end - 1;
        ReadOnlySpan<char> key = text.Key(first, last);
        if (last > first + 1 && key.Length <= 4 * (end - first) && !key.ContainsAnyInRange('a', 'z'))
        {
            // The heads of a table's columns.
            return;
        }

        if (casing != Casing.Sentence && AreCommon(first, last))
        {
            return;
        }

        if (key.Length < 2 || key.Length > LongestWord * 2 || words.IsStop(key))
        {
            return;
        }

        // The demonym in front of a name that turned out to be known itself: Asian World Cup.
        if (vocabulary.LongestName(text, first, end, casing == Casing.Capitals, out int lastOfKnown) is { Strength: FormStrength.Demonym } && lastOfKnown == last)
        {
            return;
        }

        bool alone = first == last;
        bool proven = casing == Casing.Capitals ? !alone
            : casing == Casing.Title ? !alone || !text[first].OpensSentence
            : !text[first].OpensSentence || !alone;
        proven |= alone && casing == Casing.Sentence && NameSigns.Acts(text, first, last);
        proven |= alone && casing != Casing.Capitals && text.IsCapitals(first) && key.Length >= 3;
        if (alone && isLowerElsewhere(text.Small(first).ToString()))
        {
            return;
        }

        string name = casing == Casing.Capitals ? TitleCase(text.Words(first, last)) : text.Words(first, last);
        mentions.Add(new Mention(name.TrimEnd('.'), null, first, last, proven));
    }

    private bool AreCommon(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (!words.IsCommon(text.Small(i)))
            {
                return false;
            }
        }

        return true;
    }

    private static string TitleCase(string words) => System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words.ToLowerInvariant());
}
