using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsFunctions.Parsing;

namespace NewsFunctions.Benchmarks;

/// <summary>Reads a page the straightforward way: decodes it, splits it into lines, and asks regular expressions what each line is.</summary>
internal static partial class SplitRegexReader
{
    private static readonly string[] EnglishWords = ["the", "of", "and", "to", "in", "for", "that", "with"];

    private static readonly Dictionary<string, (string Flag, int Urgency)> Flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["URGENT"] = (WireFlags.Urgent, 3),
        ["FLASH"] = (WireFlags.Flash, 1),
        ["BULLETIN"] = (WireFlags.Bulletin, 2),
        ["ALERT"] = (WireFlags.Alert, 2),
        ["NEWSBREAK"] = (WireFlags.Newsbreak, 3),
        ["CORRECTED"] = (WireFlags.Corrected, 5),
        ["REFILE"] = (WireFlags.Refile, 5),
        ["KILL"] = (WireFlags.Kill, 5),
        ["HOLD"] = (WireFlags.Hold, 5),
        ["EMBARGO"] = (WireFlags.Embargo, 5),
    };

    private static readonly Dictionary<string, string> LabelGenres = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EDITORIAL"] = Genres.Opinion,
        ["COLUMN"] = Genres.Opinion,
        ["Feature"] = Genres.Feature,
        ["Interview"] = Genres.Interview,
        ["News Focus"] = Genres.Analysis,
        ["Movie Review"] = Genres.Review,
        ["Profile"] = Genres.Profile,
    };

    private sealed record Marks(string Clean, List<string> Flags, List<string> Labels, int Revision, int Urgency, string Genre);

    private enum Part
    {
        Top,
        Head,
        Body,
        Lists,
    }

    public static Article? Read(SourceFile file)
    {
        string text = Encoding.UTF8.GetString(file.Content.Span);
        Part part = Part.Top;
        DateOnly? headerDay = null;
        DateTimeOffset? published = null;
        DateOnly? stampDay = null;
        string? wireHeadline = null, located = null, source = null, changeNote = null, correction = null;
        DateOnly? datelineDay = null;
        Marks? marks = null;
        int? rank = null;
        List<string> deck = [];
        List<string> bylines = [];
        List<Paragraph> paragraphs = [];
        List<(string Text, int? Rank)> listed = [];
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (part == Part.Lists)
            {
                if (ListMarker().IsMatch(line))
                {
                    rank = null;
                }
                else if (Rank().IsMatch(line))
                {
                    rank = int.Parse(line, CultureInfo.InvariantCulture);
                }
                else if (!EndMark().IsMatch(line) && !Rule().IsMatch(line) && !Navigation().IsMatch(line) && !Copyright().IsMatch(line))
                {
                    listed.Add((line, rank));
                    rank = null;
                }

                continue;
            }

            if (headerDay is null && marks is null && DateHeader().Match(line) is { Success: true } header
                && DateOnly.TryParseExact(header.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                headerDay = day;
                line = line[header.Length..].Trim();
                if (line.Length == 0)
                {
                    continue;
                }
            }

            if (Navigation().IsMatch(line) || Rule().IsMatch(line))
            {
                continue;
            }

            if (part != Part.Body && PageStampLine().Match(line) is { Success: true } stamp
                && DateTime.TryParse(stamp.Groups["when"].Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at))
            {
                stampDay = DateOnly.FromDateTime(at);
                published = new DateTimeOffset(at, file.NewsroomZone.GetUtcOffset(at));
                continue;
            }

            if (part == Part.Top)
            {
                marks = ReadMarks(line);
                wireHeadline = line;
                part = Part.Head;
                continue;
            }

            if (EndMark().IsMatch(line))
            {
                part = Part.Lists;
                continue;
            }

            if (part == Part.Head)
            {
                if (Note().Match(line) is { Success: true } note)
                {
                    changeNote = note.Groups["note"].Value.Trim();
                    correction = changeNote.StartsWith("correct", StringComparison.OrdinalIgnoreCase) ? changeNote : null;
                    continue;
                }

                if (Byline().Match(line) is { Success: true } byline)
                {
                    bylines.AddRange(Between().Split(byline.Groups["names"].Value).Where(static name => name.Length > 0));
                    continue;
                }

                if (Dateline().Match(line) is { Success: true } dateline)
                {
                    located = dateline.Groups["place"].Value;
                    source = dateline.Groups["agency"].Success ? dateline.Groups["agency"].Value : null;
                    datelineDay = DayUpTo(dateline.Groups["date"].Value, headerDay ?? stampDay ?? DateOnly.FromDateTime(file.Uploaded.UtcDateTime));
                    line = line[dateline.Length..];
                }
                else if (deck.Count < 2 && line.Length <= 160 && !line.EndsWith('.'))
                {
                    deck.Add(line);
                    continue;
                }

                part = Part.Body;
            }

            if (Copyright().IsMatch(line) || Mail().IsMatch(line))
            {
                continue;
            }

            line = TrailingMail().Replace(line, string.Empty);
            paragraphs.Add(new Paragraph($"p{paragraphs.Count + 1}", Kind(line), line));
        }

        if (marks is null)
        {
            return null;
        }

        DateOnly date = headerDay ?? stampDay ?? datelineDay ?? DateOnly.FromDateTime(file.Uploaded.UtcDateTime);
        string headline = marks.Clean.Length > 0 ? marks.Clean : wireHeadline!;
        string key = Key(headline, date);
        DateTimeOffset endOfDay = new(date.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
        DateTimeOffset instant = published ?? endOfDay;
        return new Article
        {
            Id = Identity.Article(file.Name, string.Empty),
            StoryId = Identity.Story(key),
            HeadlineId = Identity.Headline(key),
            ContentHash = Identity.ContentHash(file.Content.Span),
            Revision = marks.Revision,
            Headline = headline,
            WireHeadline = wireHeadline!,
            Flags = marks.Flags,
            Labels = marks.Labels,
            Genre = marks.Genre,
            Urgency = marks.Urgency,
            Deck = deck.Count > 0 ? string.Join("; ", deck) : null,
            Bylines = bylines.Count > 0 ? bylines : null,
            Located = located,
            Source = source,
            Date = date,
            Published = published,
            DatePrecision = published is null ? "day" : "minute",
            DateSource = headerDay is not null ? "header" : stampDay is not null ? "pageStamp" : datelineDay is not null ? "dateline" : "upload",
            DatelineDate = datelineDay,
            Language = Language(headline, paragraphs),
            WordCount = paragraphs.Sum(static paragraph => paragraph.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length),
            Updated = file.Uploaded,
            SortInstant = instant < file.Uploaded ? instant : file.Uploaded,
            Paragraphs = paragraphs,
            HeadlineLists = Lists(listed, date),
            ChangeNote = changeNote,
            Correction = correction,
        };
    }

    private static Marks ReadMarks(string line)
    {
        List<string> flags = [];
        List<string> labels = [];
        int revision = 0, urgency = int.MaxValue;
        string genre = Genres.News;
        string rest = line;
        while (Bracket().Match(rest) is { Success: true } bracket)
        {
            string mark = bracket.Groups["mark"].Value;
            if (Flags.TryGetValue(mark, out (string Flag, int Urgency) flag))
            {
                flags.Add(flag.Flag);
                urgency = Math.Min(urgency, flag.Urgency);
            }
            else if (Revision().Match(mark) is { Success: true } lead)
            {
                flags.Add(WireFlags.Lead);
                urgency = Math.Min(urgency, 4);
                revision = lead.Groups["n"].Success ? int.Parse(lead.Groups["n"].Value, CultureInfo.InvariantCulture) : 1;
            }
            else if (LabelGenres.TryGetValue(mark, out string? named))
            {
                labels.Add(mark);
                genre = named;
            }
            else
            {
                labels.Add(mark);
                break;
            }

            rest = rest[bracket.Length..];
        }

        return new Marks(rest, flags, labels, revision, urgency != int.MaxValue ? urgency : genre == Genres.News ? 5 : 6, genre);
    }

    private static string Kind(string line) =>
        ListItem().IsMatch(line) ? ParagraphKinds.ListItem
        : Caption().IsMatch(line) ? ParagraphKinds.Caption
        : Quotation().IsMatch(line) ? ParagraphKinds.Quote
        : TableRow().IsMatch(line) ? ParagraphKinds.Table
        : line.Length <= 80 && !SentenceEnd().IsMatch(line) ? ParagraphKinds.Subhead
        : ParagraphKinds.Text;

    private static List<HeadlineList> Lists(List<(string Text, int? Rank)> listed, DateOnly date)
    {
        List<HeadlineList> lists = [];
        bool five = listed.Count % 5 == 0;
        foreach ((string Text, int? Rank)[] chunk in listed.Chunk(five ? 5 : listed.Count))
        {
            lists.Add(new HeadlineList(five ? lists.Count + 1 : null, [.. chunk.Select((entry, at) => Listed(entry.Text, entry.Rank ?? at + 1, date))]));
        }

        return lists;
    }

    private static ListedHeadline Listed(string text, int position, DateOnly date)
    {
        Marks marks = ReadMarks(text);
        string headline = marks.Clean.Length > 0 ? marks.Clean : text;
        return new ListedHeadline
        {
            Position = position,
            Headline = headline,
            WireHeadline = text,
            Flags = marks.Flags,
            HeadlineId = Identity.Headline(Key(headline, date)),
            Revision = marks.Revision,
            Urgency = marks.Urgency,
        };
    }

    // A fixture recurs word for word, so its day belongs to it.
    private static string Key(string headline, DateOnly date)
    {
        string folded = headline.Normalize(NormalizationForm.FormKC);
        folded = SingleQuotes().Replace(folded, "'");
        folded = DoubleQuotes().Replace(folded, "\"");
        folded = Dashes().Replace(folded, "-");
        folded = Spaces().Replace(folded, " ").Trim().ToLowerInvariant();
        return Fixture().IsMatch(headline) ? $"{folded}\n{date:yyyy-MM-dd}" : folded;
    }

    private static string? Language(string headline, List<Paragraph> paragraphs)
    {
        string text = string.Join(' ', paragraphs.Select(static paragraph => paragraph.Text).Prepend(headline));
        int hangul = text.Count(static c => c is >= '\uAC00' and <= '\uD7A3');
        if (hangul > 0 && hangul * 3 > text.Count(char.IsLetter))
        {
            return "ko";
        }

        HashSet<string> words = new(text.Split(' '), StringComparer.OrdinalIgnoreCase);
        return EnglishWords.Count(words.Contains) >= 3 ? "en" : null;
    }

    private static DateOnly? DayUpTo(string monthAndDay, DateOnly known)
    {
        if (!DateTime.TryParseExact($"{monthAndDay} {known.Year}", ["MMM d yyyy", "MMMM d yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            return null;
        }

        DateOnly stated = DateOnly.FromDateTime(day);
        return stated.DayNumber > known.DayNumber + 1 ? stated.AddYears(-1) : stated;
    }

    [GeneratedRegex(@"^date:?\s*(?<day>\d{4}-\d{2}-\d{2})(?!\S)", RegexOptions.IgnoreCase)]
    private static partial Regex DateHeader();

    [GeneratedRegex(@"^[(\[](?<mark>[^()\[\]]{2,80})[)\]]\s*")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?:(?<n>\d{1,2})(?:st|nd|rd|th) )?(?:LEAD|LD)$", RegexOptions.IgnoreCase)]
    private static partial Regex Revision();

    [GeneratedRegex(@"^\(ATTN:\s*(?<note>.+)\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    [GeneratedRegex(@"^By (?<names>\p{Lu}[\p{L}.'’-]*(?:(?:, | )(?:and |\p{Lu}[\p{L}.'’-]*))*)$")]
    private static partial Regex Byline();

    [GeneratedRegex(@"\s*(?:,|\band\b)\s*")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<place>\p{Lu}[\p{Lu}.'’ /-]+)(?:,\s+(?<date>[A-Z][a-z]+\.?\s+\d{1,2}))?\s*(?:\((?<agency>[^()]{2,40})\)\s*)?(?:--|—|–)\s*")]
    private static partial Regex Dateline();

    [GeneratedRegex(@"^(?:\((?:END|ENDS|끝)\)|END|-\s?30\s?-|###)$", RegexOptions.IgnoreCase)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^(?:-{3,}|_{3,}|={3,}|\*{3,})$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<=[.!?""”’)] )[(<\[]?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+[)>\]]?$")]
    private static partial Regex TrailingMail();

    [GeneratedRegex(@"^(?:\(C\)|©|Copyright\b)|All rights reserved", RegexOptions.IgnoreCase)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"^▲|\([^()]*photo[^()]*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^[-–—•*·]$")]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"^\d{1,2}$")]
    private static partial Regex Rank();

    [GeneratedRegex(@"^(?:[-–—•*·]\s|\(?\d{1,2}[.)]\s)")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?:""[^""]+[.!?]""|“[^“”]+[.!?]”)$")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"^[^.]{1,80}(?:\s[\d.,%+-]+){2,}$")]
    private static partial Regex TableRow();

    [GeneratedRegex(@"[.!?…][""'”’)\]]*$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:All News\s+)?(?<when>\d{1,2}:\d{2}\s+[A-Z][a-z]+ \d{1,2}, \d{4})$")]
    private static partial Regex PageStampLine();

    [GeneratedRegex(@"^(?:go to contents|go to navigation|site map|advertisement|share(?: this)?|print|e-?mail|comments?|facebook|twitter|copy (?:link|url)|home|menu|search|subscribe|read more)$", RegexOptions.IgnoreCase)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"^(?:.* )?(?:News )?Summary$|^Today in \w+ history$", RegexOptions.IgnoreCase)]
    private static partial Regex Fixture();

    [GeneratedRegex("[‘’‚`´]")]
    private static partial Regex SingleQuotes();

    [GeneratedRegex("[“”„«»]")]
    private static partial Regex DoubleQuotes();

    [GeneratedRegex("[‐‑‒–—−]")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
