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
    [InlineData("Ferry links Northern Ireland", "united-kingdom")]
    [InlineData("Ferry links Ireland", "ireland")]
    [InlineData("South Sudan signs pact", "south-sudan")]
    [InlineData("Democratic People's Republic of Korea signs pact", "north-korea")]
    [InlineData("Republic of Korea signs pact", "south-korea")]
    [InlineData("Rains reach New Mexico", "united-states")]
    [InlineData("Rains reach Mexico", "mexico")]
    [InlineData("Herders of Inner Mongolia", "china")]
    public void The_longest_name_counts(string headline, string slugs) => Check(headline, slugs);

    [Theory]
    [InlineData("Ferry sails again", "")]
    [InlineData("Boat sinks. Crew is safe", "")]
    [InlineData("Boat sinks: Crew is safe", "")]
    [InlineData("\"Crew is safe,\" says captain", "")]
    [InlineData("Boats sail to Pohang", "pohang")]
    [InlineData("Pohang waits for boats", "")]
    [InlineData("Pohang waits; boats leave for Pohang", "pohang")]
    [InlineData("POHANG waits for boats", "pohang")]
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
    [InlineData("Boats leave for REDLARK", "redlark", "subject")]
    [InlineData("Boats leave for Lantern Festival", "lantern-festival", "event")]
    [InlineData("Boats leave Pohang", "pohang", "subject")]
    [InlineData("Boats leave Norway", "norway", "place")]
    [InlineData("Boats leave NATO", "nato", "organisation")]
    public void The_kind_of_a_topic_comes_from_its_name(string headline, string slug, string kind)
    {
        TopicTag topic = Assert.Single(TopicTagger.Tag(headline));
        Assert.Equal(slug, topic.Slug);
        Assert.Equal(kind, topic.Kind);
    }

    [Fact]
    public void A_family_name_counts_for_the_full_name()
    {
        Article article = Page.Read(
            " date 2026-05-04 Harbor bridge reopens\nThe mayor, Noh Gi-tae, crossed first.\nOn foot, Noh crossed again.\nTraffic let Noh pass.\n(END)\n");
        Assert.Equal(["noh-gi-tae"], Slugs(article.Topics));
        Assert.Equal("Noh Gi-tae", article.Topics[0].Name);
        Assert.Equal("person", article.Topics[0].Kind);
    }

    [Fact]
    public void A_family_name_at_the_start_of_a_sentence_counts_once_the_full_name_is_known()
    {
        Article article = Page.Read(
            " date 2026-05-04 Harbor bridge reopens\nThe first was Marta Kowalska from a town nearby.\nKowalska walked. Kowalska sang.\n(END)\n");
        Assert.Equal(["marta-kowalska"], Slugs(article.Topics));
    }

    [Fact]
    public void A_family_name_that_two_share_counts_for_neither()
    {
        Article article = Page.Read(
            " date 2026-05-04 Harbor bridge reopens\nThere were Noh Gi-tae and also Noh Ha-na.\nThe crowd let Noh pass, and Noh waved, and then Noh left.\n(END)\n");
        Assert.Equal(["noh"], Slugs(article.Topics));
    }

    [Fact]
    public void A_name_that_comes_up_once_in_the_text_is_no_topic()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\nA boat from Pohang came, and one from Norway.\n(END)\n");
        Assert.Empty(article.Topics);
    }

    [Fact]
    public void A_country_needs_two_mentions_in_the_text_and_a_new_name_three()
    {
        Article article = Page.Read(
            " date 2026-05-04 Harbor bridge reopens\nIt opened.\nA boat from Pohang came, and one from Norway.\nThen two from Pohang, and a Norwegian.\n(END)\n");
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
            " date 2026-05-04 Japan, Chile share ferries\nFerries of Norway\nBoats from Kenya and Japan sailed.\nThey came from Egypt.\nThey left for Egypt.\n(END)\n");
        Assert.Equal(
            [("japan", 0.53), ("chile", 0.39), ("norway", 0.31), ("egypt", 0.22), ("kenya", 0.22)],
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
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n(END)\n-\nJapan sends ferry\n");
        Assert.Empty(article.Topics);
        Assert.Equal(["japan"], Slugs(article.HeadlineLists[0].Items[0].Topics));
    }

    private static void Check(string headline, string slugs)
    {
        string[] expected = slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, Slugs(TopicTagger.Tag(headline)));
        Assert.Equal(expected, Slugs(Page.Lists("-", headline)[0].Items[0].Topics));
    }

    private static IEnumerable<string> Slugs(IReadOnlyList<TopicTag> topics) => topics.Select(static topic => topic.Slug);
}
