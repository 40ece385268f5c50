namespace NewsFunctions.Topics;

/// <summary>How the words of a part of a text are written, which says what their capitals prove.</summary>
internal enum Casing
{
    Sentence,
    Title,
    Capitals,
}

/// <summary>Tells how a part of a text is written.</summary>
internal static class TextCasing
{
    /// <summary>Tells whether a headline writes nearly every word with a capital, or in capitals.</summary>
    public static Casing Of(TextTokens text, VocabularyWords words)
    {
        int long_ = 0, capital = 0, capitals = 0, common = 0;
        for (int i = 0; i < text.Count; i++)
        {
            // The first word has a capital in any style.
            if (text.Key(i).Length > 3 && char.IsLetter(text.Key(i)[0]) && (i > 0 || text.IsCapitals(i)))
            {
                long_++;
                bool upper = text.IsCapital(i);
                capital += upper ? 1 : 0;
                capitals += text.IsCapitals(i) ? 1 : 0;
                common += upper && i > 0 && words.IsCommon(text.Small(i)) ? 1 : 0;
            }
        }

        return long_ >= 3 && capitals * 10 >= long_ * 8 ? Casing.Capitals
            : long_ >= 3 && capital * 10 >= long_ * 8 && common >= 2 ? Casing.Title
            : Casing.Sentence;
    }
}
