namespace NewsFunctions.Topics;

/// <summary>Says of what kind an unknown name is, by the name alone, so that one topic has one kind wherever it is named.</summary>
internal static class NameKinds
{
    private static readonly string[] PlaceEndings = ["ville", "burg", "berg", "shire", "grad", "stan", "abad", "pur", "ington", "hampton", "bury", "gorod", "polis", "stadt", "dorf"];

    /// <summary>Whether a word in front of a name makes it a storm's: <c>Typhoon</c>.</summary>
    public static bool IsStorm(ReadOnlySpan<char> word) => word is "Typhoon" or "Hurricane" or "Cyclone" or "Storm";

    /// <summary>Whether two words in front of a name do: <c>Tropical Storm</c>.</summary>
    public static bool IsStorm(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => first is "Tropical" && second is "Storm" or "Cyclone" or "Depression";

    public static string Of(string name, VocabularyWords words)
    {
        string key = TextTokens.KeyOf(name).ToString();
        if (key.Length == 0)
        {
            return TopicKinds.Organisation;
        }

        string[] parts = key.Split(' ', '-', '&');
        string first = parts[0], last = parts[^1];
        if (parts.Length > 1)
        {
            if (words.OrganisationWords.Contains(last) || words.OrganisationWords.Contains("^" + first))
            {
                return TopicKinds.Organisation;
            }

            if (words.EventWords.Contains(last) || IsStorm(first) || IsStorm(first, parts[1]))
            {
                return TopicKinds.Event;
            }

            if (words.PlaceWords.Contains(last) || words.PlaceWords.Contains("^" + first) || last is "gun" or "ri" or "dong" or "gu" or "do" or "si" or "eup" or "myeon")
            {
                return TopicKinds.Place;
            }

            if (words.GivenNames.Contains(first) || words.FamilyNames.Contains(first) || words.FamilyNames.Contains(last))
            {
                return TopicKinds.Person;
            }

            bool plain = parts.Length <= 4 && parts.All(static part => part.Length > 0 && char.IsLetter(part[0]) && part.All(char.IsLetter)) && !parts.Any(static part => part.Length > 2 && part.All(char.IsUpper));
            return plain && !parts.Any(part => words.IsCommon(part.ToLowerInvariant())) ? TopicKinds.Person : TopicKinds.Organisation;
        }

        return words.FamilyNames.Contains(first) || words.GivenNames.Contains(first) ? TopicKinds.Person
            : Array.Exists(PlaceEndings, ending => first.EndsWith(ending, StringComparison.Ordinal)) ? TopicKinds.Place
            : TopicKinds.Organisation;
    }
}
