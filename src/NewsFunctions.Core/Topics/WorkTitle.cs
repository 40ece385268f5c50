namespace NewsFunctions.Topics;

/// <summary>Finds titles of works in quotes.</summary>
internal static class WorkTitle
{
    private const int LongestQuotedTitle = 60;

    /// <summary>Where the title of a work in quotes ends that starts at a word, or nothing: every longer word in it has a capital.</summary>
    public static int? End(TextTokens text, int first, Vocabulary vocabulary)
    {
        int at = text[first].Start - 1;
        char closing = at < 0 ? '\0' : text.Text[at] switch { '\'' => '\'', '"' => '"', '‘' => '’', '“' => '”', _ => '\0' };
        if (closing == '\0' || !text.IsCapital(first) || (at > 0 && char.IsLetterOrDigit(text.Text[at - 1])))
        {
            return null;
        }

        int behind = first;
        while (behind < text.Count && text[behind].End - text[first].Start <= LongestQuotedTitle)
        {
            int end = text[behind].End;
            if (text.Key(behind).Length > 3 && char.IsLower(text.Key(behind)[0]) && text[behind - 1].Joint != '-')
            {
                return null;
            }

            // The next character that is none of the word's own: a comma inside the quotes belongs to American style.
            int mark = end < text.Text.Length && text.Text[end] is ',' or '.' or '!' or '?' ? end + 1 : end;
            if (mark < text.Text.Length && text.Text[mark] == closing && (mark + 1 == text.Text.Length || !char.IsLetterOrDigit(text.Text[mark + 1])))
            {
                // A known work is what the text speaks of; speech of one word and names in quotes are no titles.
                TopicForm? known = vocabulary.LongestName(text, first, behind + 1, false, out int last);
                return known is not null && last == behind ? null : behind + 1;
            }

            behind++;
        }

        return null;
    }
}
