using NewsFunctions.Topics;

namespace NewsFunctions.Core.Tests;

/// <summary>What headlines and articles are said to be about.</summary>
public sealed class TopicTests
{
    [Theory]
    [InlineData("N.K. opens border crossing", "north-korea")]
    [InlineData("Crossing opened by N.K.", "north-korea")]
    [InlineData("N. Korea opens border crossing", "north-korea")]
    [InlineData("S. Korea opens border crossing", "south-korea")]
    [InlineData("Museum in U.S. sends chart home", "united-states")]
    [InlineData("Museum sends chart home to the U.S.", "united-states")]
    [InlineData("Museum sends chart to U.S.: curator", "united-states")]
    [InlineData("U.S., Mexico count butterflies", "mexico united-states")]
    [InlineData("US museum sends chart home", "united-states")]
    [InlineData("Ferries from the U.K. to the EU", "european-union united-kingdom")]
    [InlineData("School wins U.N. prize", "united-nations")]
    [InlineData("ASEAN, NATO envoys meet", "asean nato")]
    [InlineData("Let us count butterflies", "")]
    public void An_abbreviation_names_its_country(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Norwegian ferry visits port", "norway")]
    [InlineData("Danish and Swedish divers find wreck", "denmark sweden")]
    [InlineData("Filipinos, Koreans share a stage", "philippines south-korea")]
    [InlineData("North Korean boat drifts south", "north-korea")]
    [InlineData("S. Koreans eat less rice", "south-korea")]
    [InlineData("British divers find wreck", "united-kingdom")]
    public void A_demonym_names_its_country(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Japan's ferries sail again", "japan")]
    [InlineData("N.K.'s ferries sail again", "north-korea")]
    [InlineData("U.S.' ferries sail again", "united-states")]
    [InlineData("Fans wait for MOONTIDE' new song", "moontide")]
    [InlineData("Fans wait for REDLARK's new song", "redlark")]
    [InlineData("Fans wait for REDLARK’s new song", "redlark")]
    [InlineData("Fans wait for Oh Dan-bi's new song", "oh-dan-bi")]
    public void A_possessive_names_its_owner(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Papua New Guinea signs pact", "papua-new-guinea")]
    [InlineData("Equatorial Guinea signs pact", "equatorial-guinea")]
    [InlineData("Guinea-Bissau signs pact", "guinea-bissau")]
    [InlineData("Ferry links Northern Ireland", "northern-ireland")]
    [InlineData("Ferry links Ireland", "ireland")]
    [InlineData("South Sudan signs pact", "south-sudan")]
    [InlineData("Democratic People's Republic of Korea signs pact", "north-korea")]
    [InlineData("Republic of Korea signs pact", "south-korea")]
    [InlineData("Rains reach New Mexico", "new-mexico")]
    [InlineData("Rains reach Mexico", "mexico")]
    [InlineData("Herders of Inner Mongolia", "inner-mongolia")]
    public void The_longest_name_counts(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Ferry sails again", "")]
    [InlineData("Boat sinks. Crew is safe", "")]
    [InlineData("Boat sinks: Crew is safe", "")]
    [InlineData("\"Crew is safe,\" says captain", "")]
    [InlineData("Boats sail to Saltvik", "saltvik")]
    [InlineData("Saltvik boats wait", "")]
    [InlineData("Saltvik waits for boats", "saltvik")]
    [InlineData("Saltvik ferries wait; boats leave for Saltvik", "saltvik")]
    [InlineData("SALTVIK waits for boats", "saltvik")]
    public void The_first_word_of_a_sentence_is_no_name_by_itself(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Visit of President Noh Gi-tae ends", "noh-gi-tae")]
    [InlineData("President Noh Gi-tae ends visit", "noh-gi-tae")]
    [InlineData("Deputy Mayor Noh Gi-tae ends visit", "noh-gi-tae")]
    [InlineData("Vice Foreign Minister Noh Gi-tae ends visit", "noh-gi-tae")]
    [InlineData("Visit of Prime Minister ends", "")]
    [InlineData("President, Prime Minister meet on Monday", "")]
    [InlineData("Singer Oh Dan-bi sings in May", "oh-dan-bi")]
    public void Titles_weekdays_and_months_are_no_names(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Oh Dan-bi's 'Second Umbrella' climbs", "oh-dan-bi")]
    [InlineData("Oh Dan-bi's \"Second Umbrella\" climbs", "oh-dan-bi")]
    [InlineData("Oh Dan-bi's ‘Second Umbrella’ climbs", "oh-dan-bi")]
    [InlineData("Oh Dan-bi's “Second Umbrella” climbs", "oh-dan-bi")]
    [InlineData("Film 'A Handcart for Japan' arrives", "")]
    [InlineData("Film 'Ha-neul's Umbrella' arrives", "")]
    public void Titles_of_works_in_quotes_are_left_out(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Boats leave Dongbaek Harbor Bridge", "dongbaek-harbor-bridge", "place")]
    [InlineData("Boats leave Ulleung Island", "ulleung-island", "place")]
    [InlineData("Boats leave with Noh Gi-tae", "noh-gi-tae", "person")]
    [InlineData("Boats leave for Coast Bank", "coast-bank", "organisation")]
    [InlineData("Boats leave for REDLARK", "redlark", "organisation")]
    [InlineData("Boats leave for Lantern Festival", "lantern-festival", "event")]
    [InlineData("Boats leave Pohang", "pohang", "place")]
    [InlineData("Boats leave for Saltvik", "saltvik", "organisation")]
    [InlineData("Boats leave Saltville", "saltville", "place")]
    [InlineData("Boats leave Norway", "norway", "place")]
    [InlineData("Boats leave NATO", "nato", "organisation")]
    public void The_kind_of_a_topic_comes_from_its_name(string headline, string slug, string kind)
    {
        TopicTag topic = Assert.Single(TopicTagger.Tag(headline, Vocabulary.BuiltIn), static topic => topic.Kind != TopicKinds.Subject);
        Assert.Equal(slug, topic.Slug);
        Assert.Equal(kind, topic.Kind);
    }

    [Fact]
    public void A_family_name_counts_for_the_full_name()
    {
        Article article = Page.Read(
            " date 2026-05-04 Old quay opens again\nThe mayor, Noh Gi-tae, crossed first.\nOn foot, Noh crossed again.\nTraffic let Noh pass.\n(END)\n");
        Assert.Equal(["noh-gi-tae"], Slugs(article.Topics));
        Assert.Equal("Noh Gi-tae", article.Topics[0].Name);
        Assert.Equal("person", article.Topics[0].Kind);
    }

    [Fact]
    public void A_family_name_at_the_start_of_a_sentence_counts_once_the_full_name_is_known()
    {
        Article article = Page.Read(
            " date 2026-05-04 Old quay opens again\nThe first was Marta Kowalska from a town nearby.\nKowalska walked. Kowalska sang.\n(END)\n");
        Assert.Equal(["marta-kowalska"], Slugs(article.Topics));
    }

    [Fact]
    public void A_family_name_that_two_share_counts_for_neither()
    {
        Article article = Page.Read(
            " date 2026-05-04 Old quay opens again\nThere were Noh Gi-tae and also Noh Ha-na.\nThe crowd let Noh pass, and Noh waved, and then Noh left.\n(END)\n");
        Assert.Empty(article.Topics);
    }

    [Fact]
    public void A_name_that_comes_up_once_in_the_text_is_no_topic()
    {
        Article article = Page.Read(" date 2026-05-04 Old quay opens again\nIt opened.\nA boat from Pohang came, and one from Norway.\n(END)\n");
        Assert.Empty(article.Topics);
    }

    [Fact]
    public void A_place_needs_three_mentions_in_the_text_and_a_new_name_more()
    {
        Article article = Page.Read(
            " date 2026-05-04 Old quay opens again\nIt opened.\nA boat from Saltvik came, and one from Norway.\nThen two from Saltvik, and some from Norway.\nNorway has more.\n(END)\n");
        Assert.Equal(["norway"], Slugs(article.Topics));
    }

    [Fact]
    public void An_article_has_at_most_eight_topics_and_a_listed_headline_five()
    {
        const string Nine = "Chad, Chile, Cuba, Egypt, Fiji, Ghana, Haiti, India and Japan meet";
        Article article = Page.Read($" date 2026-05-04 {Nine}\nThey met.\n(END)\n-\n{Nine}\n");
        Assert.Equal(["chad", "chile", "cuba", "egypt", "fiji", "ghana", "haiti", "india"], Slugs(article.Topics));
        Assert.Equal(["chad", "chile", "cuba", "egypt", "fiji"], Slugs(article.HeadlineLists[0].Items[0].Topics));
    }

    [Fact]
    public void Topics_are_in_the_order_of_their_weight_and_then_of_their_slugs()
    {
        Article article = Page.Read(
            " date 2026-05-04 Japan, Chile share pontoons\nPontoons of Norway\nBoats from Kenya, Norway and Japan sailed.\nThey came from Egypt.\nThey left for Egypt.\nThey found Egypt in Kenya.\n(END)\n");
        Assert.Equal(
            [("japan", 0.56), ("norway", 0.46), ("chile", 0.39), ("egypt", 0.35), ("kenya", 0.35)],
            article.Topics.Select(static topic => (topic.Slug, topic.Score)));
    }

    [Fact]
    public void A_score_never_passes_one()
    {
        Article article = Page.Read($" date 2026-05-04 Japan opens\n{string.Concat(Enumerable.Repeat("Boats from Japan sailed.\n", 200))}(END)\n");
        Assert.Equal(1.0, Assert.Single(article.Topics).Score);
    }

    [Fact]
    public void An_unknown_bracket_is_no_topic()
    {
        Article article = Page.UnderHeadline("(Herald Special) 30 boats sail to Pohang");
        Assert.Equal(["pohang"], Slugs(article.Topics));
    }

    [Fact]
    public void A_listed_headline_does_not_count_for_the_article()
    {
        Article article = Page.Read(" date 2026-05-04 Old quay opens again\nIt opened.\n(END)\n-\nJapan sends pontoons\n");
        Assert.Empty(article.Topics);
        Assert.Equal(["japan"], Slugs(article.HeadlineLists[0].Items[0].Topics));
    }

    [Theory]
    [InlineData("Ferry Sinks Near Quiet Harbor in Norway After Long Storm", "norway")]
    [InlineData("FERRY SINKS NEAR QUIET HARBOR IN NORWAY AFTER LONG STORM", "norway")]
    [InlineData("Noh Gi-tae Opens New Harbor Bridge After Long Winter Delay", "noh-gi-tae")]
    [InlineData("Mayor Tells Council of Saltvik Plan for Older Ferries", "saltvik")]
    public void In_headlines_of_capitals_only_what_is_no_ordinary_word_is_a_name(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("American golfer Jonas Saltvik wins again", "jonas-saltvik")]
    [InlineData("Norwegian skier Tove Marsund retires", "tove-marsund")]
    [InlineData("Norwegian government to buy ferries", "norway")]
    public void A_nationality_of_a_person_is_no_topic(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Ferry sinks off Norway: Saltvik Coast Guard", "norway")]
    [InlineData("N.K. fires missile: JCS", "north-korea")]
    [InlineData("Ferry sinks off Norway (Reuters)", "norway")]
    [InlineData("Ferry sinks off Norway, AP says", "norway")]
    [InlineData("Reuters names editor for Norway", "norway reuters")]
    public void Who_says_so_at_the_end_of_a_headline_is_no_topic(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Sales reach US$30 million", "")]
    [InlineData("Ferry leaves the U.S. Nobody cheers", "united-states")]
    [InlineData("Boats of the University of Saltvik sail", "university-of-saltvik")]
    [InlineData("Busan Port Authority buys cranes", "busan-port-authority")]
    [InlineData("Moon vows to sail again", "moon-jae-in")]
    [InlineData("Boats sail by the light of the Moon", "")]
    [InlineData("Chad Marsund sails again", "chad-marsund")]
    public void What_stands_beside_a_name_says_whose_it_is(string headline, string slugs) => Check(headline, slugs);

    [Fact]
    public void An_acronym_that_is_explained_stands_for_the_name()
    {
        Article article = Page.Read(
            " date 2026-05-04 Old quay opens again\nIt was built by the Saltvik Bridge Agency (SBA).\nThe SBA painted it. The SBA will watch it.\n(END)\n");
        TopicTag topic = Assert.Single(article.Topics, static topic => topic.Kind != TopicKinds.Subject);
        Assert.Equal(("saltvik-bridge-agency", "organisation"), (topic.Slug, topic.Kind));
        Assert.Contains(new TopicEvidence("saltvik-bridge-agency", "p1", "Saltvik Bridge Agency"), article.TopicEvidence!);
        Assert.Contains(new TopicEvidence("saltvik-bridge-agency", "p2", "SBA"), article.TopicEvidence!);
    }

    [Fact]
    public void A_name_implies_its_subject_and_what_that_implies_with_less_weight()
    {
        IReadOnlyList<TopicTag> topics = TopicTagger.Tag("BTS meets fans in Busan", Vocabulary.BuiltIn);
        Assert.Equal(["bts", "busan", "k-pop", "music"], Slugs(topics));
        Assert.True(topics[0].Score > topics[2].Score);
    }

    [Fact]
    public void Where_an_agency_writes_from_at_home_is_no_topic_for_being_named()
    {
        const string Text = "(Yonhap) -- South Korea counted its ferries.\nThe count in South Korea took a week.\n(END)\n";
        Assert.DoesNotContain("south-korea", Slugs(Page.Read($" date 2026-05-04 Ferries counted\nSEOUL, May 4 {Text}").Topics));
        Assert.Contains("south-korea", Slugs(Page.Read($" date 2026-05-04 Ferries counted\nOSLO, May 4 {Text}").Topics));
    }

    [Fact]
    public void A_city_that_only_the_text_names_goes_with_its_state()
    {
        const string Text = "Norway counted its ferries.\nOslo said so. Oslo was pleased. Oslo is in Norway.\n(END)\n";
        Assert.Equal(["norway"], Slugs([.. Page.Read($" date 2026-05-04 Norway counts ferries\n{Text}").Topics.Where(static topic => topic.Kind == TopicKinds.Place)]));
        Assert.Equal(["norway", "oslo"], Slugs([.. Page.Read($" date 2026-05-04 Norway counts ferries in Oslo\n{Text}").Topics.Where(static topic => topic.Kind == TopicKinds.Place).OrderBy(static topic => topic.Slug, StringComparer.Ordinal)]));
    }

    [Theory]
    [InlineData("Midfielder scores twice as striker returns for cup final", "sport")]
    [InlineData("Central bank raises interest rate as inflation quickens", "economy-business-and-finance")]
    [InlineData("Party leader calls election after prime minister resigns", "politics")]
    [InlineData("Strong quake kills 12, buries village in landslide", "disaster-accident-and-emergency-incident")]
    [InlineData("Boats sail", null)]
    public void A_section_is_told_by_words(string headline, string? section) => Assert.Equal(section, TopicTagger.SectionOf(headline, Vocabulary.BuiltIn)?.Slug);

    [Fact]
    public void Names_are_found_where_they_stand()
    {
        const string Text = "Kang Seo-ra of Saltvik met the U.S.'s envoy.\nKang spoke Norwegian.";
        IReadOnlyList<NameSpan> names = TopicTagger.Names(Text, Vocabulary.BuiltIn);
        Assert.Equal(["Kang Seo-ra", "Saltvik", "U.S.", "Kang", "Norwegian"], names.Select(static name => name.Text));
        Assert.All(names, static name => Assert.Equal(name.Text, Text.Substring(name.Start, name.Text.Length)));
        Assert.Equal(["kang-seo-ra", "saltvik", "united-states", "kang-seo-ra", "norway"], names.Select(static name => name.Slug));
        Assert.True(names[^1].IsDemonym);
    }

    [Theory]
    [InlineData("Moscow says talks with Minsk to go on", "minsk russia")]
    [InlineData("Moscow opens third ring road", "moscow")]
    public void A_capital_that_acts_is_its_government(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Powell says Fed in no hurry to cut rates", "federal-reserve jerome-powell")]
    [InlineData("Lions stun Chiefs in overtime", "detroit-lions kansas-city-chiefs")]
    [InlineData("India's Supreme Court upholds ruling", "india supreme-court-of-india")]
    [InlineData("Supreme Court upholds ruling", "supreme-court-of-korea")]
    [InlineData("Iranians prefer Trump over Harris", "donald-trump iran kamala-harris")]
    [InlineData("Harris paints boats", "")]
    [InlineData("Carney Says Boats May Sail Again", "mark-carney")]
    [InlineData("Jordan's king sails again", "jordan king-abdullah-ii")]
    [InlineData("Chelsea Women win again", "chelsea-women")]
    [InlineData("Chelsea sack manager", "chelsea")]
    public void What_several_share_is_what_the_rest_speaks_for(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Typhoon Saltvik nears coast", "typhoon-saltvik typhoons")]
    [InlineData("Tropical Storm Imelda nears coast", "tropical-storm-imelda tropical-storms")]
    [InlineData("Storm Fergal nears coast", "storm-fergal")]
    [InlineData("Retailer to cut 800 jobs", "layoffs")]
    [InlineData("Retailer to cut 12 jobs", "layoffs")]
    [InlineData("Tram derails near depot", "railway-accidents")]
    [InlineData("Ukraine says Russian missiles hit port", "russia russia-ukraine-war ukraine missile-attacks")]
    [InlineData("Heat wave alert for Saltvik", "heat-waves weather-warnings")]
    public void Verbs_figures_parts_of_phrases_and_what_comes_together_tell_topics(string headline, string slugs)
    {
        string[] given = [.. Slugs(TopicTagger.Tag(headline, Vocabulary.BuiltIn))];
        Assert.All(slugs.Split(' '), slug => Assert.Contains(slug, given));
    }

    [Fact]
    public void A_casual_word_alone_in_a_headline_is_no_topic() => Assert.Empty(TopicTagger.Tag("Scientists count stars", Vocabulary.BuiltIn));

    [Fact]
    public void A_state_goes_with_two_of_its_places()
    {
        Article article = Page.Read(" date 2026-05-04 Trains from Busan to Daegu stop\nTrains between Busan and Daegu stopped.\nBusan waits. Daegu waits.\n(END)\n");
        Assert.Contains("south-korea", Slugs(article.Topics));
        Assert.Equal(["Busan", "Daegu"], article.TopicEvidence!.Where(static evidence => evidence is { Topic: "south-korea", In: "topic" }).Select(static evidence => evidence.Text).Order());
        Assert.DoesNotContain("south-korea", Slugs(Page.Read(" date 2026-05-04 Trains from Busan stop\nTrains in Busan stopped.\nBusan waits.\n(END)\n").Topics));
    }

    [Fact]
    public void The_United_States_are_a_topic_where_a_headline_names_them()
    {
        const string Text = "SALTVIK, May 4 (Coast News Agency) -- The U.S. ferry from Boston to Chicago stopped.\nThe U.S. owner said so.\nChicago waits.\n(END)\n";
        Assert.DoesNotContain("united-states", Slugs(Page.Read($" date 2026-05-04 Ferry stops\n{Text}").Topics));
        Assert.Contains("united-states", Slugs(Page.Read($" date 2026-05-04 U.S. ferry stops\n{Text}").Topics));
    }

    [Theory]
    [InlineData("Slovak crew hails Marsund in trial", "")]
    [InlineData("Marsund hails Slovak crew", "marsund")]
    [InlineData("Slovak crew hails Tove Marsund", "tove-marsund")]
    public void One_unknown_word_amid_a_headline_is_no_topic(string headline, string slugs) =>
        Assert.Equal(slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries), Named(TopicTagger.Tag(headline, Vocabulary.BuiltIn)).Where(static slug => slug != "slovakia"));

    [Fact]
    public void Every_topic_has_its_evidence()
    {
        foreach (string sample in Directory.GetFiles(Repository.Samples, "*.txt"))
        {
            foreach (Article article in Page.Parse(File.ReadAllBytes(sample)).Articles)
            {
                Assert.Equal(article.Topics.Select(static topic => topic.Slug), (article.TopicEvidence ?? []).Select(static evidence => evidence.Topic).Distinct());
            }
        }
    }

    private static void Check(string headline, string slugs)
    {
        string[] expected = slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, Named(TopicTagger.Tag(headline, Vocabulary.BuiltIn)));
        Assert.Equal(expected, Named(Page.Lists("-", headline)[0].Items[0].Topics));
    }

    private static IEnumerable<string> Named(IReadOnlyList<TopicTag> topics) => Slugs([.. topics.Where(static topic => topic.Kind != TopicKinds.Subject)]);

    private static IEnumerable<string> Slugs(IReadOnlyList<TopicTag> topics) => topics.Select(static topic => topic.Slug);
}
