using System.Text.RegularExpressions;

namespace NewsFunctions.Stories;

/// <summary>Tells which story an article is a version of, from the article alone.</summary>
internal static partial class StoryKey
{
    // The country's and language's letters, the day and the number of the story.
    private const int BaseLength = 15;

    /// <summary>
    /// The base of an agency's article id where the page has one, otherwise the folded headline: leads repeat it, and a recurring one counts
    /// with its day.
    /// </summary>
    public static string Of(string? wireId, string headlineKey) => Identity.Story(wireId is null ? headlineKey : wireId[..BaseLength]);

    /// <summary>The agency's id that a file's name or an address carries, or none.</summary>
    public static string? AgencyIdIn(string text) => AgencyId().Match(text) is { Success: true } id ? id.Value.ToUpperInvariant() : null;

    // AEN + day + number of the story, then two digits of revision and three more: the first fifteen characters are the story's.
    [GeneratedRegex(@"[A-Z]{3}[0-9]{17}(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgencyId();
}
