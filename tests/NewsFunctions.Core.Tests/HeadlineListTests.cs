namespace NewsFunctions.Core.Tests;

/// <summary>Lists of other headlines behind the end of an article.</summary>
public sealed class HeadlineListTests
{
    [Theory]
    [InlineData("-\nFerry sails again\n-\nNew tram for Ulsan\n-\nSeal visits port")]
    [InlineData("–\nFerry sails again\n—\nNew tram for Ulsan\n•\nSeal visits port")]
    [InlineData("*\nFerry sails again\n*\nNew tram for Ulsan\n*\nSeal visits port")]
    [InlineData("-\n\nFerry sails again\n\n-\n\nNew tram for Ulsan\n\n-\n\nSeal visits port\n\n")]
    [InlineData(" - \n Ferry sails again \n\u00A0-\u00A0\nNew tram for Ulsan\n-\nSeal visits port")]
    [InlineData("- Ferry sails again\n- New tram for Ulsan\n- Seal visits port")]
    [InlineData("• Ferry sails again\n• New tram for Ulsan\n• Seal visits port")]
    [InlineData("* Ferry sails again\n* New tram for Ulsan\n* Seal visits port")]
    [InlineData("–\u00A0Ferry sails again\n— New tram for Ulsan\n·  Seal visits port")]
    [InlineData("-\nFerry sails again\n-\nNew tram for Ulsan\n-\nSeal visits port\n-")]
    [InlineData("-\nFerry sails again\n-\n-\nNew tram for Ulsan\n- Seal visits port\n-\n")]
    public void A_marker_before_each_headline_makes_a_list(string lines)
    {
        HeadlineList list = Assert.Single(Page.Lists(lines));
        Assert.Null(list.List);
        Assert.Equal(["Ferry sails again", "New tram for Ulsan", "Seal visits port"], Headlines(list));
        Assert.Equal([1, 2, 3], list.Items.Select(static item => item.Position));
    }

    [Theory]
    [InlineData("-\n1\nFerry sails again\n-\n2\nNew tram for Ulsan\n-\n3\nSeal visits port")]
    [InlineData("1. Ferry sails again\n2. New tram for Ulsan\n3. Seal visits port")]
    [InlineData("1) Ferry sails again\n2) New tram for Ulsan\n3) Seal visits port")]
    [InlineData("-\n1\nFerry sails again\n-\n2\nNew tram for Ulsan\n-\n3\nSeal visits port\n-")]
    public void Ranks_number_the_first_list(string lines)
    {
        HeadlineList list = Assert.Single(Page.Lists(lines));
        Assert.Equal(1, list.List);
        Assert.Equal(["Ferry sails again", "New tram for Ulsan", "Seal visits port"], Headlines(list));
    }

    [Theory]
    [InlineData("-\n1\nA one\n-\n2\nA two\n-\n1\nB one\n-\n2\nB two\n-\n3\nB three")]
    [InlineData("1. A one\n2. A two\n1. B one\n2. B two\n3. B three")]
    [InlineData("4. A one\n5. A two\n4. B one\n7. B two\n9. B three")]
    public void A_rank_that_restarts_begins_a_new_list(string lines)
    {
        IReadOnlyList<HeadlineList> lists = Page.Lists(lines);
        Assert.Equal([1, 2], lists.Select(static list => list.List));
        Assert.Equal(["A one", "A two"], Headlines(lists[0]));
        Assert.Equal(["B one", "B two", "B three"], Headlines(lists[1]));
        Assert.Equal([1, 2, 3], lists[1].Items.Select(static item => item.Position));
    }

