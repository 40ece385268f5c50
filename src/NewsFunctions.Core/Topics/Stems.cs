using System.Runtime.CompilerServices;

namespace NewsFunctions.Topics;

/// <summary>
/// Words without the s of the plural and of the third person, so that phrases of lists and of texts meet: <c>cuts rates</c> and <c>cut rate</c>. Not a grammar:
/// both sides are treated alike, and words that would meet another word are left as they are.
/// </summary>
internal static class Stems
{
    public const char Figure = '#';

    // The s of these is no plural's, or their singular means something else.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Kept = new HashSet<string>(StringComparer.Ordinal)
    {
        "arms", "athletics", "corps", "customs", "economics", "electronics", "ethics", "genetics", "goods", "gymnastics", "logistics", "mathematics", "means", "news", "odds",
        "physics", "politics", "robotics", "series", "species", "stands", "works",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EndInIe = new HashSet<string>(StringComparer.Ordinal)
    {
        "birdies", "bookies", "brownies", "calories", "collies", "cookies", "foodies", "freebies", "genies", "goalies", "hippies", "indies", "junkies", "movies", "newbies", "pixies",
        "prairies", "rookies", "selfies", "smoothies", "sorties", "veggies", "walkies", "zombies",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // Of words in -us, -as and -o; the rest of what ends so has an e of its own, as houses and shoes have.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EndInEs = new HashSet<string>(StringComparer.Ordinal)
    {
        "bonuses", "buses", "campuses", "cargoes", "censuses", "choruses", "echoes", "embargoes", "gases", "goes", "heroes", "mosquitoes", "potatoes", "statuses", "surpluses",
        "tomatoes", "tornadoes", "torpedoes", "vetoes", "viruses", "volcanoes",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Writes the stem of a word in small letters; it is never longer than the word.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> stem)
    {
        int kept = Length(word, out bool endsInY);
        word[..kept].CopyTo(stem);
        if (endsInY)
        {
            stem[kept++] = 'y';
        }

        return kept;
    }

    /// <summary>A phrase with each of its words stemmed; a figure mark stays.</summary>
    /// <param name="key">Words in small letters with what joins them, as texts are looked up by.</param>
    public static string Of(string key)
    {
        if (!key.Contains('s', StringComparison.Ordinal))
        {
            return key;
        }

        Span<char> stem = key.Length <= 256 ? stackalloc char[key.Length] : new char[key.Length];
        return stem[..WritePhrase(key, stem, withFigures: false)].ToString();
    }

    /// <summary>The same with a mark in place of the figure that a word is or begins with: <c>800</c>, <c>20th</c>, <c>50kg</c>.</summary>
    public static int WriteFigure(ReadOnlySpan<char> word, Span<char> stem)
    {
        int figures = word.IndexOfAnyExceptInRange('0', '9');
        if (figures == 0)
        {
            return Write(word, stem);
        }

        stem[0] = Figure;
        ReadOnlySpan<char> rest = figures < 0 ? [] : word[figures..];
        rest.CopyTo(stem[1..]);
        return 1 + rest.Length;
    }

    /// <summary>Writes a phrase with each of its words stemmed.</summary>
    /// <returns>How many characters were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int WritePhrase(ReadOnlySpan<char> key, Span<char> stem, bool withFigures)
    {
        int length = 0;
        for (int at = 0; at < key.Length;)
        {
            int end = key[at..].IndexOfAny(TextTokens.Joints);
            end = end < 0 ? key.Length : at + end;
            length += withFigures ? WriteFigure(key[at..end], stem[length..]) : Write(key[at..end], stem[length..]);
            if (end < key.Length)
            {
                stem[length++] = key[end];
            }

            at = end + 1;
        }

        return length;
    }

    /// <summary>Whether a word may be a regular plural.</summary>
    public static bool MayBePlural(ReadOnlySpan<char> word) => word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Length(ReadOnlySpan<char> word, out bool endsInY)
    {
        endsInY = false;
        if (!MayBePlural(word) || Kept.Contains(word))
        {
            return word.Length;
        }

        if (word.EndsWith("ies"))
        {
            endsInY = word.Length > 4 && !EndInIe.Contains(word);
            return endsInY ? word.Length - 3 : word.Length - 1;
        }

        bool two = word.EndsWith("sses") || word.EndsWith("shes") || word.EndsWith("xes") || (word.EndsWith("ches") && !word.EndsWith("aches")) || EndInEs.Contains(word);
        return word.Length - (two ? 2 : 1);
    }
}
