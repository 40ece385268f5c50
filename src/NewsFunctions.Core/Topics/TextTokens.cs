using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NewsFunctions.Topics;

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends in the text, full stops of an abbreviation included, a possessive's <c>'s</c> not.</param>
/// <param name="KeyStart">Where it starts in the key.</param>
/// <param name="KeyEnd">Where it ends in the key.</param>
/// <param name="Joint">What joins it to the next word: a space, <c>-</c>, <c>,</c>, <c>&amp;</c>, or a line feed where a name cannot go on.</param>
/// <param name="OpensSentence">Whether its capital may be only that of a sentence, a quotation or a headline.</param>
internal readonly record struct Token(int Start, int End, int KeyStart, int KeyEnd, char Joint, bool OpensSentence);

/// <summary>How words are written where they are looked up.</summary>
internal enum Spelling
{
    /// <summary>As the text has them, as names are.</summary>
    Exact,

    /// <summary>In small letters, as names in a text of capitals are.</summary>
    Small,

    /// <summary>In small letters and without the s of the plural, as phrases are.</summary>
    Stem,

    /// <summary>The same, with a mark in place of every figure.</summary>
    Figures,
}

/// <summary>
/// The words of a text, and the text as names are looked up in: words and joints only, without the full stops of abbreviations, possessives
/// and accents, so that <c>U.S.</c> and <c>US</c>, <c>Corp.</c> and <c>Corp</c>, <c>Korea's</c> and <c>Korea</c> are the same. Any run of
/// words is one slice of it.
/// </summary>
internal sealed class TextTokens
{
    public const char Break = '\n';

    /// <summary>What can stand between two words of a key.</summary>
    public static readonly SearchValues<char> Joints = SearchValues.Create(" -,&/*");

