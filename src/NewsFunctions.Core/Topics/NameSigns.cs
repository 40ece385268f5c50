namespace NewsFunctions.Topics;

/// <summary>What stands beside a known name and says what the name is there for.</summary>
internal static class NameSigns
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PlaceWordsBefore =
        new HashSet<string>(StringComparer.Ordinal) { "in", "at", "near", "from", "to", "of", "around", "off", "via", "for", "across", "outside" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TeamVerbs =
        new HashSet<string>(StringComparer.Ordinal) { "beat", "drew", "thrashed", "edged", "defeated", "striker", "midfielder", "defender", "goalkeeper", "coach", "manager", "captain", "fans" }.GetAlternateLookup<ReadOnlySpan<char>>();

    // What persons, companies and states do in headlines. Words that may be nouns in the plural say nothing.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Acting = new HashSet<string>(StringComparer.Ordinal)
    {
        "abandons", "abolishes", "accepts", "accuses", "acquires", "adds", "admits", "adopts", "agrees", "allows", "announces", "apologises", "apologizes", "appears",
        "appoints", "approves", "argues", "arrested", "arrives", "asks", "asserts", "attends", "avoids", "awaits", "bans", "beats", "becomes", "begins", "believes", "blames",
        "bolsters", "breaks", "brings", "buries", "buys", "calls", "cancels", "captures", "celebrates", "chooses", "claims", "climbs", "clinches", "closes", "collapses",
        "comes", "commits", "completes", "concedes", "condemns", "confirms", "considers", "continues", "creates", "criticises", "criticizes", "cuts", "dead", "decides",
        "declares", "declines", "defeats", "defends", "denies", "deploys", "detains", "dies", "discovers", "donates", "doubles", "drops", "earns", "eases", "edges", "elects",
        "endorses", "ends", "ensures", "enters", "escapes", "establishes", "evacuates", "expands", "expects", "expels", "explains", "extends", "eyes", "faces", "fails",
        "falls", "fights", "files", "finds", "follows", "forgives", "frees", "gains", "gets", "gives", "goes", "grows", "hails", "halts", "has", "helps", "hints", "hires",
        "hits", "holds", "hopes", "hospitalised", "hospitalized", "hosts", "identifies", "ignores", "imposes", "improves", "indicted", "inks", "insists", "inspects",
        "installs", "introduces", "investigates", "invests", "invites", "is", "jailed", "joins", "jumps", "keeps", "lacks", "lashes", "lauds", "laughs", "launches", "leads",
        "leaps", "learns", "leaves", "lifts", "loses", "lowers", "maintains", "makes", "marries", "meets", "merges", "misses", "mourns", "moves", "mulls", "names", "narrows",
        "nears", "needs", "negotiates", "nets", "notches", "offers", "opens", "opposes", "ousted", "overcomes", "overhauls", "overtakes", "owes", "passes", "pauses", "pays",
        "performs", "picks", "pleads", "pledges", "plunges", "postpones", "posts", "praises", "predicts", "prepares", "prevails", "promises", "proposes", "protects", "proves",
        "pulls", "pushes", "puts", "quits", "raises", "ratifies", "reaches", "reacts", "readies", "rebounds", "recalls", "receives", "recognises", "recognizes", "recovers",
        "refuses", "regrets", "reinstates", "rejects", "relies", "relocates", "remains", "removes", "renews", "reopens", "replaces", "reports", "rescues", "reserves",
        "resigns", "resumes", "retains", "retires", "returns", "reveals", "revives", "rises", "routs", "runs", "sacks", "said", "saves", "says", "scores", "scraps", "secures",
        "seeks", "sees", "seizes", "sells", "sends", "serves", "sets", "settles", "shakes", "shrugs", "shuts", "signs", "sinks", "skips", "slams", "slashes", "slips", "slumps",
        "snaps", "soars", "speaks", "spends", "stages", "stands", "starts", "stays", "steps", "stops", "storms", "stuns", "sues", "suffers", "suggests", "supports", "surges",
        "surpasses", "survives", "suspends", "swears", "sweeps", "tackles", "takes", "tells", "thanks", "threatens", "topples", "tops", "tosses", "touts", "trails", "travels",
        "tries", "trims", "triumphs", "trounces", "turns", "undergoes", "unveils", "urges", "vetoes", "visits", "vows", "waits", "walks", "wants", "warns", "was", "weighs",
        "welcomes", "widens", "will", "wins", "withdraws", "writes",
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
        first == 0 && last + 1 < text.Count && text[last].Joint == ' ' && !text.IsPossessive(last)
        && (text.Small(last + 1) is "to" || Acting.Contains(text.Small(last + 1)));

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
