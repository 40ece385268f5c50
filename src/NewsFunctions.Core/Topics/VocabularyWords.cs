using System.Runtime.CompilerServices;

namespace NewsFunctions.Topics;

/// <summary>The lists of words that tell names from other words, and kinds of names apart.</summary>
internal sealed class VocabularyWords
{
    private readonly WordList common;
    private readonly WordList calendar;
    private readonly WordList stops;
    private readonly WordList titles;

    private VocabularyWords(IReadOnlyDictionary<string, string> files)
    {
        common = WordList.Read(files, "common-words.txt");
        calendar = WordList.Read(files, "calendar-words.txt", inSmallLetters: true);
        stops = WordList.Read(files, "stop-names.txt");
        titles = WordList.Read(files, "titles.txt");
        GivenNames = WordList.Read(files, "given-names.txt");
        FamilyNames = WordList.Read(files, "family-names.txt");
        OrganisationWords = WordList.Read(files, "organisation-words.txt");
        PlaceWords = WordList.Read(files, "place-words.txt");
        EventWords = WordList.Read(files, "event-words.txt");
    }

    public WordList GivenNames { get; }

    public WordList FamilyNames { get; }

    /// <summary>Last words of organisations' names, and first ones, marked by <c>^</c>.</summary>
    public WordList OrganisationWords { get; }

    public WordList PlaceWords { get; }

    public WordList EventWords { get; }

    public static VocabularyWords Read(IReadOnlyDictionary<string, string> files) => new(files);

    /// <summary>Whether a word, in small letters, is an ordinary one.</summary>
    public bool IsCommon(ReadOnlySpan<char> small) =>
        common.Contains(small) || (Stems.MayBePlural(small) && small.Length > 4 && common.Contains(small[..^1]));

    /// <summary>Whether a word, in small letters, is a weekday's, a month's or a holiday's that is no topic.</summary>
    public bool IsCalendar(ReadOnlySpan<char> small) => calendar.Contains(small);

    /// <summary>Whether a name, as its key, is never a topic.</summary>
    public bool IsStop(ReadOnlySpan<char> key) => stops.Contains(key);

    /// <summary>Whether words, as their key, are a title or role that stands in front of names.</summary>
    public bool IsTitle(ReadOnlySpan<char> key) => titles.Contains(key);
}

/// <summary>A list of words, one a line, as their keys.</summary>
internal sealed class WordList
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    private WordList(HashSet<string> words) => this.words = words.GetAlternateLookup<ReadOnlySpan<char>>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WordList Read(IReadOnlyDictionary<string, string> files, string name, bool inSmallLetters = false)
    {
        const int UsualLine = 8;
        HashSet<string> words = new(files.TryGetValue(name, out string? text) ? text.Length / UsualLine : 0, StringComparer.Ordinal);
        if (text is not null)
        {
            text = inSmallLetters ? text.ToLowerInvariant() : text;
            var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
            {
                ReadOnlySpan<char> line = raw.Trim();
                if (line.Length > 0 && line[0] != '#')
                {
                    // Keys have no full stops; most lines have none either, and need no reading of words.
                    if (line.IndexOfAny(".'&-") < 0)
                    {
                        lookup.Add(line);
                    }
                    else if (TextTokens.KeyOf(line.TrimStart('^')) is { IsEmpty: false } key)
                    {
                        words.Add(line[0] == '^' ? $"^{key}" : key.ToString());
                    }
                }
            }
        }

        return new WordList(words);
    }

    public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
}
