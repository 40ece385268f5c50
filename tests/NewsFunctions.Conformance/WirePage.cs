namespace NewsFunctions.Conformance;

/// <summary>A made-up wire page as editors drop it: a date and a headline, lines below it, paragraphs, an end mark, a list of headlines.</summary>
internal sealed record WirePage(string Headline)
{
    public string Date { get; init; } = "2021-03-19";

    /// <summary>Lines between headline and text.</summary>
    public IReadOnlyList<string> Head { get; init; } = [];

    public IReadOnlyList<string> Paragraphs { get; init; } =
    [
        "The mill by the lower weir will open its doors to readers twice a week, the people who look after it said.",
        "Volunteers have carried some four thousand books up the stairs, and the oldest shelf holds nothing but tide tables.",
    ];

    /// <summary>Headlines behind the end mark, each behind a lonely <c>-</c>.</summary>
    public IReadOnlyList<string> Listed { get; init; } = [];

    /// <summary>The text of the file.</summary>
    public string Text =>
        string.Join('\n', [$" date {Date} {Headline}", .. Head, .. Paragraphs, "(END)", .. Listed.SelectMany(static line => (string[])["-", line])]);
}
