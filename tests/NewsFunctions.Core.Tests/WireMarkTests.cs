namespace NewsFunctions.Core.Tests;

/// <summary>Flags and labels in front of a headline, in the forms of several agencies.</summary>
public sealed class WireMarkTests
{
    private const string Clean = "Harbor bridge reopens";

    [Theory]
    [InlineData("Harbor bridge reopens", "", 0, 5)]
    [InlineData("(LEAD) Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("(2nd LD) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("(3rd LD) Harbor bridge reopens", "lead", 3, 4)]
    [InlineData("(4th LD) Harbor bridge reopens", "lead", 4, 4)]
    [InlineData("(6th LD) Harbor bridge reopens", "lead", 6, 4)]
    [InlineData("(12th LD) Harbor bridge reopens", "lead", 12, 4)]
    [InlineData("(3th LD) Harbor bridge reopens", "lead", 3, 4)]
    [InlineData("(1st LD) Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("(LD) Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("(2nd LEAD) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("(LEAD 2) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("(2nd-LD) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("(2ndlead) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("(2nd Ld-Writethru) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("2ND LD: Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("1ST LEAD: Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("LEAD: Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("UPDATE 1-Harbor bridge reopens", "update", 1, 4)]
    [InlineData("UPDATE 2-Harbor bridge reopens", "update", 2, 4)]
    [InlineData("UPDATE 3 - Harbor bridge reopens", "update", 3, 4)]
    [InlineData("WRAPUP 1-Harbor bridge reopens", "wrapup", 1, 4)]
    [InlineData("WRAPUP 4-Harbor bridge reopens", "wrapup", 4, 4)]
    [InlineData("(WRAP) Harbor bridge reopens", "wrapup", 1, 4)]
    [InlineData("(UPDATE) Harbor bridge reopens", "update", 1, 4)]
    [InlineData("(lead) Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("[LEAD] Harbor bridge reopens", "lead", 1, 4)]
    public void A_revision_flag_tells_the_revision(string line, string flags, int revision, int urgency) =>
        Check(line, flags, revision, urgency, Clean);

    [Theory]
    [InlineData("(URGENT) Harbor bridge reopens", "urgent", 3)]
    [InlineData("URGENT: Harbor bridge reopens", "urgent", 3)]
    [InlineData("FLASH: Harbor bridge reopens", "flash", 1)]
    [InlineData("(FLASH) Harbor bridge reopens", "flash", 1)]
    [InlineData("BULLETIN - Harbor bridge reopens", "bulletin", 2)]
    [InlineData("ALERT: Harbor bridge reopens", "alert", 2)]
    [InlineData("NEWSALERT: Harbor bridge reopens", "alert", 2)]
    [InlineData("APNewsAlert: Harbor bridge reopens", "alert", 2)]
    [InlineData("NEWSBREAK-Harbor bridge reopens", "newsbreak", 3)]
    [InlineData("EXTRA: Harbor bridge reopens", "extra", 3)]
    [InlineData("(EXTRA) Harbor bridge reopens", "extra", 3)]
    [InlineData("SNAP: Harbor bridge reopens", "snap", 3)]
    [InlineData("SNAP | Harbor bridge reopens", "snap", 3)]
    [InlineData("FLASH — Harbor bridge reopens", "flash", 1)]
    public void An_urgency_flag_tells_the_urgency(string line, string flags, int urgency) =>
        Check(line, flags, 0, urgency, Clean);

    [Theory]
    [InlineData("[속보] 항구 다리 다시 열려", "urgent", 0, 3)]
    [InlineData("(속보) 항구 다리 다시 열려", "urgent", 0, 3)]
    [InlineData("(1보) 항구 다리 다시 열려", "urgent", 0, 3)]
    [InlineData("(2보) 항구 다리 다시 열려", "urgent", 1, 3)]
    [InlineData("(종합) 항구 다리 다시 열려", "lead", 1, 4)]
    [InlineData("(종합2보) 항구 다리 다시 열려", "lead", 2, 4)]
    [InlineData("(종합3보)항구 다리 다시 열려", "lead", 3, 4)]
    public void A_Korean_flag_is_read_like_its_English_sister(string line, string flags, int revision, int urgency) =>
        Check(line, flags, revision, urgency, "항구 다리 다시 열려");

    [Theory]
    [InlineData("(LEAD) (URGENT) Harbor bridge reopens", "lead,urgent", 1, 3)]
    [InlineData("(URGENT)(2nd LD)Harbor bridge reopens", "urgent,lead", 2, 3)]
    [InlineData("(2nd LD)Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("(LEAD)  Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("(LEAD)\u00A0Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("\u00A0(LEAD)\u00A0 (URGENT)\u00A0Harbor bridge reopens", "lead,urgent", 1, 3)]
    [InlineData("(2nd\u00A0LD) Harbor bridge reopens", "lead", 2, 4)]
    [InlineData("( LEAD ) Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("(LEAD) (LEAD) Harbor bridge reopens", "lead", 1, 4)]
    [InlineData("(LEAD) (3rd LD) Harbor bridge reopens", "lead", 3, 4)]
    [InlineData("URGENT: UPDATE 2-Harbor bridge reopens", "urgent,update", 2, 3)]
    [InlineData("(FLASH) (BULLETIN) (URGENT) (EXTRA) Harbor bridge reopens", "flash,bulletin,urgent", 0, 1)]
    public void Marks_in_a_row_are_all_read(string line, string flags, int revision, int urgency) =>
        Check(line, flags, revision, urgency, Clean);

    [Theory]
    [InlineData("(News Focus) Harbor bridge reopens", "News Focus", "analysis", 6)]
    [InlineData("(Yonhap Feature) Harbor bridge reopens", "Yonhap Feature", "feature", 6)]
    [InlineData("(Yonhap Interview) Harbor bridge reopens", "Yonhap Interview", "interview", 6)]
    [InlineData("(Asiad) Harbor bridge reopens", "Asiad", "news", 5)]
    [InlineData("(Olympics) Harbor bridge reopens", "Olympics", "news", 5)]
    [InlineData("(World Cup) Harbor bridge reopens", "World Cup", "news", 5)]
    [InlineData("(Movie Review) Harbor bridge reopens", "Movie Review", "review", 6)]
    [InlineData("(Profile) Harbor bridge reopens", "Profile", "profile", 6)]
    [InlineData("(Newsmaker) Harbor bridge reopens", "Newsmaker", "profile", 6)]
    [InlineData("(Photo News) Harbor bridge reopens", "Photo News", "photo", 6)]
    [InlineData("(Graphic) Harbor bridge reopens", "Graphic", "photo", 6)]
    [InlineData("[INTERVIEW] Harbor bridge reopens", "INTERVIEW", "interview", 6)]
    [InlineData("[Editorial] Harbor bridge reopens", "Editorial", "opinion", 6)]
    [InlineData("Opinion | Harbor bridge reopens", "Opinion", "opinion", 6)]
    [InlineData("FACTBOX-Harbor bridge reopens", "FACTBOX", "background", 6)]
    [InlineData("EXCLUSIVE-Harbor bridge reopens", "EXCLUSIVE", "news", 5)]
    [InlineData("ANALYSIS-Harbor bridge reopens", "ANALYSIS", "analysis", 6)]
    [InlineData("INTERVIEW-Harbor bridge reopens", "INTERVIEW", "interview", 6)]
    [InlineData("TIMELINE-Harbor bridge reopens", "TIMELINE", "background", 6)]
    [InlineData("BRIEF-Harbor bridge reopens", "BRIEF", "brief", 5)]
    [InlineData("PRESS DIGEST-Harbor bridge reopens", "PRESS DIGEST", "summary", 6)]
    public void A_genre_label_is_kept_and_taken_off_the_headline(string line, string label, string genre, int urgency)
    {
        Article article = Page.UnderHeadline(line);
        Assert.Equal([label], article.Labels);
        Assert.Equal(genre, article.Genre);
        Assert.Equal(urgency, article.Urgency);
        Assert.Equal(Clean, article.Headline);
        Assert.Equal(line, article.WireHeadline);
        Assert.Empty(article.Flags);
    }

    [Theory]
    [InlineData("(EDITORIAL from Coast Herald on May 4)", "Coast Herald")]
    [InlineData("(EDITORIAL from the Coast Herald on Sept. 4)", "Coast Herald")]
    [InlineData("(EDITORIAL from The Coast Herald on Jan. 14)", "Coast Herald")]
    [InlineData("(EDITORIAL from Coast JoongAng Daily on July 4)", "Coast JoongAng Daily")]
    [InlineData("(EDITORIAL from Coast Herald)", "Coast Herald")]
    [InlineData("(Editorial from Coast Herald on March 19)", "Coast Herald")]
    public void An_editorial_label_names_its_paper(string label, string paper)
    {
        Article article = Page.UnderHeadline(label + " A costly delay");
        Assert.Equal("EDITORIAL", Assert.Single(article.Labels), ignoreCase: true);
        Assert.Equal(paper, article.OriginalSource);
        Assert.Equal("opinion", article.Genre);
        Assert.Equal(6, article.Urgency);
        Assert.Equal("A costly delay", article.Headline);
        Assert.Equal(label + " A costly delay", article.WireHeadline);
    }

    [Fact]
    public void An_editorial_label_may_have_its_title_on_the_next_line()
    {
        Article article = Page.Read(
            " date 2026-05-04 (EDITORIAL from Coast Herald on May 4)\nA costly delay\nShips cannot wait\nThe port has waited for a year.\n(END)\n");
        Assert.Equal("A costly delay", article.Headline);
        Assert.Equal("(EDITORIAL from Coast Herald on May 4)", article.WireHeadline);
        Assert.Equal("Ships cannot wait", article.Deck);
        Assert.Equal(["The port has waited for a year."], Page.Texts(article));
    }

    [Fact]
    public void A_label_without_a_title_is_the_headline_itself()
    {
        Article article = Page.Read(" date 2026-05-04 (EDITORIAL from Coast Herald on May 4)\n");
        Assert.Equal("(EDITORIAL from Coast Herald on May 4)", article.Headline);
        Assert.Equal("Coast Herald", article.OriginalSource);
    }

    [Theory]
    [InlineData("Full text of Busan statement on shipping", "document", 5)]
    [InlineData("Coast News Summary", "summary", 8)]
    [InlineData("News Summary", "summary", 8)]
    [InlineData("Today in Korean history", "history", 8)]
    [InlineData("Top headlines in major S. Korean newspapers", "summary", 8)]
    [InlineData("Summary of inter-island news this week", "summary", 8)]
    [InlineData("Second Summary of Coast News this week", "summary", 8)]
    public void A_fixture_is_known_by_its_text(string line, string genre, int urgency)
    {
        Article article = Page.UnderHeadline(line);
        Assert.Equal(genre, article.Genre);
        Assert.Equal(urgency, article.Urgency);
        Assert.Equal(line, article.Headline);
        Assert.Empty(article.Labels);
    }

    [Theory]
    [InlineData("(LEAD) (News Focus) Harbor bridge reopens", "lead", "News Focus", "analysis", 1, 4)]
    [InlineData("(News Focus) (LEAD) Harbor bridge reopens", "lead", "News Focus", "analysis", 1, 4)]
    [InlineData("(Olympics) (URGENT) Harbor bridge reopens", "urgent", "Olympics", "news", 0, 3)]
    [InlineData("(2nd LD) EXCLUSIVE-Harbor bridge reopens", "lead", "EXCLUSIVE", "news", 2, 4)]
    public void Flags_and_labels_may_follow_each_other(string line, string flag, string label, string genre, int revision, int urgency)
    {
        Article article = Page.UnderHeadline(line);
        Assert.Equal([flag], article.Flags);
        Assert.Equal([label], article.Labels);
        Assert.Equal(genre, article.Genre);
        Assert.Equal(revision, article.Revision);
        Assert.Equal(urgency, article.Urgency);
        Assert.Equal(Clean, article.Headline);
    }

    [Theory]
    [InlineData("(Herald Special) Harbor bridge reopens", "Herald Special")]
    [InlineData("[Coast Desk] Harbor bridge reopens", "Coast Desk")]
    [InlineData("<Long read> Harbor bridge reopens", "Long read")]
    public void An_unknown_bracket_stays_in_the_headline_and_is_diagnosed(string line, string label)
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 {line}\nThe bridge was closed.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal([label], article.Labels);
        Assert.Equal(line, article.Headline);
        Assert.Equal(line, article.WireHeadline);
        Assert.Empty(article.Flags);
        Assert.Equal("news", article.Genre);
        Assert.Equal(["label-unknown@1"], Page.Codes(parsed));
        Assert.Equal(("warning", 18), (parsed.Diagnostics[0].Severity, parsed.Diagnostics[0].Column));
    }

    [Fact]
    public void An_unknown_bracket_behind_a_flag_keeps_the_flag()
    {
        Article article = Page.UnderHeadline("(LEAD) (Herald Special) Harbor bridge reopens");
        Assert.Equal(["lead"], article.Flags);
        Assert.Equal(["Herald Special"], article.Labels);
        Assert.Equal("(Herald Special) Harbor bridge reopens", article.Headline);
    }

    [Theory]
    [InlineData("Cabinet clears bill (with conditions)")]
    [InlineData("Cabinet clears (LEAD) bill")]
    [InlineData("Lead prices fall")]
    [InlineData("Leads by two goals at the break")]
    [InlineData("Urgent care ward opens in Busan")]
    [InlineData("Urgent: a ferry for the island")]
    [InlineData("Flash floods close the coast road")]
    [InlineData("Alert residents catch a seal")]
    [InlineData("Extra trains run on Sunday")]
    [InlineData("Update on ferry times due on Monday")]
    [InlineData("LEADERS of five ports meet")]
    [InlineData("EXTRAORDINARY session called")]
    [InlineData("Interview with a lighthouse keeper")]
    [InlineData("Opinion divided on new bridge")]
    [InlineData("2 leads in the ferry case")]
    [InlineData("(a bracket that nothing closes")]
    public void What_only_looks_like_a_flag_stays(string line)
    {
        Check(line, string.Empty, 0, 5, line);
        Assert.Empty(Page.UnderHeadline(line).Labels);
    }

    [Theory]
    [InlineData("(LEAD)", "lead", 1)]
    [InlineData("(2nd LD)", "lead", 2)]
    [InlineData("(URGENT)", "urgent", 0)]
    [InlineData("(LEAD) (URGENT)", "lead,urgent", 1)]
    [InlineData("1ST LEAD", "lead", 1)]
    [InlineData("FLASH", "flash", 0)]
    public void Flags_alone_on_a_line_belong_to_the_next(string line, string flags, int revision)
    {
        Article article = Page.UnderHeadline(line + "\n" + Clean);
        Assert.Equal(flags.Split(','), article.Flags);
        Assert.Equal(revision, article.Revision);
        Assert.Equal(Clean, article.Headline);
        Assert.Equal($"{line} {Clean}", article.WireHeadline);
    }

    private static void Check(string line, string flags, int revision, int urgency, string clean)
    {
        Article article = Page.UnderHeadline(line);
        Assert.Equal(flags.Split(',', StringSplitOptions.RemoveEmptyEntries), article.Flags);
        Assert.Equal(revision, article.Revision);
        Assert.Equal(urgency, article.Urgency);
        Assert.Equal(clean, article.Headline);
        Assert.Equal(line.Replace('\u00A0', ' ').Trim(), article.WireHeadline);
        Assert.Equal("news", article.Genre);
    }
}
