using System.Globalization;
using System.Runtime.CompilerServices;

namespace NewsFunctions.Topics;

/// <summary>A section of the news: one of the 17 top levels of IPTC's Media Topics.</summary>
public sealed record Section
{
    /// <summary>Made of the Media Topic's name.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>Its code in IPTC's Media Topics.</summary>
    public required string MediaTopic { get; init; }

    /// <summary>Where its articles are listed, root-relative.</summary>
    public string Url => $"/api/v1/articles?section={Slug}";
}

/// <summary>The sections, in the order of their codes.</summary>
public static class Sections
{
    public static IReadOnlyList<Section> All { get; } =
    [
        Of("01", "arts, culture, entertainment and media"), Of("02", "crime, law and justice"), Of("03", "disaster, accident and emergency incident"),
        Of("04", "economy, business and finance"), Of("05", "education"), Of("06", "environment"), Of("07", "health"), Of("08", "human interest"), Of("09", "labour"),
        Of("10", "lifestyle and leisure"), Of("11", "politics"), Of("12", "religion"), Of("13", "science and technology"), Of("14", "society"), Of("15", "sport"),
        Of("16", "conflict, war and peace"), Of("17", "weather"),
    ];

    public static Section? Find(string slug) => All.FirstOrDefault(section => section.Slug == slug);

    private static Section Of(string number, string name) => new() { Slug = NewsFunctions.Slug.From(name), Name = name, MediaTopic = $"medtop:{number}000000" };
}

/// <summary>Words and phrases that tell a section, with what each tells.</summary>
internal sealed class SectionLexicon
{
    private const int Columns = 3;
    private const int LongestPhrase = 4;
    private const int MostCounted = 3;

    private readonly Dictionary<string, (int Section, double Weight)[]> phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> firstWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Section, double Weight)[]>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> firstBySpan;

    private SectionLexicon() => (bySpan, firstBySpan) = (phrases.GetAlternateLookup<ReadOnlySpan<char>>(), firstWords.GetAlternateLookup<ReadOnlySpan<char>>());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SectionLexicon Read(IReadOnlyDictionary<string, string> files, List<VocabularyDiagnostic> diagnostics)
    {
        SectionLexicon lexicon = new();
        int number = 0;
        Span<Range> columns = stackalloc Range[Columns + 1];
        foreach (ReadOnlySpan<char> line in (files.GetValueOrDefault(VocabularyFiles.Sections) ?? string.Empty).AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            int section = line.Split(columns, '\t') == Columns ? Index(line[columns[0]]) : -1;
            if (section < 0 || !int.TryParse(line[columns[1]], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int weight))
            {
                diagnostics.Add(new VocabularyDiagnostic(VocabularyFiles.Sections, number, true, $"expected a section's code, a whole number and a phrase parted by tabs, found '{line}'"));
                continue;
            }

            if (TextTokens.KeyOf(line[columns[2]]) is not { IsEmpty: false } key)
            {
                diagnostics.Add(new VocabularyDiagnostic(VocabularyFiles.Sections, number, false, $"expected words in a row, found '{line[columns[2]]}'; the line is left out"));
                continue;
            }

            lexicon.Add(Stems.Of(key.ToString().ToLowerInvariant()), section, weight);
        }

        return lexicon;
    }

    /// <summary>How much the words of a text tell each section, by its index.</summary>
    /// <param name="parts">Parts of the text with the weight of each.</param>
    public double[] Score(IReadOnlyList<(TextTokens Text, double Weight)> parts)
    {
        double[] scores = new double[Sections.All.Count];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach ((TextTokens text, double weight) in parts)
        {
            for (int i = 0; i < text.Count; i++)
            {
                if (Longest(text, i, out int last) is not (string phrase, (int Section, double Weight)[] told))
                {
                    continue;
                }

                int count = counts[phrase] = counts.GetValueOrDefault(phrase) + 1;
                if (count <= MostCounted)
                {
                    foreach ((int section, double tells) in told)
                    {
                        scores[section] += tells * weight / count;
                    }
                }

                i = last;
            }
        }

        return scores;
    }

    /// <summary>The section that is told the most; none where that is not enough.</summary>
    public static Section? Choose(ReadOnlySpan<double> scores, double enough)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return scores[best] >= enough ? Sections.All[best] : null;
    }

    /// <summary>Index among the sections of a Media Topic's top level, or -1.</summary>
    public static int Index(ReadOnlySpan<char> code)
    {
        for (int i = 0; i < Sections.All.Count; i++)
        {
            if (code.SequenceEqual(Sections.All[i].MediaTopic))
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(string phrase, int section, int weight)
    {
        // A phrase that is given twice, as a word and as its plural, counts as the stronger of the two.
        phrases[phrase] = phrases.TryGetValue(phrase, out (int, double)[]? told) ? [.. told, (section, weight)] : [(section, weight)];
        int end = phrase.AsSpan().IndexOfAny(TextTokens.Joints);
        firstWords.Add(end < 0 ? phrase : phrase[..end]);
    }

    private (string Phrase, (int Section, double Weight)[] Told)? Longest(TextTokens text, int first, out int last)
    {
        last = first;
        if (firstBySpan.Contains(text.Spelled(Spelling.Stem, first, first)))
        {
            for (last = Math.Min(first + LongestPhrase, text.Count) - 1; last >= first; last--)
            {
                if (bySpan.TryGetValue(text.Spelled(Spelling.Stem, first, last), out string? phrase, out (int, double)[]? told))
                {
                    return (phrase, told);
                }
            }
        }

        last = first;
        return null;
    }
}
