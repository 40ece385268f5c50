using System.Text.RegularExpressions;

namespace NewsFunctions.Stories;

/// <summary>Tells which story an article is a version of, from the article alone.</summary>
internal static partial class StoryKey
{
    /// <summary>
    /// The base of an agency's article id where the file's name carries one, otherwise the folded headline: leads repeat it, and a
    /// recurring one counts with its day.
    /// </summary>
    public static string Of(string fileName, string headlineKey) =>
        AgencyId().Match(fileName) is { Success: true } id ? Identity.Story(id.Groups["base"].Value) : Identity.Story(headlineKey);

    // AEN + day + number of the story, then two digits of revision and three more: the first fifteen characters are the story's.
    [GeneratedRegex(@"(?<base>[A-Z]{3}\d{12})\d{5}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyId();
}
