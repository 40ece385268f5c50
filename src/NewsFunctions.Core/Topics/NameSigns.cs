namespace NewsFunctions.Topics;

/// <summary>What stands beside a known name and says what the name is there for.</summary>
internal static class NameSigns
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PlaceWordsBefore =
        new HashSet<string>(StringComparer.Ordinal) { "in", "at", "near", "from", "to", "of", "around", "off", "via" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TeamVerbs =
        new HashSet<string>(StringComparer.Ordinal) { "beat", "drew", "thrashed", "edged", "defeated", "striker", "midfielder", "defender", "goalkeeper", "coach", "manager", "captain", "fans" }.GetAlternateLookup<ReadOnlySpan<char>>();

    // What persons, companies and states do in headlines. Words that may be nouns in the plural say nothing.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Acting = new HashSet<string>(StringComparer.Ordinal)
    {
        "accuses", "admits", "agrees", "announces", "apologises", "apologizes", "arrives", "asks", "becomes", "begins", "blames", "breaks", "brings", "calls", "claims", "condemns",
        "confirms", "criticises", "criticizes", "declares", "defends", "denies", "dies", "earns", "enters", "expects", "explains", "faces", "falls", "fights", "files", "finds", "gains",
        "gets", "gives", "goes", "grows", "hails", "has", "hints", "hires", "hits", "holds", "hopes", "insists", "introduces", "is", "jumps", "keeps", "launches", "leads", "leaves",
        "loses", "makes", "meets", "moves", "offers", "opens", "opposes", "overtakes", "pays", "pledges", "posts", "praises", "prepares", "promises", "quits", "raises", "recalls",
        "refuses", "regrets", "rejects", "remains", "reopens", "reports", "reserves", "resigns", "retires", "returns", "reveals", "rises", "says", "scores", "seeks", "sees", "sells", "sends",
        "sets", "signs", "slams", "starts", "steps", "suffers", "survives", "takes", "tells", "thanks", "threatens", "tops", "tosses", "unveils", "urges", "visits", "vows", "waits",
        "wants", "warns", "welcomes", "will", "wins",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // What governments do, and are asked to.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Governing = new HashSet<string>(StringComparer.Ordinal)
    {
        "accuses", "agree", "agrees", "asks", "blames", "blasts", "calls", "condemns", "criticises", "criticizes", "demands", "denies", "denounces", "dismisses", "expels", "hails", "pledges",
        "praises", "presses", "protests", "rejects", "retaliates", "says", "seeks", "slams", "summons", "sanctions", "tells", "thanks", "threatens", "urges", "voices", "vows", "warns", "welcomes",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsBehindPreposition(TextTokens text, int first) => first > 0 && PlaceWordsBefore.Contains(text.Small(first - 1));

    // "Leeds 2 Sunderland 1", "BOSTON AT DALLAS". States play under their own names, and are what such a text is about.
    public static bool IsTeam(TextTokens text, TopicForm form, int first, int last)
    {
        if (form.Topic is not { Kind: TopicKinds.Place, Parents: not null } || IsBehindPreposition(text, first))
        {
            return false;
        }

        bool score = last + 1 < text.Count && text[last].Joint == ' ' && text.Key(last + 1).Length <= 3 && !text.Key(last + 1).ContainsAnyExceptInRange('0', '9');
        bool match = last + 1 < text.Count && text[last].Joint == ' ' && (text.Key(last + 1) is "AT" or "v" or "vs" || TeamVerbs.Contains(text.Key(last + 1)));
        return score || match || (first > 0 && text.Key(first - 1) is "AT" or "v" or "vs");
    }

    // "Beijing vows response", "Seoul, Tokyo agree", "warns Ankara": the government is meant, and not the city.
    public static bool IsGovernment(TextTokens text, Vocabulary vocabulary, int first, int last)
    {
        if (IsBehindPreposition(text, first))
        {
            return false;
        }

        bool acts = last + 1 < text.Count && text[last].Joint == ' ' && Governing.Contains(text.Small(last + 1)) && text[first].OpensSentence;
        bool asked = first > 0 && text[first - 1].Joint == ' ' && Governing.Contains(text.Small(first - 1));
        return acts || asked || IsState(last + 1, text[last].Joint) || (last + 2 < text.Count && text.Small(last + 1) is "and" && IsState(last + 2, ' '))
            || (first > 0 && text[first - 1].Joint != ' ' && IsStateBefore(first - 1)) || (first > 1 && text.Small(first - 1) is "and" && IsStateBefore(first - 2));

        bool IsState(int index, char joint) => index < text.Count && joint is ',' or '-' or ' ' && (joint != ' ' || index > last + 1)
            && vocabulary.LongestName(text, index, text.Count, false, out int _) is { Topic: { Kind: TopicKinds.Place } place } && (place.Parents is null || vocabulary.FindStateOf(place.Name) is not null)
            && !IsBehindPreposition(text, first);

        bool IsStateBefore(int index) => text[index].Joint is ',' or '-' or ' ' && vocabulary.LongestName(text, index, index + 1, false, out int _) is { Topic: { Kind: TopicKinds.Place } place }
            && (place.Parents is null || vocabulary.FindStateOf(place.Name) is not null) && !(index > 0 && PlaceWordsBefore.Contains(text.Small(index - 1)));
    }

    // "Moon vows", "Amazon to invest": who does something at the start of a headline has a name.
    public static bool Acts(TextTokens text, int first, int last) =>
        first == 0 && last + 1 < text.Count && text[last].Joint == ' ' && !text.IsCapital(last + 1) && !text.IsPossessive(last)
        && (text.Key(last + 1) is "to" || Acting.Contains(text.Key(last + 1)));

    // "American golfer Jordan Spieth": where a person is from is not what the text is about. A state's office is the state's.
    public static bool IsNationality(TextTokens text, TopicForm form, int last)
    {
        if (form.Strength != FormStrength.Demonym)
        {
            return false;
        }

        int next = last + 1;
        bool acts = false;
        while (next < text.Count && next - last <= 3 && text[next - 1].Joint is ' ' or '-' && !text.IsCapital(next))
        {
            acts |= text.Key(next)[^1] == 's' || text.Key(next) is "to";
            next++;
        }

        return next > last + 1 && !acts && next + 1 < text.Count && text[next - 1].Joint == ' ' && text.IsCapital(next) && text[next].Joint is ' ' or '-' && text.IsCapital(next + 1);
    }
}
