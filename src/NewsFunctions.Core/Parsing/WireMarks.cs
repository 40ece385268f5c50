using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>
/// What stands in front of a headline on the wire: flags of revision and urgency, labels of genre, taken off from the start only. Marks are
/// those of Yonhap, AP, AFP, dpa and Reuters; urgency is IPTC's.
/// </summary>
internal sealed partial record WireMarks
{
    private const int UrgencyLead = 4;
    private const int UrgencyPlain = 5;
    private const int UrgencyGenre = 6;
    private const int UrgencyFixture = 8;
    private const int LongestBracket = 80;
    private const int MostMarks = 16;

    private static readonly FrozenDictionary<string, (string Flag, int Urgency, int Revision)> KnownFlags =
        new Dictionary<string, (string, int, int)>(StringComparer.OrdinalIgnoreCase)
        {
            ["LEAD"] = (WireFlags.Lead, UrgencyLead, 1),
            ["URGENT"] = (WireFlags.Urgent, 3, 0),
            ["FLASH"] = (WireFlags.Flash, 1, 0),
            ["BULLETIN"] = (WireFlags.Bulletin, 2, 0),
            ["ALERT"] = (WireFlags.Alert, 2, 0),
            ["NEWSALERT"] = (WireFlags.Alert, 2, 0),
            ["APNEWSALERT"] = (WireFlags.Alert, 2, 0),
            ["NEWSBREAK"] = (WireFlags.Newsbreak, 3, 0),
            ["EXTRA"] = (WireFlags.Extra, 3, 0),
            ["SNAP"] = (WireFlags.Snap, 3, 0),
            ["속보"] = (WireFlags.Urgent, 3, 0),
            ["1보"] = (WireFlags.Urgent, 3, 0),
            ["2보"] = (WireFlags.Urgent, 3, 1),
            ["3보"] = (WireFlags.Urgent, 3, 0),
            ["긴급"] = (WireFlags.Urgent, 3, 0),
            ["CORRECTED"] = (WireFlags.Corrected, UrgencyPlain, 0),
            ["CORRECTS"] = (WireFlags.Corrected, UrgencyPlain, 0),
            ["CORRECTION"] = (WireFlags.Corrected, UrgencyPlain, 0),
            ["CORRECTIVE"] = (WireFlags.Corrected, UrgencyPlain, 0),
            ["CLARIFICATION"] = (WireFlags.Clarification, UrgencyPlain, 0),
            ["REFILE"] = (WireFlags.Refile, UrgencyPlain, 0),
            ["REFILED"] = (WireFlags.Refile, UrgencyPlain, 0),
            ["RPT"] = (WireFlags.Repeat, UrgencyPlain, 0),
            ["REPEAT"] = (WireFlags.Repeat, UrgencyPlain, 0),
            ["KILL"] = (WireFlags.Kill, UrgencyPlain, 0),
            ["KILL KILL KILL"] = (WireFlags.Kill, UrgencyPlain, 0),
            ["HOLD"] = (WireFlags.Hold, UrgencyPlain, 0),
            ["HOLD HOLD HOLD"] = (WireFlags.Hold, UrgencyPlain, 0),
            ["STORY WITHDRAWN"] = (WireFlags.Withdrawn, UrgencyPlain, 0),
            ["WITHDRAWN"] = (WireFlags.Withdrawn, UrgencyPlain, 0),
            ["WITHHOLD"] = (WireFlags.Withhold, UrgencyPlain, 0),
            ["DISREGARD"] = (WireFlags.Disregard, UrgencyPlain, 0),
            ["ELIMINATION"] = (WireFlags.Elimination, UrgencyPlain, 0),
            ["ADVISORY"] = (WireFlags.Advisory, UrgencyPlain, 0),
            ["HFR"] = (WireFlags.Embargo, UrgencyPlain, 0),
            ["HOLD FOR RELEASE"] = (WireFlags.Embargo, UrgencyPlain, 0),
            ["EMBARGO"] = (WireFlags.Embargo, UrgencyPlain, 0),
            ["EMBARGOED"] = (WireFlags.Embargo, UrgencyPlain, 0),
            ["ADD"] = (WireFlags.Add, UrgencyPlain, 0),
            ["INSERT"] = (WireFlags.Insert, UrgencyPlain, 0),
            ["SUB"] = (WireFlags.Sub, UrgencyPlain, 0),
            ["TEST TEST TEST"] = (WireFlags.Test, UrgencyPlain, 0),
            ["TEST"] = (WireFlags.Test, UrgencyPlain, 0),
            ["ACHTUNG"] = (WireFlags.Advisory, UrgencyPlain, 0),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (string Flag, int Urgency, int Revision)>.AlternateLookup<ReadOnlySpan<char>> KnownFlagsBySpan =
        KnownFlags.GetAlternateLookup<ReadOnlySpan<char>>();

    // The last word or words of a bracket that name a genre: (News Focus), (Herald Interview), (Movie Review).
    private static readonly FrozenDictionary<string, string> GenreWords = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["EDITORIAL"] = Genres.Opinion,
        ["OPINION"] = Genres.Opinion,
        ["COLUMN"] = Genres.Opinion,
        ["COMMENTARY"] = Genres.Opinion,
        ["FEATURE"] = Genres.Feature,
        ["INTERVIEW"] = Genres.Interview,
        ["FOCUS"] = Genres.Analysis,
        ["ANALYSIS"] = Genres.Analysis,
        ["REVIEW"] = Genres.Review,
        ["PROFILE"] = Genres.Profile,
        ["NEWSMAKER"] = Genres.Profile,
        ["FACTBOX"] = Genres.Background,
        ["TIMELINE"] = Genres.Background,
        ["EXPLAINER"] = Genres.Background,
        ["PHOTO NEWS"] = Genres.Photo,
        ["GRAPHIC"] = Genres.Photo,
        ["BRIEF"] = Genres.Brief,
        ["PRESS DIGEST"] = Genres.Summary,
        ["EXCLUSIVE"] = Genres.News,
        ["ASIAD"] = Genres.News,
        ["OLYMPICS"] = Genres.News,
        ["WORLD CUP"] = Genres.News,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a page of several stories has in place of marks.</summary>
    public static WireMarks Summary { get; } = new() { Urgency = UrgencyFixture, Genre = Genres.Summary, IsFixture = true };

    /// <summary>No marks at all.</summary>
    public static WireMarks None { get; } = new() { Urgency = UrgencyPlain };

    public IReadOnlyList<string> Flags { get; private init; } = [];

    public IReadOnlyList<string> Labels { get; private init; } = [];

    public int Revision { get; private init; }

    public int Urgency { get; private init; }

    public string Genre { get; private init; } = Genres.News;

    /// <summary>The paper an editorial is taken from.</summary>
    public string? OriginalSource { get; private init; }

    /// <summary><c>withheld</c> or <c>canceled</c> for what its flags take out of use.</summary>
    public string? PubStatus => Flags.Any(static flag => flag is WireFlags.Kill or WireFlags.Withdrawn or WireFlags.Disregard or WireFlags.Elimination) ? "canceled"
        : Flags.Any(static flag => flag is WireFlags.Hold or WireFlags.Withhold or WireFlags.Embargo) ? "withheld"
        : null;

    /// <summary>The text without marks; empty where the line is nothing else.</summary>
    public string Clean { get; private init; } = string.Empty;

    /// <summary>A bracket at the start that no list knows; it stays in the headline.</summary>
    public string? Unknown { get; private init; }

    /// <summary>Whether the text is that of a fixture, which recurs word for word: a summary, a page of history.</summary>
    public bool IsFixture { get; private init; }

    /// <summary>Whether only flags were found, and so the headline stands on the next line.</summary>
    public bool IsFlagsAlone => Clean.Length == 0 && Flags.Count > 0 && Labels.Count == 0;

    /// <summary>These marks and those of the line below, where a headline takes two.</summary>
    public WireMarks With(WireMarks below) => below with
    {
        Flags = [.. Flags.Union(below.Flags).Take(Limits.Flags)],
        Labels = [.. Labels.Union(below.Labels)],
        IsFixture = IsFixture || below.IsFixture,
        Revision = Math.Max(Revision, below.Revision),
        Urgency = Flags.Count > 0 ? Math.Min(Urgency, below.Urgency) : below.Flags.Count > 0 ? below.Urgency : Urgency,
        Genre = Genre == Genres.News ? below.Genre : Genre,
        OriginalSource = OriginalSource ?? below.OriginalSource,
    };

    /// <summary>Reads the marks off the start of a line.</summary>
    public static WireMarks Read(string line)
    {
        // Most headlines have no marks at all.
        if (line.Length > 0 && line[0] is not ('(' or '[' or '<') && !MayBeMark(line) && !MayBeFixture(line) && !line.StartsWith("Full text of ", StringComparison.OrdinalIgnoreCase))
        {
            return new WireMarks { Urgency = UrgencyPlain, Clean = line };
        }

        List<string> flags = [];
        List<string> labels = [];
        int revision = 0, urgency = int.MaxValue;
        string? genre = null, originalSource = null, unknown = null;
        string rest = line;

        // Nobody puts more marks before a headline; a line made of them must not take long.
        for (int marks = 0; rest.Length > 0 && marks < MostMarks; marks++)
        {
            if (Bracket(rest, out ReadOnlySpan<char> inner) is { } length)
            {
                if (!Known(inner))
                {
                    unknown = inner.ToString();
                    labels.Add(unknown);
                    break;
                }

                rest = rest[length..].TrimStart();
            }
            else if (MayBeMark(rest) && BarePrefix().Match(rest) is { Success: true } bare && Known(bare.Groups["mark"].ValueSpan))
            {
                rest = rest[bare.Length..].TrimStart();
            }
            else
            {
                break;
            }
        }

        bool fixture = MayBeFixture(rest) && Fixture().IsMatch(rest);
        genre ??= fixture ? (History().IsMatch(rest) ? Genres.History : Genres.Summary)
            : rest.StartsWith("Full text of ", StringComparison.OrdinalIgnoreCase) ? Genres.Document
            : Genres.News;

        return new WireMarks
        {
            Flags = flags.Count < 2 ? [.. flags] : [.. flags.Distinct(StringComparer.Ordinal).Take(Limits.Flags)],
            Labels = labels.Count < 2 ? [.. labels] : [.. labels.Distinct(StringComparer.Ordinal)],
            Revision = revision,
            Urgency = fixture ? UrgencyFixture
                : urgency != int.MaxValue ? urgency
                : genre is Genres.News or Genres.Document or Genres.Brief ? UrgencyPlain : UrgencyGenre,
            Genre = genre,
            OriginalSource = originalSource,
            Clean = rest,
            Unknown = unknown,
            IsFixture = fixture,
        };

        bool Known(ReadOnlySpan<char> mark)
        {
            if (KnownFlagsBySpan.TryGetValue(mark, out (string Flag, int Urgency, int Revision) flag))
            {
                flags.Add(flag.Flag);
                urgency = Math.Min(urgency, flag.Urgency);
                revision = Math.Max(revision, flag.Revision);
                return true;
            }

            if (RevisionMark().IsMatch(mark))
            {
                Match lead = RevisionMark().Match(mark.ToString());
                bool update = lead.Groups["update"].Success;
                flags.Add(!update ? WireFlags.Lead : lead.Groups["update"].Value.StartsWith("WRAP", StringComparison.OrdinalIgnoreCase) ? WireFlags.Wrapup : WireFlags.Update);
                urgency = Math.Min(urgency, UrgencyLead);
                string number = lead.Groups["n"].Value;
                revision = Math.Max(revision, number.Length == 0 ? 1 : Math.Max(1, int.Parse(number, CultureInfo.InvariantCulture)));
                return true;
            }

            if (Numbered().IsMatch(mark))
            {
                string kind = Numbered().Match(mark.ToString()).Groups["kind"].Value;
                flags.Add(kind.StartsWith("EMB", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("H", StringComparison.OrdinalIgnoreCase) ? WireFlags.Embargo
                    : kind.StartsWith("T", StringComparison.OrdinalIgnoreCase) ? WireFlags.Take
                    : kind.StartsWith("A", StringComparison.OrdinalIgnoreCase) ? WireFlags.Add
                    : kind.StartsWith("S", StringComparison.OrdinalIgnoreCase) ? WireFlags.Sub
                    : WireFlags.Insert);
                urgency = Math.Min(urgency, UrgencyPlain);
                return true;
            }

            if (EditorialFrom().IsMatch(mark))
            {
                Match editorial = EditorialFrom().Match(mark.ToString());
                labels.Add(editorial.Groups["label"].Value);
                originalSource = editorial.Groups["paper"].Value;
                genre ??= Genres.Opinion;
                return true;
            }

            foreach ((string words, string named) in GenreWords)
            {
                if (mark.EndsWith(words, StringComparison.OrdinalIgnoreCase)
                    && (mark.Length == words.Length || mark[^(words.Length + 1)] == ' ') && mark.Count(' ') <= 3)
                {
                    labels.Add(mark.ToString());
                    genre ??= named;
                    return true;
                }
            }

            return false;
        }
    }

    private static bool MayBeFixture(string text) =>
        text.Contains("summary", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Today in ", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("Top headlines", StringComparison.OrdinalIgnoreCase);

    // Whether the regular expression of unbracketed marks could match at all: two capitals, a digit, or one of three words.
    private static bool MayBeMark(string line) =>
        char.IsAsciiDigit(line[0]) || (line.Length > 1 && char.IsAsciiLetterUpper(line[0]) && char.IsAsciiLetterUpper(line[1]))
        || line.StartsWith("APN", StringComparison.Ordinal) || line.StartsWith("Opinion", StringComparison.Ordinal)
        || line.StartsWith("Embargo", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Hold for", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Correct", StringComparison.Ordinal) || line.StartsWith("Clarification", StringComparison.Ordinal) || line.StartsWith("Advisory", StringComparison.Ordinal);

    /// <summary>How much of the line the bracket takes that opens it, or none.</summary>
    /// <param name="inner">Its text.</param>
    private static int? Bracket(ReadOnlySpan<char> line, out ReadOnlySpan<char> inner)
    {
        inner = default;
        char closing = line[0] switch { '(' => ')', '[' => ']', '<' => '>', _ => '\0' };
        int end = closing == '\0' ? -1 : line[1..].IndexOf(closing) + 1;

        // (Un)likely is a word.
        if (end is < 2 or > LongestBracket || (end + 1 < line.Length && char.IsLower(line[end + 1]) && char.IsLower(line[end - 1])))
        {
            return null;
        }

        inner = line[1..end].Trim();
        return inner.IsEmpty ? null : end + 1;
    }

    [GeneratedRegex(@"^(?:(?:(?<n>[0-9]{1,2})(?:st|nd|rd|th)?[ -]?)?(?:LEAD|LD)(?:[ -]WRITETHRU)?|(?:LEAD|LD)[ -](?<n>[0-9]{1,2})|(?<update>UPDATE|WRAPUP|WRAP) ?(?<n>[0-9]{1,2})?|종합(?: ?(?<n>[0-9])보)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RevisionMark();

    [GeneratedRegex(@"^(?<label>EDITORIAL|COLUMN|OPINION)S? from (?:the )?(?<paper>.+?)(?: on (?<day>[A-Za-z]{3,9}\.? [0-9]{1,2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EditorialFrom();

    [GeneratedRegex(@"^(?:(?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?<kind>ADD|INSERT|SUB)S?(?: [0-9]{1,2}(?:st|nd|rd|th)?(?: gra(?:f|ph)s?)?)?|(?<kind>TAKE)S? [0-9]{1,2}(?: of [0-9]{1,2})?|(?<kind>EMBARGO(?:ED)?|HFR|HOLD FOR RELEASE)(?:,? (?:until|till|to|for) .{3,60}|:? .{3,40})?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // Without a bracket a mark is in capitals and closed by a sign or by the line's end; `Lead prices fall` and `Urgent care` are headlines. A
    // hyphen alone closes only marks that some agency writes so: `EXTRA-time` and `LEAD-acid` are words.
    [GeneratedRegex(@"^(?:(?<mark>(?:UPDATE|WRAPUP|WRAP) [0-9]{1,2}|NEWSBREAK|CORRECTED|CORRECTION|REFILE|RPT|REPEAT|FACTBOX|EXCLUSIVE|ANALYSIS|INTERVIEW|TIMELINE|EXPLAINER|BRIEF|PRESS DIGEST|ADVISORY|WITHDRAWN|STORY WITHDRAWN|KILL|EMBARGO)\s*-\s*|(?<mark>WRAP|[2-9](?:nd|rd|th)?lead)\s+(?=\p{Lu}\p{Ll}|[0-9'“‘])|(?<mark>HFR)\s+(?=[Hh]old|HOLD)|(?<mark>(?:[0-9]{1,2}(?:ST|ND|RD|TH)[ -]?)?(?:LEAD|LD)(?:[ -]WRITETHRU)?|(?:UPDATE|WRAPUP|WRAP)(?: [0-9]{1,2})?|[0-9](?:nd|rd|th)lead|URGENT|FLASH|BULLETIN|ALERT|NEWSALERT|APNewsAlert|NEWSBREAK|EXTRA|SNAP|CORRECTED|C[Oo][Rr][Rr][Ee][Cc][Tt](?:[Ii][Oo][Nn]|[Ii][Vv][Ee])|C(?:LARIFICATION|larification)|REFILE|RPT|REPEAT|KILL(?: KILL KILL)?|HOLD HOLD HOLD|STORY WITHDRAWN|WITHDRAWN|WITHHOLD|DISREGARD|ELIMINATION|A(?:DVISORY|dvisory)|HFR|HOLD FOR RELEASE(?: UNTIL [^:|–—]{3,50}?)?|Hold for release(?: until [^:|–—]{3,50}?)?|E(?:MBARGO|mbargo)(?:ED|ed)?(?: until .{3,50}?)?|TEST(?: TEST TEST)?|FACTBOX|EXCLUSIVE|ANALYSIS|INTERVIEW|TIMELINE|EXPLAINER|BRIEF|PRESS DIGEST|OPINION|Opinion(?= \|))(?:\s*[:|–—]\s*|\s+--?\s+|$)|(?<mark>KILL KILL KILL|HOLD HOLD HOLD|STORY WITHDRAWN)\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex BarePrefix();

    [GeneratedRegex(@"^(?:(?:(?:[\w.-]+ ){0,2}(?:News|Wire) )?Summary|Today in \w+ history|Top headlines in .*|(?:First |Second )?Summary of .*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fixture();

    [GeneratedRegex(@"history$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex History();
}
