using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsFunctions.Parsing;
using NewsFunctions.Topics;

namespace NewsFunctions.Benchmarks;

/// <summary>A text with the topics, section and names that a person gave it.</summary>
internal sealed record LabelledText
{
    public required string Id { get; init; }

    public required string Headline { get; init; }

    public string? Deck { get; init; }

    /// <summary>Absent for a headline that stands alone.</summary>
    public IReadOnlyList<string>? Paragraphs { get; init; }

    /// <summary>Topics that nobody would look for it without.</summary>
    public IReadOnlyList<string> Primary { get; init; } = [];

    /// <summary>Further topics that a careful person would add.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Topics that are neither wanted nor wrong.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    public string? Section { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> Places { get; init; } = [];
}

/// <summary>Compares the tagger with texts that people labelled: precision, recall and F1 of topics, sections, names and places.</summary>
internal sealed class TopicEvaluation(Vocabulary vocabulary)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly List<string> faults = [];

    private readonly Measure topics = new();
    private readonly Measure namedTopics = new();
    private readonly Measure places = new();
    private readonly Measure names = new();
    private int primaryFound, primaryAll, primaryNames, primaryNamesFound, sectionsRight, sectionsAll;

    /// <summary>Hits, misses and false alarms.</summary>
    private sealed class Measure
    {
        public int Hits { get; set; }

        public int Misses { get; set; }

        public int Alarms { get; set; }

        public double Precision => Hits / Math.Max(1.0, Hits + Alarms);

        public double Recall => Hits / Math.Max(1.0, Hits + Misses);

        public double F1 => 2.0 * Hits / Math.Max(1.0, (2.0 * Hits) + Alarms + Misses);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {Precision:F3}  recall {Recall:F3}  F1 {F1:F3}");
    }

    public double Precision => topics.Precision;

    public double NamesF1 => names.F1;

    public double PlacesF1 => places.F1;

    public double Sections => sectionsRight / Math.Max(1.0, sectionsAll);

    public double PrimaryRecall => primaryFound / Math.Max(1.0, primaryAll);

    /// <summary>What was missed and what was given wrongly, a line each.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Prints the measures of each file; with <c>--faults</c> among the names, every fault too.</summary>
    public static void Run(IEnumerable<string> files, TextWriter output)
    {
        bool faults = files.Contains("--faults");
        foreach (string file in files.Where(static file => file != "--faults"))
        {
            TopicEvaluation evaluation = new(Vocabulary.BuiltIn);
            foreach (LabelledText text in Read(file))
            {
                evaluation.Add(text);
            }

            evaluation.Print(output, Path.GetFileName(file));
            foreach (string fault in faults ? evaluation.Faults : [])
            {
                output.WriteLine(fault);
            }
        }
    }

    public static IEnumerable<LabelledText> Read(string file) =>
        File.ReadLines(file).Where(static line => line.Length > 0).Select(static line => JsonSerializer.Deserialize<LabelledText>(line, Web)!);

    public void Add(LabelledText text)
    {
        Article article = Tag(text);
        IReadOnlyList<TopicTag> given = text.Paragraphs is null ? article.HeadlineTopics : article.Topics;
        HashSet<string> slugs = [.. given.Select(static tag => tag.Slug)];
        string[][] primary = [.. text.Primary.Select(SlugsOf)];
        string[][] wanted = [.. primary, .. text.Also.Select(SlugsOf)];
        HashSet<string> allowed = [.. wanted.SelectMany(static label => label), .. text.Optional.SelectMany(SlugsOf)];
        Compare(topics, wanted, slugs, allowed, text.Id, "topic");
        Compare(namedTopics, [.. text.Primary.Concat(text.Also).Where(IsName).Select(SlugsOf)], [.. given.Where(static tag => tag.Kind != TopicKinds.Subject).Select(static tag => tag.Slug)], allowed, text.Id, "named topic");
        string[][] primaryNamed = [.. text.Primary.Where(IsName).Select(SlugsOf)];
        primaryNames += primaryNamed.Length;
        primaryNamesFound += primaryNamed.Count(label => label.Any(slugs.Contains));
        primaryAll += primary.Length;
        primaryFound += primary.Count(label => label.Any(slugs.Contains));
        if (text.Section is not null)
        {
            string? section = text.Paragraphs is null ? TopicTagger.SectionOf(article.Headline, vocabulary)?.Slug : article.Section;
            sectionsAll++;
            if (section is not null && section.Split('-')[0] == text.Section.Split('-')[0])
            {
                sectionsRight++;
            }
            else
            {
                faults.Add($"{text.Id}\tsection\texpected {text.Section}\tfound {section ?? "none"}\t{text.Headline}");
            }
        }

        IReadOnlyList<NameSpan> found = [.. TopicTagger.Names(string.Join('\n', [article.Headline, .. text.Deck is null ? (string[])[] : [text.Deck], .. text.Paragraphs ?? []]), vocabulary)];
        Compare(names, [.. text.Names.Select(static name => (string[])[name])], [.. found.Select(static name => name.Text)], [.. text.Names], text.Id, "name");
        string[][] namedPlaces = [.. text.Places.Select(SlugsOf)];
        Compare(places, namedPlaces, [.. found.Where(static name => name.Kind == TopicKinds.Place && !name.IsDemonym).Select(static name => name.Slug)], [.. namedPlaces.SelectMany(static label => label)], text.Id, "place");
    }

    public void Print(TextWriter output, string title)
    {
        output.WriteLine(title);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  topics    {topics}  recall of primary ones {PrimaryRecall:F3}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    named   {namedTopics}  recall of primary ones {primaryNamesFound / Math.Max(1.0, primaryNames):F3}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  sections  {sectionsRight} of {sectionsAll} ({Sections:F3})"));
        output.WriteLine($"  names     {names}");
        output.WriteLine($"  places    {places}");
    }

    // As a page, so that its dateline is read as one.
    private Article Tag(LabelledText text)
    {
        string page = string.Join('\n', [$" date 2026-05-04 {text.Headline}", .. text.Deck is null ? (string[])[] : [text.Deck], .. text.Paragraphs ?? [], "(END)"]);
        SourceFile file = new($"{text.Id}.txt", Encoding.UTF8.GetBytes(page), new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);
        return ArticleParser.Parse(file, vocabulary).Articles[0];
    }

    private static bool IsName(string label) => !char.IsLower(label[0]);

    // A label may have other names behind " = ", and be in the singular or the plural.
    private string[] SlugsOf(string label) => [.. label.Split(" = ").SelectMany(static name => (string[])[name, name + "s", name.TrimEnd('s')])
        .SelectMany(form => (string?[])[Slug.From(form), (vocabulary.Find(Slug.From(form)) ?? vocabulary.FindAlias(Slug.From(form)))?.Slug]).OfType<string>().Distinct()];

    private void Compare(Measure measure, string[][] wanted, HashSet<string> found, HashSet<string> allowed, string id, string what)
    {
        string[] missed = [.. wanted.Where(label => !label.Any(found.Contains)).Select(static label => label[0])];
        string[] wrong = [.. found.Except(allowed)];
        measure.Hits += wanted.Length - missed.Length;
        measure.Misses += missed.Length;
        measure.Alarms += wrong.Length;
        if (missed.Length + wrong.Length > 0)
        {
            faults.Add($"{id}\t{what}\tmissed {string.Join(", ", missed)}\twrong {string.Join(", ", wrong)}");
        }
    }
}
