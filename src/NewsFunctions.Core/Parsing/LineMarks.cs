using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>Tells the lines of a page that are no text: end marks, rules, furniture of web pages, notes that only a desk reads.</summary>
internal static partial class LineMarks
{
    private const int LongestMark = 12;
    private const int LongestFurniture = 90;

    // Words of the page around an article, lower-case, as web exports leave them in the text.
    private static readonly FrozenSet<string> Navigation = new[]
    {
        "go to contents", "go to navigation", "go to contents go to navigation", "go search go contents go to bottom site map", "go search", "go to bottom",
        "site map", "you are here", "advertisement", "article view option", "example type sizing", "to get the link, tap the url.", "how can we improve?",
        "thanks for your feedback!", "share", "share this", "share this article", "print", "print this article", "email", "e-mail", "comment", "comments", "comments (0)", "facebook",
        "twitter", "kakaotalk", "copy link", "copy url", "font size", "type size", "save", "bookmark", "scrap", "listen", "home", "menu", "skip to content", "skip to main content",
        "send to a friend", "subscribe", "sign in", "log in", "read more", "all news", "close", "search", "like", "links", "share on facebook", "share on twitter",
        "기사 본문", "공유", "댓글", "인쇄", "글자크기",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Sections = new[]
    {
        "national", "politics", "business", "economy", "world", "international", "sports", "sport", "culture", "entertainment", "local", "north korea", "n. korea", "tech",
        "technology", "science", "lifestyle", "health", "top news", "latest news", "society", "finance", "markets", "opinion", "diplomacy", "defense", "travel", "arts", "k-pop",
        "weather", "science & technology", "life & style", "arts & culture", "metro", "regional", "news",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Titles of boxes behind an article: those that hold headlines, and those that hold words.
    private static readonly FrozenSet<string> ListTitles = new[]
    {
        "most viewed", "most read", "most popular", "most shared", "related articles", "related news", "related stories", "latest news", "latest headlines", "more news", "top stories",
        "recommended", "also read", "more from this section", "other news", "headlines", "top news", "popular articles", "more stories", "editor's picks", "editors' picks", "today's headlines",
        "많이 본 뉴스", "관련기사", "관련 기사",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> WordBoxes = new[] { "keywords", "issue keywords", "tags", "keyword", "comments", "키워드" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NavigationBySpan = Navigation.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SectionsBySpan = Sections.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ListTitlesBySpan = ListTitles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordBoxesBySpan = WordBoxes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a line is nothing but a mark that ends an article, of any agency.</summary>
    public static bool IsEnd(ReadOnlySpan<char> line) => line.Length is > 2 and <= LongestMark && line[^1] is ')' or 'D' or 'd' or 'S' or '-' or '#' or '<' or ']' or '>' or 'm' or 'T' or '끝'
        && EndMark().IsMatch(line);

    public static bool IsRule(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line[0] is '-' or '_' or '*' or '=' or '~' or '—' or '─' && line.IndexOfAnyExcept(line[0], ' ') < 0 && line.Count(line[0]) >= 3;

    public static bool IsNavigation(ReadOnlySpan<char> line) => line.Length <= LongestFurniture && NavigationBySpan.Contains(line);

    public static bool IsSection(ReadOnlySpan<char> line) =>
        line.Length <= LongestFurniture && (SectionsBySpan.Contains(line) || (line.Contains('>') && line[^1] != '>' && Breadcrumb().IsMatch(line)));

    public static bool IsListTitle(ReadOnlySpan<char> line) => line.Length <= LongestFurniture && ListTitlesBySpan.Contains(line.TrimEnd(':'));

    public static bool IsWordBox(ReadOnlySpan<char> line) => line.Length <= LongestFurniture && WordBoxesBySpan.Contains(line.TrimEnd(':'));

    /// <summary>Whether a line is made of <c>#word</c>s.</summary>
    public static bool IsTags(ReadOnlySpan<char> line)
    {
        if (line[0] != '#' || line.Length < 2)
        {
            return false;
        }

        foreach (Range word in line.Split(' '))
        {
            if (line[word] is { Length: > 0 } tag && (tag[0] != '#' || tag.Length < 2 || tag[1] == '#'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A credit of a picture or the picture itself, without a caption.</summary>
    public static bool IsPhotoCredit(ReadOnlySpan<char> line) =>
        (line[0] is 'P' or 'A' or '=' or '(' or '!' or 'I' or '[' && line.Length <= 200 && PhotoCredit().IsMatch(line)) || line.StartsWith("![", StringComparison.Ordinal);

    /// <summary>A caption that shows itself: by its mark at the start or its credit at the end.</summary>
    public static bool IsCaption(ReadOnlySpan<char> line) =>
        line[0] == '▲' || line.StartsWith("FILE PHOTO", StringComparison.Ordinal) || line.EndsWith("==Kyodo", StringComparison.OrdinalIgnoreCase)
        || (line[^1] == ')' && (CaptionEnd().IsMatch(line) || (line.EndsWith("(Yonhap)", StringComparison.Ordinal) && CaptionWords().IsMatch(line))));

    /// <summary>A caption before the first paragraph, where the agency's name at the end is enough.</summary>
    public static bool IsCaptionBeforeLead(ReadOnlySpan<char> line) => IsCaption(line) || (line.Length > 30 && line[^1] == ')' && AgencyEnd().IsMatch(line));

    /// <summary>A whole sentence with an agency's name behind it: a caption where nothing but a headline can stand.</summary>
    public static bool IsCreditedSentence(ReadOnlySpan<char> line) =>
        line[^1] == ')' && AgencyEnd().IsMatch(line) && EndsSentence(line[..line.LastIndexOf('(')].TrimEnd());

    /// <summary>What of the body is for the desk or the law and not for the public: the reason, or none.</summary>
    public static string? CutReason(ReadOnlySpan<char> line)
    {
        char first = line[0];
        if (first is '(' or '<' or '©' or 'ⓒ' or 'C' or 'A' or '[' or '저' && line.Length <= 240 && Copyright().IsMatch(line))
        {
            return "copyright";
        }

        if (line.Length <= 120 && line.Contains('@') && Mail().IsMatch(line))
        {
            return "mail address";
        }

        if (line.Length <= 24 && line.Equals("[email protected]", StringComparison.OrdinalIgnoreCase))
        {
            return "mail address";
        }

        if (first == '(' && line[^1] == ')')
        {
            if (line.Length <= 30 && (line.Equals("(Yonhap)", StringComparison.OrdinalIgnoreCase) || line.Equals("(MORE)", StringComparison.OrdinalIgnoreCase)))
            {
                return "agency mark";
            }

            if (Credit().IsMatch(line))
            {
                return "reporting credit";
            }
        }

        return first == 'd' && line.Length <= 30 && SignOff().IsMatch(line) ? "sign-off"
            : first == '^' && line.StartsWith("^CAP-", StringComparison.Ordinal) ? "transmission line"
            : null;
    }

    /// <summary>Whether a line opens the block of a file that is for the desk alone, down to its end.</summary>
    public static bool OpensPrivateBlock(ReadOnlySpan<char> line) =>
        (line[0] == '#' && line.Length <= 60 && PrivateHead().IsMatch(line))
        || line.StartsWith("The following information is not ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a mail address or an end mark behind the last sentence of a line begins, or the line's length.</summary>
    public static int TextLength(ReadOnlySpan<char> line)
    {
        if (line.Length > 8 && line[^1] is ')' or '>' or ']' or 'm' or 'r' or 't' or 'g' or 'e' && line[Math.Max(0, line.Length - 90)..].Contains('@'))
        {
            foreach (ValueMatch match in TrailingMail().EnumerateMatches(line, Math.Max(0, line.Length - 90)))
            {
                return match.Index;
            }
        }

        return line.Length;
    }

    /// <summary>Whether a line ends as a sentence does.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        int end = line.Length - 1;
        while (end >= 0 && line[end] is '"' or '\'' or '”' or '’' or ')' or ']' or '」')
        {
            end--;
        }

        return end >= 0 && line[end] is '.' or '!' or '?' or '。' or '…';
    }

    [GeneratedRegex(@"^(?:[(\[<]\s*(?:END|ENDS|끝)\s*[)\]>]|END|ENDS|ENDIT|Enditem|\^?END<|-{1,2}\s?30\s?-{1,2}|-{1,2}\s?(?:END|ends)\s?-{1,2}|#\s?#\s?#(?:\s?#)*|\((?:end|ends|End|Ends)\))$", RegexOptions.CultureInvariant)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^(?:[\p{L}&. ]{2,24}>\s*){1,4}[\p{L}&. ]{2,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex Breadcrumb();

    [GeneratedRegex(@"^(?:Photo(?:s|graph)?\s*(?::|by |courtesy |credit)|AP Photos?\b(?: [A-Z]{1,6}[0-9]{1,5},?)+|AP Photos?$|==\s?Kyodo$|\(PHOTO NOT FOR SALE\)(?:\s*\(\w+\))?$|\((?:Pool )?[Pp]hoto(?: courtesy of [^()]*)?\)(?:\s*\(\w+\))?$|Image\s*:|\[Photo[^\]]{0,60}\]$)", RegexOptions.CultureInvariant)]
    private static partial Regex PhotoCredit();

    [GeneratedRegex(@"\((?:Pool photo|PHOTO NOT FOR SALE|[^()]{0,40}[Ff]ile photo|Pool|[^()]{2,40}photo[^()]{0,40})\)(?:\s*\([^()]{2,20}\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex CaptionEnd();

    [GeneratedRegex(@"\b(?:[Pp]hoto|[Ii]mage|[Pp]ictured?|shown here|is seen|are seen|pose for)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CaptionWords();

    [GeneratedRegex(@"\((?:Yonhap|AP|AFP|Reuters|EPA|Kyodo|dpa|Getty Images|Yonhap-[A-Z]{2,4}|[A-Z]{2,5}-Yonhap)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyEnd();

    [GeneratedRegex(@"^(?:[(\[<]?\s*(?:\(C\)|\(c\)|©|ⓒ|Copyright\b|저작권자)|.{0,60}(?:All|ALL) [Rr](?:ights|IGHTS) [Rr](?:eserved|ESERVED))", RegexOptions.CultureInvariant)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"^(?:E-?mail\s?:?\s?)?[(<\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[)>\]]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<=[.!?""”’)] )[(<\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[)>\]]?$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingMail();

    [GeneratedRegex(@"^\((?:Additional |Additional reporting|Reporting|Writing|Editing|Compiled|Translated)[^()]{0,200} by [^()]{2,400}\)$|^\((?:Reporting|Writing|Editing|Compiling) by .{2,600}\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^dpa(?: [a-z]{2,3}){1,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex SignOff();

    [GeneratedRegex(@"^#{1,3}\s+(?:dpa\s+)?(?:Note|Notebook|NOTEBOOK|NOTE|Editorial contacts|Contacts?|Internet|Orte|Ansprechpartner|Editorial|Redaktion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrivateHead();
}
