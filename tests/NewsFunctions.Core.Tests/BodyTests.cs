namespace NewsFunctions.Core.Tests;

/// <summary>What stands between a headline and the end of its article.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("Ferry crews hope for calmer days\n", "Ferry crews hope for calmer days")]
    [InlineData("Ferry crews hope for calmer days\nToll stays at zero; trucks wait\n", "Ferry crews hope for calmer days; Toll stays at zero; trucks wait")]
    public void A_deck_has_up_to_two_lines(string lines, string? deck)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\n{lines}The bridge was closed in March.\n(END)\n");
        Assert.Equal(deck, article.Deck);
        Assert.Equal(["The bridge was closed in March."], Page.Texts(article));
    }

    [Fact]
    public void A_third_short_line_is_text()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nOne deck\nTwo decks\nThree decks\nThe bridge was closed.\n(END)\n");
        Assert.Equal("One deck; Two decks", article.Deck);
        Assert.Equal(["Three decks", "The bridge was closed."], Page.Texts(article));
    }

    [Theory]
    [InlineData("The bridge was closed in March.")]
    [InlineData("Will it hold?")]
    [InlineData("It holds!")]
    [InlineData("The mayor said:")]
    [InlineData("\"It was a long year.\"")]
    [InlineData("He called it “a long year.”")]
    public void A_sentence_is_no_deck(string line)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\n{line}\nTraffic is light.\n(END)\n");
        Assert.Null(article.Deck);
        Assert.Equal([line, "Traffic is light."], Page.Texts(article));
    }

    [Fact]
    public void A_dateline_is_no_deck()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nBUSAN, May 4 (Coast News Agency) -- Bridge open\nTraffic is light.\n(END)\n");
        Assert.Null(article.Deck);
        Assert.Equal(["Bridge open", "Traffic is light."], Page.Texts(article));
    }

    [Theory]
    [InlineData("By Hong Gil-ok", "Hong Gil-ok")]
    [InlineData("By Hong Gil-ok and Ann Doe", "Hong Gil-ok|Ann Doe")]
    [InlineData("By Hong Gil-ok, Ann Doe and Paul Roe", "Hong Gil-ok|Ann Doe|Paul Roe")]
    [InlineData("By Hong Gil-ok & Ann Doe", "Hong Gil-ok|Ann Doe")]
    [InlineData("By PAUL ROE and ANN DOE=", "PAUL ROE|ANN DOE")]
    [InlineData("By AP Staff Writer=", "AP Staff Writer")]
    [InlineData("By J. M. O'Roe", "J. M. O'Roe")]
    [InlineData("By Ana de Doe-Rué", "Ana de Doe-Rué")]
    [InlineData("By Jan van der Roe", "Jan van der Roe")]
    [InlineData("By Alexandra Brandt", "Alexandra Brandt")]
    public void A_byline_gives_its_names(string line, string names)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\n{line}\nThe bridge was closed in March.\n(END)\n");
        Assert.Equal(names.Split('|'), article.Bylines);
        Assert.Equal(["The bridge was closed in March."], Page.Texts(article));
    }

    [Theory]
    [InlineData("By Monday the bridge was open again.")]
    [InlineData("By noon, 17,200 vehicles had crossed.")]
    [InlineData("by Hong Gil-ok, who was there.")]
    public void A_sentence_that_begins_with_by_is_text(string line)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\n{line}\nTraffic is light.\n(END)\n");
        Assert.Null(article.Bylines);
        Assert.Equal([line, "Traffic is light."], Page.Texts(article));
    }

    [Fact]
    public void A_byline_may_follow_a_deck_and_no_deck_follows_a_byline()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nA deck\nBy Hong Gil-ok\nA short line\nTraffic is light.\n(END)\n");
        Assert.Equal("A deck", article.Deck);
        Assert.Equal(["Hong Gil-ok"], article.Bylines);
        Assert.Equal(["A short line", "Traffic is light."], Page.Texts(article));
    }

    [Theory]
    [InlineData("(ATTN: ADDS details in paras 4-5, photos)", "ADDS details in paras 4-5, photos")]
    [InlineData("(ATTN: UPDATES with crowd; RECASTS headline; CHANGES photo; TRIMS)", "UPDATES with crowd; RECASTS headline; CHANGES photo; TRIMS")]
    [InlineData("(attn:ADDS photo)", "ADDS photo")]
    public void A_note_to_editors_is_the_change_note_and_no_text(string line, string note)
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 (LEAD) Harbor bridge reopens\n{line}\nBy Hong Gil-ok\nTraffic is light.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(note, article.ChangeNote);
        Assert.Null(article.Deck);
        Assert.Equal(["Hong Gil-ok"], article.Bylines);
        Assert.Equal(["Traffic is light."], Page.Texts(article));
        Assert.Equal([new CutLine(2, line, "note to editors"), new CutLine(3, "By Hong Gil-ok", "byline")], Page.Cuts(parsed));
        Assert.Null(parsed.EditorNotes);
    }

    [Theory]
    [InlineData("(Eds: Minor edits.)", "Minor edits.")]
    [InlineData("Eds: With AP Photos.", "With AP Photos.")]
    [InlineData("EDITOR'S NOTE _ The first of three stories.", "The first of three stories.")]
    [InlineData("<※ 편집자주 = 세 편 가운데 첫 편>", "세 편 가운데 첫 편")]
    public void A_note_that_only_editors_need_is_no_part_of_the_article(string line, string note)
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 (LEAD) Harbor bridge reopens\n{line}\nTraffic is light.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal([note], parsed.EditorNotes);
        Assert.Null(article.ChangeNote);
        Assert.Equal(["Traffic is light."], Page.Texts(article));
    }

    [Fact]
    public void Two_notes_are_joined_and_may_stand_on_both_sides_of_a_deck()
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 Harbor bridge reopens\n(ATTN: ADDS photo)\nA deck\n(ATTN: TRIMS)\nTraffic is light.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("ADDS photo TRIMS", article.ChangeNote);
        Assert.Equal("A deck", article.Deck);
        Assert.Equal([2, 4], Page.Cuts(parsed).Select(static cut => cut.Line));
    }

    [Theory]
    [InlineData("SEOUL, March 4 (Yonhap) -- The bridge opened.", "SEOUL", "Yonhap")]
    [InlineData("SEOUL, Sept. 4 (Yonhap) -- The bridge opened.", "SEOUL", "Yonhap")]
    [InlineData("SEOUL, Sep. 4 (Yonhap) -- The bridge opened.", "SEOUL", "Yonhap")]
    [InlineData("SEOUL, May. 4 (Yonhap) -- The bridge opened.", "SEOUL", "Yonhap")]
    [InlineData("ICHEON, South Korea, May 4 (Yonhap) -- The bridge opened.", "ICHEON, South Korea", "Yonhap")]
    [InlineData("ICHEON, South Korea -- The bridge opened.", "ICHEON, South Korea", null)]
    [InlineData("SEOUL/BUSAN, May 4 (Yonhap) -- The bridge opened.", "SEOUL/BUSAN", "Yonhap")]
    [InlineData("SEOUL/BUSAN/ULSAN/JEJU, May 4 (Yonhap) -- The bridge opened.", "SEOUL/BUSAN/ULSAN/JEJU", "Yonhap")]
    [InlineData("WASHINGTON, June 30 (Yonhap) -- The bridge opened.", "WASHINGTON", "Yonhap")]
    [InlineData("SEOUL — The bridge opened.", "SEOUL", null)]
    [InlineData("SEOUL – The bridge opened.", "SEOUL", null)]
    [InlineData("TOKYO - The bridge opened.", "TOKYO", null)]
    [InlineData("SEOUL, May 4 (Yonhap) — The bridge opened.", "SEOUL", "Yonhap")]
    [InlineData("ST. LOUIS (AP) _ The bridge opened.", "ST. LOUIS", "AP")]
    [InlineData("NEW YORK (AP) -- The bridge opened.", "NEW YORK", "AP")]
    [InlineData("BERLIN (dpa) - The bridge opened.", "BERLIN", "dpa")]
    [InlineData("LONDON (Reuters) - The bridge opened.", "LONDON", "Reuters")]
    [InlineData("PARIS (AFP) - The bridge opened.", "PARIS", "AFP")]
    [InlineData("MÜNCHEN (dpa) - The bridge opened.", "MÜNCHEN", "dpa")]
    [InlineData("SEOUL,\u00A0May 4 (Yonhap)\u00A0-- The bridge opened.", "SEOUL", "Yonhap")]
    public void A_dateline_is_read_and_taken_off_the_paragraph(string lead, string located, string? source)
    {
        Article article = Page.WithLead(lead);
        Assert.Equal(located, article.Located);
        Assert.Equal(source, article.Source);
        Assert.Equal(["The bridge opened."], Page.Texts(article));
    }

    [Theory]
    [InlineData("The bridge opened.")]
    [InlineData("The bridge at SEOUL, May 4 (Yonhap) -- opened.")]
    [InlineData("In Seoul -- and only there -- the bridge opened.")]
    [InlineData("SEOUL opened its bridge.")]
    public void Text_without_a_dateline_at_its_start_stays_whole(string lead)
    {
        Article article = Page.WithLead(lead);
        Assert.Null(article.Located);
        Assert.Null(article.Source);
        Assert.Equal([lead], Page.Texts(article));
    }

    [Fact]
    public void Only_the_first_paragraph_can_have_the_dateline()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\nBUSAN, May 4 (Coast News Agency) -- It opened.\n(END)\n");
        Assert.Null(article.Located);
        Assert.Equal(["It opened.", "BUSAN, May 4 (Coast News Agency) -- It opened."], Page.Texts(article));
    }

    [Theory]
    [InlineData("(END)")]
    [InlineData("(end)")]
    [InlineData("( END )")]
    [InlineData("  (END)  ")]
    [InlineData("\u00A0(End)\t")]
    public void An_end_mark_ends_the_text(string mark)
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 Harbor bridge reopens\nIt opened.\n{mark}\nAll rights reserved\n");
        Assert.Equal(["It opened."], Page.Texts(Assert.Single(parsed.Articles)));
        Assert.Equal([new CutLine(3, mark.Trim(), "end mark"), new CutLine(4, "All rights reserved", "copyright")], parsed.Cut.Skip(1));
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("The (END) marker was missing.")]
    [InlineData("(END) is what the desk writes.")]
    [InlineData("He wrote (END)")]
    public void An_end_mark_inside_a_sentence_is_text(string line)
    {
        Article article = Page.Read($" date 2026-05-04 Harbor bridge reopens\nIt opened.\n{line}\nIt closed.\n(END)\n");
        Assert.Equal(["It opened.", line, "It closed."], Page.Texts(article));
    }

    [Fact]
    public void A_second_end_mark_is_cut()
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n(END)\n(END)\n");
        Assert.Equal(["It opened."], Page.Texts(Assert.Single(parsed.Articles)));
        Assert.Equal([new CutLine(3, "(END)", "end mark"), new CutLine(4, "(END)", "end mark")], parsed.Cut.Skip(1));
    }

    [Theory]
    [InlineData("-----------------")]
    [InlineData("___")]
    [InlineData("***")]
    [InlineData("* * * *")]
    public void A_rule_is_cut(string rule)
    {
        ParsedFile parsed = Page.Parse($" date 2026-05-04 Harbor bridge reopens\nIt opened.\n{rule}\nIt closed.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(["It opened.", "It closed."], Page.Texts(article));
        Assert.Equal(["p1", "p2"], article.Paragraphs.Select(static paragraph => paragraph.Id));
        Assert.Equal([new CutLine(3, rule, "rule between parts")], Page.Cuts(parsed));
    }

    [Fact]
    public void Blank_lines_between_paragraphs_do_not_count()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\n\nBy Hong Gil-ok\n\n\u00A0\nIt opened.\n\n\t\nIt closed.\n\n(END)\n");
        Assert.Equal(["It opened.", "It closed."], Page.Texts(article));
    }

    [Fact]
    public void No_character_that_shows_as_a_space_or_as_nothing_is_kept()
    {
        char[] spaces = [.. Enumerable.Range(0, char.MaxValue + 1).Select(static code => (char)code).Where(static c => (char.IsWhiteSpace(c) || char.IsControl(c)) && c is not ('\0' or '\n' or '\r'))];
        char[] nothing = ['\u200B', '\uFEFF', '\u2060', '\u00AD', '\uFFFE', '\uFFFF'];
        Assert.True(spaces.Length > 70);

        // A page of its own for each, so that none is cleaned only for the sake of another.
        Assert.All(spaces, static c => Assert.Equal("It op ened.", Read(c)));
        Assert.All(nothing, static c => Assert.Equal("It opened.", Read(c)));

        static string Read(char c) => Assert.Single(Page.Read($" date 2026-05-04 Harbor bridge reopens – now\nThe “old” gate shut.\nIt op{c}ened.\n(END)\n{new string('-', 40)}\n{new string('-', 40)}\n").Paragraphs.Skip(1)).Text;
    }

    [Fact]
    public void A_control_character_or_special_space_is_one_space()
    {
        Article article = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt\u00A0op\u00ADened\u2028and\fclosed\u200B.\n(END)\n");
        Assert.Equal(["It opened and closed."], Page.Texts(article));
    }

    [Fact]
    public void An_alert_keeps_its_one_line_as_text()
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 (URGENT) Harbor bridge reopens\nBridge open, city says");
        Article article = Assert.Single(parsed.Articles);
        Assert.Null(article.Deck);
        Assert.Equal(["Bridge open, city says"], Page.Texts(article));
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("Harbor bridge reopens", true)]
    [InlineData("(URGENT) Harbor bridge reopens", false)]
    [InlineData("(LEAD) Harbor bridge reopens\n(END)", false)]
    [InlineData("Harbor bridge reopens\n(END)", true)]
    public void A_headline_may_stand_alone_and_only_an_unflagged_one_is_told(string page, bool told)
    {
        ParsedFile parsed = Page.Parse(" date 2026-05-04 " + page);
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Empty(article.Paragraphs);
        Assert.Equal(0, article.WordCount);
        Assert.Equal(told ? ["body-missing@1"] : [], Page.Codes(parsed));
    }

    [Theory]
    [InlineData("It opened.", 2)]
    [InlineData("It  opened \u00A0 at last -- today.", 6)]
    [InlineData("BUSAN, May 4 (Coast News Agency) -- It opened at 5 a.m.", 5)]
    [InlineData("다리가 다시 열렸다.", 3)]
    public void Words_are_what_spaces_divide_and_the_dateline_does_not_count(string lead, int words) =>
        Assert.Equal(words, Page.WithLead(lead).WordCount);

    [Theory]
    [InlineData("The port of Busan and the city of Ulsan agreed to share ships with Pohang.", "en")]
    [InlineData("Puerto abierto tras catorce meses.", null)]
    [InlineData("항구의 다리가 십사 개월 만에 다시 열렸다.", "ko")]
    [InlineData("港の橋が十四か月ぶりに開いた。", "ja")]
    public void The_language_is_told_only_on_evidence(string lead, string? language) =>
        Assert.Equal(language, Page.Read($" date 2026-05-04 {lead[..4]}\n{lead}\n(END)\n").Language);
}
