namespace NewsFunctions.Topics;

/// <summary>Forms by their keys, and by how many words the longest has that begins with a word.</summary>
internal sealed class FormTable
{
    private readonly Dictionary<string, TopicForm> forms;
    private readonly Dictionary<string, int> longest;
    private readonly Dictionary<string, TopicForm>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> longestBySpan;

    public FormTable(int capacity)
    {
        (forms, longest) = (new Dictionary<string, TopicForm>(capacity, StringComparer.Ordinal), new Dictionary<string, int>(capacity, StringComparer.Ordinal));
        (bySpan, longestBySpan) = (forms.GetAlternateLookup<ReadOnlySpan<char>>(), longest.GetAlternateLookup<ReadOnlySpan<char>>());
    }

    /// <returns>False where the key has a form already. A sure form takes the place of a weak one.</returns>
    public bool Add(string key, TopicForm form)
    {
        if (!forms.TryAdd(key, form))
        {
            if (forms[key].Strength == FormStrength.Sure || form.Strength != FormStrength.Sure)
            {
                return false;
            }

            forms[key] = form;
        }

        int end = key.AsSpan().IndexOfAny(TextTokens.Joints);
        if (end < 0)
        {
            longest.TryAdd(key, 1);
            return true;
        }

        int words = 1;
        foreach (char c in key.AsSpan(end))
        {
            words += c is ' ' or '-' or ',' or '&' or '/' or '*' ? 1 : 0;
        }

        if (!longestBySpan.TryGetValue(key.AsSpan(0, end), out int known) || known < words)
        {
            longestBySpan[key.AsSpan(0, end)] = words;
        }

        return true;
    }

    public TopicForm? Of(string key) => forms.GetValueOrDefault(key);

    public TopicForm? Longest(TextTokens text, int first, int end, bool small, out int last)
    {
        last = first;
        // The plural of a lone word begins with no word of the table.
        ReadOnlySpan<char> word = FirstPart(small ? text.Small(first) : text.Key(first));
        bool plural = small && Plurals.MayBePlural(word);
        if (!longestBySpan.TryGetValue(word, out int words) && !(plural && longestBySpan.TryGetValue(Plurals.Singular(word.ToString()), out words)))
        {
            return null;
        }

        for (last = Math.Min(first + words, end) - 1; last >= first; last--)
        {
            ReadOnlySpan<char> key = small ? text.Small(first, last) : text.Key(first, last);
            if (bySpan.TryGetValue(key, out TopicForm? form) || (small && Plurals.MayBePlural(key) && bySpan.TryGetValue(Plurals.Singular(key.ToString()), out form)))
            {
                return form;
            }
        }

        last = first;
        return null;
    }

    // A word may hold an ampersand itself, as R&D does; keys are cut there.
    private static ReadOnlySpan<char> FirstPart(ReadOnlySpan<char> word) => word.IndexOf('&') is var at && at > 0 ? word[..at] : word;
}

/// <summary>Regular plurals of English.</summary>
internal static class Plurals
{
    public static bool MayBePlural(ReadOnlySpan<char> phrase) => phrase.Length > 3 && phrase[^1] == 's' && phrase[^2] is not ('s' or 'u' or 'i');

    /// <summary>A phrase with its last word in the singular; the same rule for phrases of lists and of texts, so that they meet.</summary>
    public static string Singular(string phrase) =>
        !MayBePlural(phrase) ? phrase
        : phrase.EndsWith("ies", StringComparison.Ordinal) && phrase.Length > 5 ? phrase[..^3] + "y"
        : phrase.EndsWith("sses", StringComparison.Ordinal) || phrase.EndsWith("shes", StringComparison.Ordinal) || phrase.EndsWith("ches", StringComparison.Ordinal)
            || phrase.EndsWith("xes", StringComparison.Ordinal) ? phrase[..^2]
        : phrase[..^1];
}
