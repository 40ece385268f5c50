using NewsFunctions.Topics;

namespace NewsFunctions.Core.Tests;

/// <summary>The vocabulary as it is shipped, and what a file of it may and may not hold.</summary>
public sealed class VocabularyTests
{
    private static readonly Vocabulary BuiltIn = Vocabulary.BuiltIn;

    [Fact]
    public void The_shipped_files_have_nothing_wrong_with_them()
    {
        (Vocabulary? vocabulary, IReadOnlyList<VocabularyDiagnostic> diagnostics) = Vocabulary.Load(VocabularyFiles.Shipped());
        Assert.NotNull(vocabulary);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void It_knows_the_states_of_the_world_and_sixteen_thousand_topics()
    {
        Assert.True(BuiltIn.All.Count > 16_000);
        string[] states = ["afghanistan", "bolivia", "cuba", "denmark", "eswatini", "fiji", "ghana", "haiti", "iceland", "japan", "kenya", "laos", "mexico", "north-korea", "oman", "south-korea", "united-kingdom", "united-states", "zimbabwe"];
        Assert.All(states, static slug => Assert.Equal(TopicKinds.Place, BuiltIn.Find(slug)?.Kind));
    }

    [Fact]
    public void A_slug_belongs_to_one_topic()
    {
        string[] slugs = [.. BuiltIn.All.Select(static topic => topic.Slug)];
        Assert.Equal(slugs.Length, slugs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(slugs, static slug => Assert.True(Slug.IsSlug(slug)));
    }

    [Fact]
    public void Every_parent_is_a_topic_and_no_topic_is_its_own_ancestor()
    {
        foreach (Topic topic in BuiltIn.All)
        {
            HashSet<string> above = new(StringComparer.Ordinal);
            Queue<string> next = new(topic.Parents ?? []);
            while (next.TryDequeue(out string? slug))
            {
                Assert.NotEqual(topic.Slug, slug);
                Topic? parent = BuiltIn.Find(slug);
                Assert.NotNull(parent);
                if (above.Add(slug))
                {
                    Array.ForEach([.. parent.Parents ?? []], next.Enqueue);
                }
            }
        }
    }

    [Fact]
    public void Every_subject_has_a_Media_Topic_that_IPTC_has()
    {
        HashSet<string> codes = [.. VocabularyFiles.Shipped()["media-topics.tsv"].Split('\n').Where(static line => line.StartsWith("medtop:", StringComparison.Ordinal)).Select(static line => line.Split('\t')[0])];
        Assert.True(codes.Count > 1_000);
        string[] wrong = [.. BuiltIn.All.Where(topic => topic.MediaTopic is { } code && !codes.Contains(code)).Select(static topic => topic.Name)];
        Assert.Empty(wrong);
        Assert.True(BuiltIn.All.Count(static topic => topic is { Kind: TopicKinds.Subject, MediaTopic: not null }) > 900);
        Assert.Equal(17, Sections.All.Count);
        Assert.All(Sections.All, section => Assert.Contains(section.MediaTopic, codes));
    }

    [Theory]
    [InlineData("nk", "north-korea")]
    [InlineData("dprk", "north-korea")]
    [InlineData("bangtan-boys", "bts")]
    [InlineData("zelenskyy", "volodymyr-zelenskyy")]
    [InlineData("rangers", null)]
    [InlineData("blast", "explosions")]
    [InlineData("north-korea", null)]
    [InlineData("no-such-topic", null)]
    public void The_slug_of_another_form_leads_to_the_topic(string slug, string? topic) => Assert.Equal(topic, BuiltIn.FindAlias(slug)?.Slug);

    [Theory]
    [InlineData("Norway\n", "ours.tsv, line 1: expected 2 to 6 columns parted by tabs, found 1")]
    [InlineData("# x\nNorway\tland\n", "ours.tsv, line 2: expected one of person, organisation, place, work, event, subject, found 'land'")]
    [InlineData("\tplace\n", "ours.tsv, line 1: expected a name of 1 to 120 characters, found 0")]
    [InlineData("tides\tsubject\ttide\t\tmedtop:20000500\tloud\n", "ours.tsv, line 1: expected telling, passing or nothing, found 'loud'")]
    [InlineData("tides\tsubject\ttide\t\tmedtop:1\n", "ours.tsv, line 1: expected a code such as medtop:20000018, found 'medtop:1'")]
    public void A_wrong_line_is_told_with_its_number_and_the_vocabulary_refused(string text, string expected)
    {
        (Vocabulary? vocabulary, IReadOnlyList<VocabularyDiagnostic> diagnostics) = Vocabulary.Load(new Dictionary<string, string> { ["ours.tsv"] = text });
        Assert.Null(vocabulary);
        Assert.Equal([expected], diagnostics.Select(static diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [InlineData("Talvik\tplace\tTalvik; town\n", "ours.tsv, line 1: expected a form that is words in a row, found 'Talvik; town'; it is left out")]
    [InlineData("Talvik\tplace\t\tNorway\n", "ours.tsv, line 1: expected a parent that some row names, found 'Norway'; it is left out")]
    [InlineData("Talvik\tplace\nTALVIK\tperson\n", "ours.tsv, line 2: expected 'TALVIK' to be a place as in the row before, found person; this row is left out")]
    [InlineData("Talvik\tplace\tT-town\nTall\tperson\tT-town\n", "ours.tsv, line 2: expected a form of one topic only, found 'T-town' of 'Talvik' too; it stays with that one")]
    public void A_doubtful_line_is_told_and_only_what_it_names_is_left_out(string text, string expected)
    {
        (Vocabulary? vocabulary, IReadOnlyList<VocabularyDiagnostic> diagnostics) = Vocabulary.Load(new Dictionary<string, string> { ["ours.tsv"] = text });
        Assert.Equal([expected], diagnostics.Select(static diagnostic => diagnostic.ToString()));
        Assert.NotNull(vocabulary?.Find("talvik"));
    }

    [Fact]
    public void Rows_of_several_files_add_up_and_change_the_version()
    {
        Dictionary<string, string> files = new(VocabularyFiles.Shipped(), StringComparer.Ordinal) { ["ours.tsv"] = "Norway\tplace\tthe fjord land\nSaltvik Rovers\torganisation\tSaltvik|?Rovers\tsoccer\n" };
        Vocabulary vocabulary = Vocabulary.Load(files).Vocabulary!;
        Assert.NotEqual(BuiltIn.Version, vocabulary.Version);
        Assert.Equal(["norway"], Slugs("Pontoons leave the fjord land", vocabulary));
        Assert.Equal(["saltvik-rovers", "soccer"], Slugs("Saltvik win again", vocabulary));
        Assert.Equal(["norway"], Slugs("Pontoons leave Norway", vocabulary));
        Assert.DoesNotContain("saltvik-rovers", Slugs("Rovers win again", vocabulary));
        Assert.Equal(vocabulary.Version, Vocabulary.Load(files).Vocabulary!.Version);
    }

    [Fact]
    public void Marks_say_how_much_a_form_tells()
    {
        const string Rows = "^quolls\tsubject\tmarsupial cat|?spotted one|#-legged quoll|#th joey|?small marsupial\t\tmedtop:20000500\n";
        Vocabulary vocabulary = Vocabulary.Load(new Dictionary<string, string>(VocabularyFiles.Shipped(), StringComparer.Ordinal) { ["ours.tsv"] = Rows }).Vocabulary!;
        Assert.Contains("quolls", Slugs("Marsupial cats return", vocabulary));
        Assert.Contains("quolls", Slugs("Quoll returns", vocabulary));
        Assert.Contains("quolls", Slugs("Boy finds 3-legged quoll", vocabulary));
        Assert.Contains("quolls", Slugs("Zoo marks its 20th joey", vocabulary));
        Assert.DoesNotContain("quolls", Slugs("Spotted ones return", vocabulary));
        Assert.Contains("quolls", Slugs("Spotted ones are small marsupials", vocabulary));

        Article casual = TopicTagger.Tag(Page.Read(" date 2026-05-04 It rained\nIt rained on a quoll.\nThe quoll sat there.\n(END)\n"), vocabulary);
        Assert.DoesNotContain("quolls", casual.Topics.Select(static topic => topic.Slug));
    }

    [Theory]
    [InlineData("passing", "Quoll sees gecko, skink and numbat", true)]
    [InlineData("passing", "Gecko, skink and numbat see quoll", false)]
    [InlineData("telling", "Gecko, skink and numbat see quoll", true)]
    [InlineData("passing", "Gecko sees quoll", true)]
    public void What_news_names_in_passing_is_a_topic_of_a_full_headline_only_where_it_begins_with_it(string telling, string headline, bool expected)
    {
        Vocabulary vocabulary = Zoo(telling);
        Assert.Equal(expected, Slugs(headline, vocabulary).Contains("quolls"));
    }

    [Theory]
    [InlineData("passing", false)]
    [InlineData("", false)]
    [InlineData("telling", true)]
    public void What_hardly_any_text_names_is_a_topic_where_the_second_paragraph_does(string telling, bool expected)
    {
        Article article = TopicTagger.Tag(Page.Read(" date 2026-05-04 Endangered wildlife leaves rainforest\nEndangered species left the rainforest, conservationists said.\nA quoll stayed in the rainforest with other endangered species.\n(END)\n"), Zoo(telling));
        Assert.Equal(expected, article.Topics.Any(static topic => topic.Slug == "quolls"));
    }

    private static Vocabulary Zoo(string telling)
    {
        string rows = $"quolls\tsubject\tquoll\t\tmedtop:06000000\t{telling}\ngeckos\tsubject\tgecko\t\tmedtop:06000000\nskinks\tsubject\tskink\t\tmedtop:06000000\nnumbats\tsubject\tnumbat\t\tmedtop:06000000\n";
        return Vocabulary.Load(new Dictionary<string, string>(VocabularyFiles.Shipped(), StringComparer.Ordinal) { ["ours.tsv"] = rows }).Vocabulary!;
    }

    [Fact]
    public void Topics_that_come_together_make_another()
    {
        const string Rows = "Saltvik\tplace\t\tNorway\nLower Saltvik\tplace\t\tNorway\nquay dispute\tevent\n";
        Dictionary<string, string> files = new(VocabularyFiles.Shipped(), StringComparer.Ordinal) { ["ours.tsv"] = Rows, ["combinations.tsv"] = "quay dispute\tSaltvik|Lower Saltvik\tlawsuits|courts\nquay dispute\tNowhere\n" };
        (Vocabulary? vocabulary, IReadOnlyList<VocabularyDiagnostic> diagnostics) = Vocabulary.Load(files);
        Assert.Equal("combinations.tsv, line 2: expected names of topics, found 'Nowhere'; the line is left out", Assert.Single(diagnostics).ToString());
        Assert.Contains("quay-dispute", Slugs("Lower Saltvik sues Saltvik in court", vocabulary!));
        Assert.DoesNotContain("quay-dispute", Slugs("Lower Saltvik meets Saltvik", vocabulary!));
    }

    private static IEnumerable<string> Slugs(string headline, Vocabulary vocabulary) => TopicTagger.Tag(headline, vocabulary).Select(static tag => tag.Slug);
}
