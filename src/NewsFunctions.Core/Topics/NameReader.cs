using System.Collections.Frozen;

namespace NewsFunctions.Topics;

/// <summary>One naming of a topic in a text.</summary>
/// <param name="Sure">False for a lone capitalised word that opens a sentence: a name only if another place shows it.</param>
internal readonly record struct Mention(string Name, Topic? Known, bool Sure);

/// <summary>
/// Finds what a text names: forms of the vocabulary by the longest match, and unknown names by their capitals, with titles, weekdays,
/// months and quoted titles of works left out.
/// </summary>
internal static class NameReader
{
    private static readonly FrozenSet<string> NotNames = new[]
    {
        "The", "A", "An", "And", "Or", "But", "If", "In", "On", "At", "By", "To", "Of", "For", "From", "With", "As", "It", "Its", "He", "His", "She", "Her",
        "They", "Their", "We", "Our", "You", "Your", "I", "My", "This", "That", "These", "Those", "There", "Here", "What", "Who", "When", "Where", "Why",
        "How", "Which", "While", "After", "Before", "Since", "Until", "Also", "However", "Still", "Then", "Thus", "Instead", "No", "Not", "Yes", "All",
        "Some", "Both", "Each", "Every", "More", "Most", "Other", "Another", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "First", "Second", "Third", "Last", "New", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
        "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",
        "Sep", "Sept", "Oct", "Nov", "Dec", "Q", "OK", "AM", "PM", "TV", "CEO", "FM", "DM", "GDP", "AI", "COVID-19", "URGENT", "LEAD", "END", "ATTN",
        "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Summary",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles = new[]
    {
        "President", "Vice", "Prime", "Minister", "Ministers", "Secretary", "Secretaries", "Deputy", "Senior", "Chief", "Chairman", "Chairwoman", "Chair",
        "Director", "General", "Governor", "Mayor", "Senator", "Sen", "Rep", "Representative", "Ambassador", "Judge", "Justice", "Professor", "Prof", "Dr",
        "Mr", "Mrs", "Ms", "Sir", "King", "Queen", "Prince", "Princess", "Pope", "Coach", "Captain", "Capt", "Col", "Gen", "Lt", "Maj", "Adm", "Gov",
        "Foreign", "Defense", "Defence", "Finance", "Spokesman", "Spokeswoman", "Spokesperson", "Leader", "Premier", "Chancellor", "Speaker", "Rev", "State", "Singer",
        "Actor", "Actress", "Conductor", "Author", "Poet", "Striker", "Pitcher", "Goalkeeper", "Officer", "Inspector", "Detective",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int LongestQuotedTitle = 60;
    private const int LongestName = 4;

    // Longer chains are no names, and taking them together would take long.
    private const int LongestWord = 40;

    /// <summary>Reads a text and reports each mention in order.</summary>
    public static void Read(string text, Vocabulary vocabulary, List<Mention> mentions)
    {
        List<(int Start, int End)> words = Words(text);
        List<string> run = [];
        bool runOpensSentence = false;
        for (int i = 0; i < words.Count; i++)
        {
            (int start, int end) = words[i];
            if (QuotedTitle(text, start) is { } closing)
            {
                Flush();
                while (i + 1 < words.Count && words[i + 1].Start < closing)
                {
                    i++;
                }

                continue;
            }

            if (Longest(text, words, i, vocabulary) is (Topic topic, int last))
            {
                Flush();
                mentions.Add(new Mention(topic.Name, topic, true));
                i = last;
                continue;
            }

            bool opens = OpensSentence(text, start);
            bool joined = run.Count > 0 && start == words[i - 1].End + 1 && text[start - 1] is ' ' or '-';
            if (!joined || opens)
            {
                Flush();
            }

            string word = text[start..end];
            if (!char.IsUpper(word[0]) || NotNames.Contains(word) || (run.Count == 0 && Titles.Contains(word)))
            {
                // A hyphen carries a name on in lower case: Chung Eui-yong.
                if (run.Count > 0 && start > 0 && text[start - 1] == '-' && char.IsLower(word[0]) && run[^1].Length + word.Length < LongestWord)
                {
                    run[^1] = $"{run[^1]}-{word}";
                    continue;
                }

                Flush();
                continue;
            }

            runOpensSentence = run.Count == 0 ? opens : runOpensSentence;
            if (run.Count > 0 && text[start - 1] == '-' && run[^1].Length + word.Length < LongestWord)
            {
                run[^1] = $"{run[^1]}-{word}";
            }
            else if (word.Length < LongestWord)
            {
                run.Add(word);
            }
        }

        Flush();

        void Flush()
        {
            while (run.Count > 0 && Titles.Contains(run[^1]))
            {
                run.RemoveAt(run.Count - 1);
            }

            string name = string.Join(' ', run);
            if (name.Length > 1 && run.Count <= LongestName)
            {
                bool acronym = run.Count == 1 && name.Length >= 3 && name.All(static c => char.IsUpper(c) || char.IsDigit(c) || c == '-');
                mentions.Add(new Mention(name, null, !runOpensSentence || acronym || run.Count > 1));
            }

            run.Clear();
        }
    }

    private static List<(int Start, int End)> Words(string text)
    {
        List<(int, int)> words = [];
        for (int i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '&' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))))
            {
                i++;
            }

            words.Add((start, i));
        }

        return words;
    }

    private static (Topic Topic, int Last)? Longest(string text, List<(int Start, int End)> words, int first, Vocabulary vocabulary)
    {
        int start = words[first].Start;
        if (!char.IsUpper(text[start]))
        {
            return null;
        }

        for (int last = Math.Min(first + Vocabulary.LongestForm, words.Count) - 1; last >= first; last--)
        {
            int end = words[last].End;
            Topic? topic = end < text.Length && text[end] == '.' ? vocabulary.Find(text.AsSpan(start, end + 1 - start)) : null;
            topic ??= vocabulary.Find(text.AsSpan(start, end - start));
            if (topic is not null)
            {
                return (topic, last);
            }
        }

        return null;
    }

    /// <summary>Where a title of a work in single or double quotes ends that starts at a word, or nothing.</summary>
    private static int? QuotedTitle(string text, int start)
    {
        char opening = start > 0 ? text[start - 1] : '\0';
        char closing = opening switch { '\'' => '\'', '"' => '"', '‘' => '’', '“' => '”', _ => '\0' };
        if (closing == '\0' || !char.IsUpper(text[start]) || (start > 1 && char.IsLetterOrDigit(text[start - 2])))
        {
            return null;
        }

        int window = Math.Min(LongestQuotedTitle, text.Length - start);
        for (int end = text.IndexOf(closing, start, window); end >= 0; end = text.IndexOf(closing, end + 1, start + window - end - 1))
        {
            bool apostrophe = end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]);
            if (!apostrophe)
            {
                return end;
            }
        }

        return null;
    }

    private static bool OpensSentence(string text, int start)
    {
        int before = start - 1;
        while (before >= 0 && (text[before] == ' ' || text[before] is '"' or '\'' or '“' or '‘' or '('))
        {
            before--;
        }

        return before < 0 || text[before] is '.' or '!' or '?' or ':' or ';' or '\n' || (text[before] is '-' or '–' or '—' && text[before + 1] == ' ');
    }
}
