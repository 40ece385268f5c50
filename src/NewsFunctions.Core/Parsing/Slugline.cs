using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The desk's name of a story on a line above its headline, with the flags in front of it.</summary>
internal sealed partial record Slugline(string Name, WireMarks Marks)
{
    private const int LongestName = 60;
    private const int Longest = LongestName + 40;

    /// <summary>Reads a line that is nothing but a slug and has a headline below it, or finds none.</summary>
    public static Slugline? Read(PageLine line, PageLine below)
    {
        ReadOnlySpan<char> text = line.Span;
        if (text.Length > Longest)
        {
            return null;
        }

        if (text.Length > 2 && text[2] == '-' && AgencyKeyword().Match(line.Text) is { Success: true } keyword)
        {
            string version = keyword.Groups["version"].Value.Trim();
            return new Slugline(keyword.Groups["name"].Value, version.Length > 0 ? WireMarks.Read($"({version})") : WireMarks.None);
        }

        // A slug holds no space, so behind its marks it is the last word of the line.
        ReadOnlySpan<char> word = text[(text.LastIndexOf(' ') + 1)..];
        if (!word.Contains('-'))
        {
            return null;
        }

        WireMarks marks = WireMarks.Read(line.Text);
        bool slug = marks.Clean.Length is > 3 and <= LongestName && SlugName().IsMatch(marks.Clean) && marks.Labels.Count == 0;
        return slug && Byline.Read(below.Span) is null && Dateline.Read(below.Span) is null && below.Span.Contains(' ') && !PageHeadline.IsText(below.Span)
            ? new Slugline(marks.Clean, marks)
            : null;
    }

    [GeneratedRegex(@"^[A-Z]{2}-{1,2}(?:[A-Z]{2,3}--?)?(?<name>[^,]{2,50}?)(?:,\s*(?<version>[0-9]{1,2}(?:st|nd|rd|th) [A-Za-z-]+|Add|Sub|Insert)?)?(?:,\s*[0-9]{1,5})?<?$", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyKeyword();

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N}.'’]*(?:-[\p{L}\p{N}.'’]+)+/?$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugName();
}
