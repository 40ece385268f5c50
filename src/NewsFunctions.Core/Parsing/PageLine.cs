namespace NewsFunctions.Parsing;

/// <summary>One line of a page that is not blank, without the white space around it.</summary>
/// <param name="Number">1-based, counting blank lines too.</param>
/// <param name="Column">1-based column of its first character.</param>
internal readonly record struct PageLine(int Number, int Column, string Text)
{
    /// <summary>The lines of a text that are not blank; LF, CR and CRLF end a line.</summary>
    public static List<PageLine> Read(string text)
    {
        List<PageLine> lines = [];
        int number = 0;
        for (int start = 0; start < text.Length;)
        {
            ReadOnlySpan<char> rest = text.AsSpan(start);
            int length = rest.IndexOfAny('\r', '\n');
            bool last = length < 0;
            length = last ? rest.Length : length;
            number++;

            ReadOnlySpan<char> line = rest[..length];
            int leading = 0;
            while (leading < line.Length && IsBlank(line[leading]))
            {
                leading++;
            }

            // Cleaned before it is cut, since what shows as nothing may hide a space at the end.
            string cleaned = Clean(line[leading..]).Trim(' ');
            if (cleaned.Length > 0)
            {
                lines.Add(new PageLine(number, leading + 1, cleaned));
            }

            start += length + (last ? 0 : rest[length] == '\r' && length + 1 < rest.Length && rest[length + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    /// <summary>White space of any kind, and the marks that show as nothing.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || IsInvisible(c);

    // U+FFFE and U+FFFF are no characters at all: nothing can compare them.
    private static bool IsInvisible(char c) => c is '\u200B' or '\uFEFF' or '\u2060' or '\u00AD' or '\uFFFE' or '\uFFFF';

    // Characters that show as nothing or as a space would make two equal headlines differ.
    private static string Clean(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAnyExceptInRange('\u0020', '\u007E') < 0)
        {
            return line.ToString();
        }

        char[] cleaned = new char[line.Length];
        int length = 0;
        foreach (char c in line)
        {
            if (!IsInvisible(c))
            {
                cleaned[length++] = char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c;
            }
        }

        return new string(cleaned, 0, length);
    }
}
