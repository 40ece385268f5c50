using System.Buffers;
using System.Net;

namespace NewsFunctions.Parsing;

/// <summary>One line of a page that is not blank, without the white space around it: a window on the text, not a copy.</summary>
internal readonly struct PageLine
{
    private readonly string source;
    private readonly int start;
    private readonly int length;

    public PageLine(string source, int start, int length, int number, int column, bool afterBlank)
    {
        this.source = source;
        this.start = start;
        this.length = length;
        Number = number;
        Column = column;
        IsAfterBlank = afterBlank;
    }

    /// <summary>1-based, counting blank lines too.</summary>
    public int Number { get; }

    /// <summary>1-based column of its first character.</summary>
    public int Column { get; }

    /// <summary>Whether a blank line stands before it.</summary>
    public bool IsAfterBlank { get; }

    public ReadOnlySpan<char> Span => source.AsSpan(start, length);

    public int Length => length;

    /// <summary>Makes a string of the line.</summary>
    public string Text => start == 0 && length == source.Length ? source : source.Substring(start, length);

    /// <summary>The line without its first characters, and without the white space behind them.</summary>
    public PageLine From(int offset)
    {
        while (offset < length && source[start + offset] == ' ')
        {
            offset++;
        }

        return new PageLine(source, start + offset, length - offset, Number, Column + offset, IsAfterBlank);
    }

    /// <summary>The first characters of the line, without the white space at their end.</summary>
    public PageLine Upto(int end)
    {
        while (end > 0 && source[start + end - 1] == ' ')
        {
            end--;
        }

        return new PageLine(source, start, end, Number, Column, IsAfterBlank);
    }

    /// <summary>Another text in the place of this line.</summary>
    public PageLine With(string text) => new(text, 0, text.Length, Number, Column, IsAfterBlank);

    /// <summary>The lines of a text that are not blank; LF, CR and CRLF end a line. At most <see cref="Limits.Lines"/> are read.</summary>
    /// <param name="unread">Number of the first line that is left out, if any is.</param>
    public static List<PageLine> Read(string text, out int? unread)
    {
        List<PageLine> lines = new(64);
        bool plain = !MayHaveOdd(text);
        bool afterBlank = false;
        int number = 0;
        unread = null;
        for (int start = 0; start < text.Length;)
        {
            ReadOnlySpan<char> rest = text.AsSpan(start);
            int length = rest.IndexOfAny('\r', '\n');
            bool last = length < 0;
            length = last ? rest.Length : length;
            number++;

            if (Trim(text, start, length, number, plain, afterBlank) is { Length: > 0 } line)
            {
                if (lines.Count == Limits.Lines)
                {
                    unread = number;
                    break;
                }

                lines.Add(line);
                afterBlank = false;
            }
            else
            {
                afterBlank = true;
            }

            start += length + (last ? 0 : rest[length] == '\r' && length + 1 < rest.Length && rest[length + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    /// <summary>White space of any kind, and the marks that show as nothing.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || IsInvisible(c);

    /// <summary>A window on part of a text, cleaned; empty where nothing shows.</summary>
    public static PageLine At(string text, int start, int length, int number, bool afterBlank) => Trim(text, start, length, number, false, afterBlank);

    private static PageLine Trim(string text, int start, int length, int number, bool plain, bool afterBlank)
    {
        int end = start + length;
        int first = start;
        while (first < end && IsBlank(text[first]))
        {
            first++;
        }

        while (end > first && IsBlank(text[end - 1]))
        {
            end--;
        }

        PageLine line = new(text, first, end - first, number, first - start + 1, afterBlank);
        if (plain || !HasOdd(line.Span))
        {
            return line;
        }

        string cleaned = Clean(line.Span).Trim(' ');
        return line.With(cleaned);
    }

    // U+FFFE and U+FFFF are no characters at all: nothing can compare them.
    private static bool IsInvisible(char c) => c is '\u200B' or '\uFEFF' or '\u2060' or '\u00AD' or '\uFFFE' or '\uFFFF';

    // Among ASCII characters: every one that shows as nothing or as a space, and the one that opens an entity.
    private static readonly SearchValues<char> OddAscii = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(static code => (char)code).Where(static c => c is not (' ' or '\r' or '\n') && (IsBlank(c) || c == '&'))]);

    // A whole text is asked in a few passes over many characters at a time; a wrong yes only costs a closer look at each line.
    private static bool MayHaveOdd(ReadOnlySpan<char> text) =>
        text.ContainsAny(OddAscii)
        || (text.ContainsAnyExceptInRange('\0', '\x7F')
            && (text.ContainsAnyInRange('\x80', '\u00A0') || text.ContainsAnyInRange('\u2000', '\u200B') || text.ContainsAnyInRange('\u2028', '\u2060')
                || text.IndexOfAny(['\u00AD', '\u1680', '\u3000', '\uFEFF']) >= 0 || text.ContainsAnyInRange('\uFFFE', '\uFFFF')));

    /// <summary>Whether anything in a text has to be cleaned. Few characters are not ASCII, so those are looked at one by one.</summary>
    private static bool HasOdd(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(OddAscii))
        {
            return true;
        }

        for (int at = text.IndexOfAnyExceptInRange('\0', '\x7F'); at >= 0 && at < text.Length;)
        {
            char c = text[at++];
            if (c <= '\x7F')
            {
                int next = text[at..].IndexOfAnyExceptInRange('\0', '\x7F');
                at = next < 0 ? text.Length : at + next;
            }
            else if (IsOdd(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a character that is not ASCII shows as nothing or as a space: <see cref="IsBlank"/> of it, without a table.</summary>
    private static bool IsOdd(char c) =>
        c is <= '\u00A0' or '\u00AD' or '\u1680' or (>= '\u2000' and <= '\u200B') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u2060' or '\u3000' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    /// <summary>Takes out what would make two equal lines differ; entities are decoded, twice encoded ones too.</summary>
    private static string Clean(ReadOnlySpan<char> line)
    {
        string text = line.ToString();
        for (int pass = 0; pass < 2 && text.Contains('&', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal); pass++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return string.Create(Visible(text), text, static (cleaned, from) =>
        {
            int length = 0;
            foreach (char c in from)
            {
                if (!IsInvisible(c))
                {
                    cleaned[length++] = char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c;
                }
            }
        });
    }

    private static int Visible(string text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += IsInvisible(c) ? 0 : 1;
        }

        return count;
    }
}