    // An abbreviation is short; a longer word before a full stop ends a sentence.
    private const int LongestAbbreviation = 5;

    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’‘`´");

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -");

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?:;\"“”‘'—–…(");

    private readonly List<Token> tokens = [];
    private char[] key;
    private char[] small;
    private int keyLength;
    private Stemmed? stems;
    private Stemmed? figures;

    private TextTokens(string text)
    {
        Text = text;
        key = new char[text.Length + 16];
        small = [];
    }

    public string Text { get; }

    public int Count => tokens.Count;

    public Token this[int index] => tokens[index];

    public static TextTokens Read(string text)
    {
        TextTokens read = new(text);
        read.ReadAll();
        return read;
    }

    /// <summary>The form of a name that the vocabulary keeps; empty where it is no single run of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> form)
    {
        // Most forms are their own keys.
        if (form.Length > 0 && !form.ContainsAnyExcept(PlainCharacters) && form[0] is not (' ' or '-') && form[^1] is not (' ' or '-') && !HasTwoJoints(form))
        {
            return form;
        }

        TextTokens read = Read(form.ToString());
        for (int i = 0; i + 1 < read.Count; i++)
        {
            if (read[i].Joint == Break)
            {
                return [];
            }
        }

        return read.Count == 0 ? [] : read.Key(0, read.Count - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool HasTwoJoints(ReadOnlySpan<char> form)
    {
        for (int at = form.IndexOfAny(' ', '-'); at >= 0; at = form[(at + 1)..].IndexOfAny(' ', '-') is >= 0 and int more ? at + 1 + more : -1)
        {
            if (form[at + 1] is ' ' or '-')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key of the words from one to another, both included.</summary>
    public ReadOnlySpan<char> Key(int first, int last) => key.AsSpan(tokens[first].KeyStart, tokens[last].KeyEnd - tokens[first].KeyStart);

    /// <summary>The same in small letters.</summary>
    public ReadOnlySpan<char> Small(int first, int last) => small.AsSpan(tokens[first].KeyStart, tokens[last].KeyEnd - tokens[first].KeyStart);

    public ReadOnlySpan<char> Key(int index) => Key(index, index);

    public ReadOnlySpan<char> Small(int index) => Small(index, index);

    /// <summary>The words from one to another, both included, as they are looked up.</summary>
    public ReadOnlySpan<char> Spelled(Spelling spelling, int first, int last) => spelling switch
    {
        Spelling.Exact => Key(first, last),
        Spelling.Small => Small(first, last),
        Spelling.Stem => (stems ??= Stem(false)).Slice(first, last),
        _ => (figures ??= Stem(true)).Slice(first, last),
    };

    /// <summary>Whether a word of the text is a figure or begins with one.</summary>
    public bool HasFigures { get; private set; }

    /// <summary>The words as the text has them, possessive and all marks between them included.</summary>
    public string Words(int first, int last) => Text[tokens[first].Start..tokens[last].End];

    public bool IsCapital(int index) => char.IsUpper(key[tokens[index].KeyStart]);

    /// <summary>Whether an apostrophe stands behind a word.</summary>
    public bool IsPossessive(int index) => tokens[index].End < Text.Length && Text[tokens[index].End] is '\'' or '’';

    /// <summary>Whether a word is in capitals throughout, and longer than one letter.</summary>
    public bool IsCapitals(int index)
    {
        ReadOnlySpan<char> word = Key(index);
        return word.Length > 1 && !word.ContainsAnyInRange('a', 'z') && char.IsUpper(word[0]);
    }

    private void ReadAll()
    {
        ReadOnlySpan<char> text = Text;
        bool opens = true;
        for (int at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            int start = at;
            int keyStart = keyLength;
            at = ReadWord(text, at, out bool abbreviated);
            int end = at;
            int keyEnd = keyLength;
            if (at + 1 < text.Length && Apostrophes.Contains(text[at]) && text[at + 1] is 's' or 'S' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2])))
            {
                at += 2;
            }

            (char joint, int next, bool nextOpens) = ReadJoint(text, at, end - start, abbreviated, char.IsUpper(text[start]));
            tokens.Add(new Token(start, end, keyStart, keyEnd, joint, opens));
            HasFigures |= char.IsAsciiDigit(key[keyStart]);
            Add(joint);
            opens = nextOpens;
            at = next;
        }

        small = new char[keyLength];
        key.AsSpan(0, keyLength).ToLowerInvariant(small);
    }

    private Stemmed Stem(bool withFigures)
    {
        Stemmed stemmed = new(new char[keyLength], new int[Count], new int[Count]);
        int length = 0;
        for (int i = 0; i < Count; i++)
        {
            stemmed.Starts[i] = length;
            length += withFigures ? Stems.WriteFigure(Small(i), stemmed.Text.AsSpan(length)) : Stems.Write(Small(i), stemmed.Text.AsSpan(length));
            stemmed.Ends[i] = length;
            stemmed.Text[length++] = tokens[i].Joint;
        }

        return stemmed;
    }

    private sealed record Stemmed(char[] Text, int[] Starts, int[] Ends)
    {
        public ReadOnlySpan<char> Slice(int first, int last) => Text.AsSpan(Starts[first], Ends[last] - Starts[first]);
    }

    // Letters and digits; full stops between single letters; apostrophes and ampersands inside.
    private int ReadWord(ReadOnlySpan<char> text, int at, out bool abbreviated)
    {
        int segment = at;
        bool dotted = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (char.IsLetterOrDigit(c))
            {
                Add(Fold(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            else if (c == ',' && at + 3 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) && char.IsDigit(text[at + 3]))
            {
                continue;
            }
            else if (c == '.' && at - segment == 1 && char.IsLetter(text[segment]) && at + 1 < text.Length && char.IsLetter(text[at + 1])
                && (at + 2 == text.Length || text[at + 2] == '.' || !char.IsLetterOrDigit(text[at + 2])))
            {
                dotted = true;
                segment = at + 1;
            }
            else if (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && (c == '&' || (Apostrophes.Contains(c) && !IsPossessive(text, at))))
            {
                Add(c == '&' ? '&' : '\'');
                segment = at + 1;
            }
            else
            {
                break;
            }
        }

        abbreviated = dotted || (at - segment == 1 && char.IsUpper(text[segment]));
        return abbreviated && at < text.Length && text[at] == '.' ? at + 1 : at;
    }

    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe) =>
        text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 == text.Length || !char.IsLetterOrDigit(text[apostrophe + 2]));

    private static (char Joint, int Next, bool Opens) ReadJoint(ReadOnlySpan<char> text, int at, int length, bool abbreviated, bool capital)
    {
        int next = at;
        while (next < text.Length && !char.IsLetterOrDigit(text[next]))
        {
            next++;
        }

        ReadOnlySpan<char> between = text[at..next];
        char joint = between switch
        {
            " " => ' ',
            "" when abbreviated => ' ',
            "-" or "–" or "‑" => '-',
            "/" => '/',
            "*" => '*',
            ", " => ',',
            " & " => '&',
            "' " or "’ " when at > 0 && text[at - 1] == 's' => ' ',
            ". " when capital && length <= LongestAbbreviation => ' ',
            "'" or "’" => Break,
            _ => Break,
        };
        bool opens = joint == Break && between.ContainsAny(SentenceMarks) && !(abbreviated && between is " ");
        return (joint, next, opens || (between.Length > 0 && between[^1] is '"' or '“' or '‘' or '\''));
    }

    private void Add(char c)
    {
        if (keyLength == key.Length)
        {
            Array.Resize(ref key, key.Length * 2);
        }

        key[keyLength++] = c;
    }

    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x250).Select(static code => FoldSlowly((char)code))];

    private static char Fold(char c) => c < Folded.Length ? Folded[c] : c;

    private static char FoldSlowly(char c)
    {
        string apart = c.ToString().Normalize(NormalizationForm.FormD);
        return apart.Length > 1 && char.IsAsciiLetter(apart[0]) ? apart[0] : c switch { 'ø' => 'o', 'Ø' => 'O', 'ł' => 'l', 'Ł' => 'L', 'đ' => 'd', 'ı' => 'i', _ => c };
    }
}
