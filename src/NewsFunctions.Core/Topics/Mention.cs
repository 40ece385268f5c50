namespace NewsFunctions.Topics;

/// <summary>A naming in a text.</summary>
/// <param name="Text">The name as topics know it, or as the text has it.</param>
/// <param name="Form">The form of the vocabulary that it is, or none.</param>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
/// <param name="IsSure">False for a lone capital that a sentence may explain, and for weak forms.</param>
/// <param name="IsNationality">Whether it only says where a person is from.</param>
internal sealed record Mention(string Text, TopicForm? Form, int First, int Last, bool IsSure, bool IsNationality = false)
{
    /// <summary>Whether it is the title of a work in quotes, which names no topic.</summary>
    public bool IsWork { get; init; }

    /// <summary>Whether it is the team of a place rather than the place: what stands beside a score.</summary>
    public bool IsTeam { get; init; }

    /// <summary>Whether its capitals show it to be a name, even if not whose.</summary>
    public bool IsProper { get; init; }

    /// <summary>Whether it is a storm by its name, which later stands alone.</summary>
    public bool IsStorm { get; init; }

    /// <summary>Whether it is part of a longer phrase that is found, too.</summary>
    public bool IsInner { get; init; }

    public bool IsSubject => Form?.Topic.Kind == TopicKinds.Subject;
}
