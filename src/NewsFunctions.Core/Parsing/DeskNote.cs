using System.Text.RegularExpressions;

namespace NewsFunctions.Parsing;

/// <summary>A line from one desk to another: what a version changes, or what only editors need.</summary>
internal static partial class DeskNote
{
    /// <summary>Reads a note.</summary>
    /// <returns>Its text, and whether it says what this version changes; none where the line is something else.</returns>
    public static (string Text, bool IsChange)? Read(ReadOnlySpan<char> line)
    {
        if (line.Length is < 6 or > 4_000 || line[0] is not ('(' or '[' or 'E' or '<' or '※'))
        {
            return null;
        }

        // One of the openings is a letter that opens many a paragraph.
        if (line[0] is 'E' && !line.StartsWith("Ed", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Match match = Pattern().Match(line.ToString());
        return !match.Success ? null : (match.Groups["note"].Value.Trim(), match.Groups["change"].Success);
    }

    /// <summary>Whether a note corrects an earlier version.</summary>
    public static bool Corrects(string note) => note.StartsWith("correct", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:[(\[](?<change>ATTN|Attn|attn)\s?: ?(?<note>.+)[)\]]|(?<change>[(\[])(?<note>(?:Adds|Updates|Recasts|Corrects|Removes|Refiles|Repeats|Changes|Deletes|Clarifies|Fixes|Trims|Writes through|Rewrites|Edits|Inserts|Restores|Includes|ADDS|UPDATES|RECASTS|CORRECTS|CHANGES|TRIMS)\b[^()]*(?:\([^()]*\)[^()]*)*)[)\]]|\(?(?:Eds|EDS|Editors)\s?: ?(?<note>.+?)\)?|\(?EDITORS?['’]?S?['’]? NOTES?\s*(?:_|--?|—|–|:)\s*(?<note>.+?)\)?|[<\[(]?※\s*편집자\s?주\s*=?\s*(?<note>.+?)[>\])]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