    [Theory]
    [InlineData(5, "1:5")]
    [InlineData(10, "1:5 2:5")]
    [InlineData(15, "1:5 2:5 3:5")]
    [InlineData(1, "?:1")]
    [InlineData(4, "?:4")]
    [InlineData(7, "?:7")]
    [InlineData(11, "?:11")]
    public void Without_ranks_fives_are_lists_and_other_counts_are_one_list_without_a_number(int count, string shape)
    {
        IReadOnlyList<HeadlineList> lists = Page.Lists([.. Enumerable.Range(1, count).Select(static i => $"-\nStory of port {i}")]);
        Assert.Equal(shape, string.Join(' ', lists.Select(static list => $"{list.List?.ToString(null, null) ?? "?"}:{list.Items.Count}")));
        Assert.Equal(Enumerable.Range(1, count).Select(static i => $"Story of port {i}"), lists.SelectMany(Headlines));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-\n-\n-")]
    [InlineData("-\n1")]
    public void Markers_alone_make_no_list(string lines) => Assert.Empty(Page.Lists(lines));

    [Theory]
    [InlineData("-\nFerry sails again\n-\nNew tram for Ulsan\n-\nSeal visits port")]
    [InlineData("-\n1\nFerry sails again\n-\n2\nNew tram for Ulsan\n-\n3\nSeal visits port")]
    [InlineData("-\nFerry sails again\n-\nNew tram for Ulsan\n-\nSeal visits port\n-")]
    public void A_list_of_lonely_markers_needs_no_end_mark_before_it(string lines)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\nThe bridge opened.\nIt is free of tolls.\n{lines}\n");
        Assert.Equal(["The bridge opened.", "It is free of tolls."], Page.Texts(article));
        Assert.Equal(["Ferry sails again", "New tram for Ulsan", "Seal visits port"], article.HeadlineLists.SelectMany(Headlines));
    }

