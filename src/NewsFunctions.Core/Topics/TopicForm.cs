namespace NewsFunctions.Topics;

/// <summary>How sure a form names its topic.</summary>
internal enum FormStrength
{
    Sure,

    /// <summary>People or things of a place: <c>Korean</c>.</summary>
    Demonym,

    /// <summary>Sure in a headline or deck, said in passing elsewhere.</summary>
    Head,

    /// <summary>The seat of a government, which stands for the state where it acts: <c>Moscow</c>.</summary>
    Seat,

    /// <summary>Often something else; counts only beside a sure form of the same topic.</summary>
    Weak,
}

/// <summary>A form of a name.</summary>
internal sealed record TopicForm(Topic Topic, FormStrength Strength)
{
    /// <summary>What else a weak form may mean: the Democratic Party of another country.</summary>
    public TopicForm? Else { get; init; }
}
