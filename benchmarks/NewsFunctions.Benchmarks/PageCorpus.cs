using System.Globalization;
using System.Text;

namespace NewsFunctions.Benchmarks;

/// <summary>Makes up wire pages of about five kilobytes, the same ones for the same seed.</summary>
internal sealed class PageCorpus
{
    private const int Pages = 200;
    private const int Listed = 15;

    // With about two such characters in a word, every eleventh word makes 3 % of all characters.
    private const double OddWords = 0.09;

    private static readonly string[] Subjects = ["The harbor office", "The city council", "The weather agency", "A group of farmers", "The ferry company", "The ministry of fisheries", "The island's only school"];
    private static readonly string[] Verbs = ["opened", "postponed", "promised to repair", "asked for", "counted", "inspected", "agreed to pay for"];
    private static readonly string[] Objects = ["the eastern bridge", "two new cranes", "the night market", "a list of old wells", "the railings of the pier", "17,200 tickets", "the winter timetable"];
    private static readonly string[] Tails = ["before the end of the rainy season", "with the help of engineers from Norway", "for the third year in a row", "and plans to do so again in June", "that had been shut for 14 months", "at a cost of 61.4 billion won"];
    private static readonly string[] Said = [", the mayor said to reporters in the afternoon.", ", according to the office.", ", officials said on Monday.", ".", " to the surprise of most residents."];
    private static readonly string[] Places = ["BUSAN", "SEOUL", "JEJU", "ULSAN", "MOKPO"];
    private static readonly string[] Names = ["Han Seo-ra", "Bae Ok-sun", "Noh Gi-tae", "Oh Dan-bi", "Lee Ha-neul"];
    private static readonly string[] Marks = ["(LEAD) ", "(URGENT) ", "(2nd LD) ", "", ""];
    private static readonly string[] ListedMarks = ["(LEAD) ", "(URGENT) ", "", "", "", ""];
    private static readonly string[] Odd = ["“steady”", "résumé", "(시장)", "‘new’", "소식", "protégé"];

    private readonly Random random;
    private readonly bool ascii;

    private PageCorpus(string name, bool ascii, int seed)
    {
        Name = name;
        this.ascii = ascii;
        random = new Random(seed);
        Files = [.. Enumerable.Range(0, Pages).Select(_ => Encoding.UTF8.GetBytes(Page()))];
    }

    public string Name { get; }

    public IReadOnlyList<byte[]> Files { get; }

    public long Bytes => Files.Sum(static file => (long)file.Length);

    public static PageCorpus Ascii() => new("ASCII", ascii: true, seed: 20260504);

    public static PageCorpus Mixed() => new("3 % non-ASCII", ascii: false, seed: 20260504);

    private string Page()
    {
        StringBuilder page = new();
        DateOnly day = new DateOnly(2026, 5, 4).AddDays(-random.Next(0, 100));
        page.Append(CultureInfo.InvariantCulture, $" date {day:yyyy-MM-dd} {Pick(Marks)}{Headline()}\n{Headline()}\nBy {Pick(Names)}\n");
        page.Append(CultureInfo.InvariantCulture, $"{Pick(Places)}, {day:MMMM d} (Coast News Agency) -- {Sentence()}\n");
        for (int paragraphs = random.Next(8, 13); paragraphs > 0; paragraphs--)
        {
            page.Append(CultureInfo.InvariantCulture, $"{Sentence()} \"{Sentence()}\" {Pick(Names)} said. {Sentence()}\n");
        }

        page.Append("(END)");
        for (int i = 0; i < Listed; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n-\n{Pick(ListedMarks)}{Headline()}");
        }

        return page.ToString();
    }

    private string Headline() => Spice($"{Pick(Subjects)} {Pick(Verbs)} {Pick(Objects)} {Pick(Tails)}");

    private string Sentence() => Spice($"{Pick(Subjects)} {Pick(Verbs)} {Pick(Objects)} {Pick(Tails)}{Pick(Said)}");

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    private string Spice(string text) =>
        ascii ? text : string.Join(' ', text.Split(' ').Select((word, at) => at > 0 && random.NextDouble() < OddWords ? $"{Pick(Odd)} {word}" : word));
}