    [Fact]
    public void A_lone_hyphen_in_a_text_without_an_end_mark_begins_no_list()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nThe bridge opened.\n-\nIt is free of tolls.\nTraffic is light.\n");
        Assert.Empty(article.HeadlineLists);
        Assert.Contains("Traffic is light.", Page.Texts(article));
    }

    [Fact]
    public void Marks_of_a_listed_headline_are_read_like_those_of_an_article()
    {
        ListedHeadline item = Assert.Single(Assert.Single(Page.Lists("-", "(URGENT) (2nd LD) 4.1 quake hits sea: weather agency")).Items);
        Assert.Equal("4.1 quake hits sea: weather agency", item.Headline);
        Assert.Equal("(URGENT) (2nd LD) 4.1 quake hits sea: weather agency", item.WireHeadline);
        Assert.Equal(["urgent", "lead"], item.Flags);
        Assert.Equal(2, item.Revision);
        Assert.Equal(3, item.Urgency);
    }

    [Theory]
    [InlineData("Tram - a slow one - reaches Ulsan")]
    [InlineData("Price of rice to rise 4 pct: maker")]
    [InlineData("3 hikers led down from foggy hill")]
    [InlineData("4.1 magnitude quake hits sea")]
    [InlineData("2026")]
    public void Hyphens_colons_and_numbers_inside_a_headline_stay(string headline) =>
        Assert.Equal(headline, Assert.Single(Assert.Single(Page.Lists("-", headline)).Items).Headline);

    [Theory]
    [InlineData("Singer's 'Second Umbrella' climbs - again", "(LEAD) Singer's 'Second Umbrella' climbs - again")]
    [InlineData("Singer's 'Second Umbrella' climbs - again", "(URGENT) (3rd LD) Singer's 'Second Umbrella' climbs - again")]
    [InlineData("Singer's 'Second Umbrella' climbs - again", "Singer’s ‘Second Umbrella’ climbs – again")]
    [InlineData("Singer's 'Second Umbrella' climbs - again", "SINGER'S 'SECOND UMBRELLA' CLIMBS - AGAIN")]
    [InlineData("Singer's 'Second Umbrella' climbs - again", "Singer's  'Second\u00A0Umbrella' climbs — again")]
    [InlineData("He says \"no\"", "He says “no”")]
    public void One_story_has_one_headline_id_however_it_is_dressed(string one, string other)
    {
        IReadOnlyList<ListedHeadline> items = Assert.Single(Page.Lists("-", one, "-", other)).Items;
        Assert.Equal(items[0].HeadlineId, items[1].HeadlineId);
        Assert.Equal(Page.UnderHeadline(other).HeadlineId, items[0].HeadlineId);
    }

    [Theory]
    [InlineData("Ferry sails again", "Ferry sails at last")]
    [InlineData("Ferry sails again", "Ferry sails again?")]
    [InlineData("Ferry sails again", "(Herald Special) Ferry sails again")]
    public void Other_words_have_another_headline_id(string one, string other)
    {
        IReadOnlyList<ListedHeadline> items = Assert.Single(Page.Lists("-", one, "-", other)).Items;
        Assert.NotEqual(items[0].HeadlineId, items[1].HeadlineId);
    }

    [Theory]
    [InlineData("Coast News Summary", false)]
    [InlineData("Today in Korean history", false)]
    [InlineData("Top headlines in major S. Korean newspapers", false)]
    [InlineData("(EDITORIAL from Coast Herald on March 19)", false)]
    [InlineData("Ferry sails again", true)]
    public void What_recurs_has_the_day_in_its_identity(string headline, bool same)
    {
        ListedHeadline first = On("2026-05-04");
        ListedHeadline second = On("2026-05-05");
        Assert.Equal(same, first.HeadlineId == second.HeadlineId);
        Assert.Equal(first.HeadlineId, On("2026-05-04").HeadlineId);

        ListedHeadline On(string day) =>
            Assert.Single(Assert.Single(Page.Read($" date {day} Bridge\nIt opened.\n(END)\n-\n{headline}").HeadlineLists).Items);
    }

    [Fact]
    public void A_fixture_on_its_own_page_has_the_id_that_lists_of_its_day_give_it()
    {
        Article summary = Page.Read(" date 2026-05-04 Coast News Summary\nThe following is a summary.\n(END)\n");
        Assert.Equal(Assert.Single(Assert.Single(Page.Lists("-", "Coast News Summary")).Items).HeadlineId, summary.HeadlineId);
    }

    [Fact]
    public void Repeats_are_kept_with_one_id()
    {
        IReadOnlyList<HeadlineList> lists = Page.Lists([.. Enumerable.Repeat("-\nFerry sails again", 10)]);
        Assert.Equal(2, lists.Count);
        Assert.Single(lists.SelectMany(static list => list.Items).Select(static item => item.HeadlineId).Distinct());
    }

    [Fact]
    public void Text_between_entries_is_cut_and_told()
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 Bridge\nIt opened.\n(END)\nMost viewed\n-\nFerry sails again\nSome weather\n-\nNew tram\n");
        Assert.Equal(["Ferry sails again", "New tram"], Assert.Single(parsed.Articles).HeadlineLists.SelectMany(Headlines));
        Assert.Equal(["Most viewed@4", "Some weather@7"], Page.Cuts(parsed).Select(static cut => $"{cut.Text}@{cut.Line}"));
        Assert.Equal(["list-line-unreadable@7"], Page.Codes(parsed));
        Assert.Equal("info", parsed.Diagnostics[0].Severity);
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    [InlineData(1_234, true)]
    public void Over_a_thousand_headlines_are_cut(int count, bool diagnosed)
    {
        ParsedFile parsed = Page.Parse(
            " date 2026-05-04 Bridge\nIt opened.\n(END)\n" + string.Concat(Enumerable.Range(1, count).Select(static i => $"- Port story {i}\n")));
        Assert.Equal(1_000, Assert.Single(parsed.Articles).HeadlineLists.Sum(static list => list.Items.Count));
        Assert.Equal(diagnosed ? ["list-cut@1004"] : [], Page.Codes(parsed));
    }

    [Fact]
    public void A_listed_headline_over_its_bound_is_cut()
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 Bridge\nIt opened.\n(END)\n-\n" + new string('x', 501));
        ListedHeadline item = Assert.Single(Assert.Single(Assert.Single(parsed.Articles).HeadlineLists).Items);
        Assert.Equal(500, item.Headline.Length);
        Assert.Equal(500, item.WireHeadline.Length);
        Assert.Equal(["headline-cut@5"], Page.Codes(parsed).Distinct());
    }

    private static IEnumerable<string> Headlines(HeadlineList list) => list.Items.Select(static item => item.Headline);
}
