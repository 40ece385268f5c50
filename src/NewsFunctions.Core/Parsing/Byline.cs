using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>The line that names who wrote an article.</summary>
internal static partial class Byline
{
    private const int Longest = 400;

    /// <summary>The names of a byline, or none where the line is something else.</summary>
    public static IReadOnlyList<string>? Read(ReadOnlySpan<char> line)
    {
        if (line.Length is < 5 or > Longest)
        {
            return null;
        }

        if (line.StartsWith("By ", StringComparison.OrdinalIgnoreCase) && line[0] == 'B')
        {
            return English().Match(line.ToString()) is { Success: true } match ? Names(match.Groups["names"].Value) : null;
        }

        return line[0] is >= '\uAC00' and <= '\uD7A3' && Korean().Match(line.ToString()) is { Success: true } korean
            ? [.. korean.Groups["names"].Value.Split(['·', ',', ' '], StringSplitOptions.RemoveEmptyEntries)]
            : null;
    }

    /// <summary>Whether a line behind a byline only says what its writers are, as AP's does.</summary>
    public static bool IsTitle(ReadOnlySpan<char> line) =>
        line.Length <= 60 && line[^1] == '=' || (line.Length <= 40 && Title().IsMatch(line));

    /// <summary>The names in a list of them.</summary>
    public static IReadOnlyList<string> Names(string names) =>
        !Between().IsMatch(names) && !NoName().IsMatch(names) ? [names] : [.. Between().Split(names).Where(static name => name.Length > 0 && !NoName().IsMatch(name))];

    // Names, not a sentence: every word but "and" and name particles starts with a capital, and no full stop ends it. The words are apart by
    // what no word holds, so that no line, however long, can be read in two ways. The last words may say what the writer is.
    [GeneratedRegex(@"^B[yY] (?<names>(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|AND|de|der|den|van|von|zu|la|le|du|dos|da|di|del|al|el|bin|bint|ibn|ter|ten|dpa|&)(?:(?: ?, ?| )(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|AND|de|der|den|van|von|zu|la|le|du|dos|da|di|del|al|el|bin|bint|ibn|ter|ten|dpa|correspondents?|&)){0,40})(?:, (?:staff|senior|special|contributing)?\s?(?:reporter|writer|correspondent|editor|contributor)s?| in \p{Lu}[\p{L} ]{1,30}| for \p{Lu}[\p{L} ]{1,40})? ?=?$", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"^(?<names>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,5})\s*(?:기자|특파원|통신원)\s*=?(?:\s*\S+@\S+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Korean();

    [GeneratedRegex(@"\s*(?:,|&|\band\b|\bAND\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:dpa|AP|Yonhap|Reuters|AFP)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoName();

    [GeneratedRegex(@"^(?:(?:AP|Associated Press|Staff|Sports|Contributing|Senior|Special) ){1,3}(?:Writer|Reporter|Correspondent)s?$|^(?:The )?Associated Press$|^Staff reporter$", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
