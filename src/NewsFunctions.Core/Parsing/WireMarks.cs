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
    private const int UrgencyPlain = 5;
    private const int UrgencyGenre = 6;
    private const int UrgencyFixture = 8;
    private const int LongestBracket = 80;
    private const int MostMarks = 16;

    private static readonly FrozenDictionary<string, (string Flag, int Urgency)> UrgencyFlags =
        new Dictionary<string, (string, int)>(StringComparer.OrdinalIgnoreCase)
        {
            ["URGENT"] = (WireFlags.Urgent, 3),
            ["FLASH"] = (WireFlags.Flash, 1),
            ["BULLETIN"] = (WireFlags.Bulletin, 2),
            ["ALERT"] = (WireFlags.Alert, 2),
            ["NEWSALERT"] = (WireFlags.Alert, 2),
            ["APNEWSALERT"] = (WireFlags.Alert, 2),
            ["NEWSBREAK"] = (WireFlags.Newsbreak, 3),
            ["EXTRA"] = (WireFlags.Extra, 3),
            ["SNAP"] = (WireFlags.Snap, 3),
            ["속보"] = (WireFlags.Urgent, 3),
            ["1보"] = (WireFlags.Urgent, 3),
            ["2보"] = (WireFlags.Urgent, 3),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

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

    public IReadOnlyList<string> Flags { get; private init; } = [];

    public IReadOnlyList<string> Labels { get; private init; } = [];

    public int Revision { get; private init; }

    public int Urgency { get; private init; }

    public string Genre { get; private init; } = Genres.News;

    /// <summary>The paper an editorial is taken from.</summary>
    public string? OriginalSource { get; private init; }

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
        Revision = Math.Max(Revision, below.Revision),
        Urgency = Flags.Count > 0 ? Math.Min(Urgency, below.Urgency) : below.Flags.Count > 0 ? below.Urgency : Urgency,
        Genre = Genre == Genres.News ? below.Genre : Genre,
        OriginalSource = OriginalSource ?? below.OriginalSource,
    };

    /// <summary>Reads the marks off the start of a line.</summary>
    public static WireMarks Read(string line)
    {
        List<string> flags = [];
        List<string> labels = [];
        int revision = 0, urgency = int.MaxValue;
        string? genre = null, originalSource = null, unknown = null;
        string rest = line;

        // Nobody puts more marks before a headline; a line made of them must not take long.
        for (int marks = 0; rest.Length > 0 && marks < MostMarks; marks++)
        {
            if (Bracket(rest) is (string inner, int length))
            {
                if (!Known(inner))
                {
                    unknown = inner;
                    labels.Add(inner);
                    break;
                }

                rest = rest[length..].TrimStart();
            }
            else if (BarePrefix().Match(rest) is { Success: true } bare && Known(bare.Groups["mark"].Value))
            {
                rest = rest[bare.Length..].TrimStart();
            }
            else
            {
                break;
            }
        }

        bool fixture = Fixture().IsMatch(rest);
        genre ??= fixture ? (History().IsMatch(rest) ? Genres.History : Genres.Summary)
            : rest.StartsWith("Full text of ", StringComparison.OrdinalIgnoreCase) ? Genres.Document
            : Genres.News;

        return new WireMarks
        {
            Flags = [.. flags.Distinct(StringComparer.Ordinal).Take(Limits.Flags)],
            Labels = [.. labels.Distinct(StringComparer.Ordinal)],
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

        bool Known(string mark)
        {
            if (UrgencyFlags.TryGetValue(mark, out (string Flag, int Urgency) flag))
            {
                flags.Add(flag.Flag);
                urgency = Math.Min(urgency, flag.Urgency);
                revision = Math.Max(revision, mark == "2보" ? 1 : 0);
                return true;
            }

            if (RevisionMark().Match(mark) is { Success: true } lead)
            {
                bool update = lead.Groups["update"].Success;
                flags.Add(!update ? WireFlags.Lead : lead.Groups["update"].Value.StartsWith("WRAP", StringComparison.OrdinalIgnoreCase) ? WireFlags.Wrapup : WireFlags.Update);
                urgency = Math.Min(urgency, 4);
                string number = lead.Groups["n"].Value;
                revision = Math.Max(revision, number.Length == 0 ? 1 : Math.Max(1, int.Parse(number, CultureInfo.InvariantCulture)));
                return true;
            }

            if (EditorialFrom().Match(mark) is { Success: true } editorial)
            {
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
                    labels.Add(mark);
                    genre ??= named;
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The text of a bracket that opens the line, and how much of the line it takes.</summary>
    private static (string Inner, int Length)? Bracket(string line)
    {
        char closing = line[0] switch { '(' => ')', '[' => ']', '<' => '>', _ => '\0' };
        int end = closing == '\0' ? -1 : line.IndexOf(closing, 1);
        return end is < 2 or > LongestBracket || string.IsNullOrWhiteSpace(line[1..end]) ? null : (line[1..end].Trim(), end + 1);
    }

    [GeneratedRegex(@"^(?:(?:(?<n>[0-9]{1,2})(?:st|nd|rd|th)?[ -]?)?(?:LEAD|LD)(?:[ -]WRITETHRU)?|(?:LEAD|LD) (?<n>[0-9]{1,2})|(?<update>UPDATE|WRAPUP|WRAP) ?(?<n>[0-9]{1,2})?|종합(?:(?<n>[0-9])보)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RevisionMark();

    [GeneratedRegex(@"^(?<label>EDITORIAL|COLUMN|OPINION)S? from (?:the )?(?<paper>.+?)(?: on (?<day>[A-Za-z]{3,9}\.? [0-9]{1,2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EditorialFrom();

    // Without a bracket a mark is in capitals and closed by a sign or by the line's end; `Lead prices fall` and `Urgent care` are headlines.
    [GeneratedRegex(@"^(?<mark>(?:[0-9]{1,2}(?:ST|ND|RD|TH)[ -])?(?:LEAD|LD)|(?:UPDATE|WRAPUP) [0-9]{1,2}|URGENT|FLASH|BULLETIN|ALERT|NEWSALERT|APNewsAlert|NEWSBREAK|EXTRA|SNAP|FACTBOX|EXCLUSIVE|ANALYSIS|INTERVIEW|TIMELINE|EXPLAINER|BRIEF|PRESS DIGEST|Opinion(?= \|))(?:\s*[-–—:|]\s*|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BarePrefix();

    [GeneratedRegex(@"^(?:(?:\w+ )?News Summary|Today in \w+ history|Top headlines in .*|(?:First |Second )?Summary of .*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fixture();

    [GeneratedRegex(@"history$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex History();
}
