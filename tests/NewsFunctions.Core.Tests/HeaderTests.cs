namespace NewsFunctions.Core.Tests;

/// <summary>The date in front of a page's first line, in every form it was seen in or could come in.</summary>
public sealed class HeaderTests
{
    private const string Body = "\nThe bridge was closed in March.\nIt opens again in May.\n(END)\n";

    [Theory]
    [InlineData(" date 2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData(" date 2026-05-04 (2nd LD) Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData(" date 2026-05-04 Coast News Summary", "Coast News Summary")]
    [InlineData("date 2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("Date: 2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("DATE:2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("date : 2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("\uFEFF date 2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("\t \u00A0date 2026-05-04\tHarbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("\u3000date\u00A02026-05-04\u00A0Harbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("   date   2026-05-04   Harbor bridge reopens   ", "Harbor bridge reopens")]
    [InlineData("date 2026-05-04\nHarbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("date 2026-05-04\n\n\nHarbor bridge reopens", "Harbor bridge reopens")]
    [InlineData("\n\n date 2026-05-04 Harbor bridge reopens", "Harbor bridge reopens")]
    public void A_header_gives_the_day_and_no_time(string head, string headline)
    {
        ParsedFile parsed = Page.Parse(head + Body);
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(headline, article.Headline);
        Assert.Equal(new DateOnly(2026, 5, 4), article.Date);
        Assert.Equal("day", article.DatePrecision);
        Assert.Equal("header", article.DateSource);
        Assert.Null(article.Published);
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 23, 59, 59, TimeSpan.Zero), article.SortInstant, TimeSpan.FromSeconds(1));
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("\r\n \t\r\n")]
    public void Any_line_end_and_blank_lines_give_the_same_article(string lineEnd)
    {
        Article article = Page.Read(string.Join(lineEnd, [" date 2026-05-04 Harbor bridge reopens", "It was shut.", "It is open.", "(END)", "-", "Other story"]));
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Equal(["It was shut.", "It is open."], Page.Texts(article));
        Assert.Equal("Other story", Assert.Single(Assert.Single(article.HeadlineLists).Items).Headline);
    }

    [Fact]
    public void A_byte_order_mark_with_CRLF_is_no_part_of_the_text()
    {
        ParsedFile parsed = Page.Parse([0xEF, 0xBB, 0xBF, .. "Date: 2026-05-04 Harbor bridge reopens\r\nIt was shut.\r\n(END)\r\n"u8]);
        Assert.Equal("utf-8", parsed.Encoding);
        Assert.Equal("Harbor bridge reopens", Assert.Single(parsed.Articles).WireHeadline);
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("utf-16", "utf-16le")]
    [InlineData("utf-16BE", "utf-16be")]
    public void UTF_16_is_read_by_its_byte_order_mark(string name, string encoding)
    {
        System.Text.Encoding utf16 = System.Text.Encoding.GetEncoding(name);
        ParsedFile parsed = Page.Parse([.. utf16.GetPreamble(), .. utf16.GetBytes(" date 2026-05-04 항구 다리 다시 열려\n다리가 열렸다.\n")]);
        Assert.Equal(encoding, parsed.Encoding);
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("항구 다리 다시 열려", article.Headline);
        Assert.Equal("ko", article.Language);
    }

    [Fact]
    public void Windows_1252_is_read_and_diagnosed_at_the_line_of_its_first_byte()
    {
        ParsedFile parsed = Page.Parse([.. " date 2026-05-04 Harbor bridge reopens\nThe caf"u8, 0xE9, .. " opens "u8, 0x93, .. "soon"u8, 0x94, .. ".\n(END)\n"u8]);
        Assert.Equal("windows-1252", parsed.Encoding);
        Assert.Equal(["The café opens “soon”."], Page.Texts(Assert.Single(parsed.Articles)));
        Assert.Equal(["encoding-guessed@2"], Page.Codes(parsed));
    }

    [Theory]
    [InlineData("date 2026-05-04T07:30Z Harbor bridge reopens", "2026-05-04T07:30:00+00:00", "minute")]
    [InlineData("date 2026-05-04T07:30:15Z Harbor bridge reopens", "2026-05-04T07:30:15+00:00", "second")]
    [InlineData("Date: 2026-05-04T07:30:15.250Z Harbor bridge reopens", "2026-05-04T07:30:15+00:00", "second")]
    [InlineData("date 2026-05-04T07:30+09:00 Harbor bridge reopens", "2026-05-04T07:30:00+09:00", "minute")]
    [InlineData("date 2026-05-04T07:30:15-05:30 Harbor bridge reopens", "2026-05-04T07:30:15-05:30", "second")]
    [InlineData("date 2026-05-04T07:30 Harbor bridge reopens", "2026-05-04T07:30:00+00:00", "minute")]
    [InlineData("date 2026-05-04 07:30 Harbor bridge reopens", "2026-05-04T07:30:00+00:00", "minute")]
    [InlineData("date 2026-05-04T07:30+09:00\nHarbor bridge reopens", "2026-05-04T07:30:00+09:00", "minute")]
    public void A_time_in_the_header_is_the_time_of_publication(string head, string published, string precision)
    {
        ParsedFile parsed = Page.Parse(head + Body);
        Article article = Assert.Single(parsed.Articles);
        DateTimeOffset expected = DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Equal(expected, article.Published);
        Assert.Equal(expected.Offset, article.Published?.Offset);
        Assert.Equal(expected, article.SortInstant);
        Assert.Equal(precision, article.DatePrecision);
        Assert.Equal("header", article.DateSource);
        Assert.Equal(new DateOnly(2026, 5, 4), article.Date);
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("SEOUL, May 4 (Yonhap) -- It opened.", 9)]
    [InlineData("TOKYO, May 4 (Kyodo) -- It opened.", 9)]
    [InlineData("BERLIN (dpa) - It opened.", 2)]
    [InlineData("BUSAN, May 4 (Coast News Agency) -- It opened.", 0)]
    public void A_time_without_an_offset_is_local_to_the_agency(string lead, int hours)
    {
        Article article = Page.Read($"date 2026-05-04T07:30 Harbor bridge reopens\nBy Hong Gil-ok\n{lead}\n(END)\n");
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 7, 30, 0, TimeSpan.FromHours(hours)), article.Published);
        Assert.Equal(TimeSpan.FromHours(hours), article.Published?.Offset);
    }

    [Fact]
    public void A_page_without_a_header_takes_the_day_of_its_dateline()
    {
        ParsedFile parsed = Page.Parse("Harbor bridge reopens\nBy Hong Gil-ok\nBUSAN, May 4 (Coast News Agency) -- It opened.\n(END)\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Equal(new DateOnly(2026, 5, 4), article.Date);
        Assert.Equal("dateline", article.DateSource);
        Assert.Equal("day", article.DatePrecision);
        Assert.Null(article.Published);
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("June 1", "2026-06-01")]
    [InlineData("June 2", "2026-06-02")]
    [InlineData("June 3", "2025-06-03")]
    [InlineData("Dec. 31", "2025-12-31")]
    [InlineData("Feb. 29", "2024-02-29")]
    public void The_year_of_a_dateline_is_the_latest_that_is_not_ahead_of_the_upload(string day, string expected)
    {
        Article article = Page.Read($"Harbor bridge reopens\nBy Hong Gil-ok\nBUSAN, {day} (Coast News Agency) -- It opened.\n(END)\n");
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), article.Date);
        Assert.Equal("dateline", article.DateSource);
    }

    [Theory]
    [InlineData("Harbor bridge reopens\nIt opened.\n(END)\n", "Harbor bridge reopens", 1)]
    [InlineData("\n\nHarbor bridge reopens\nIt opened.\n(END)\n", "Harbor bridge reopens", 3)]
    [InlineData("Harbor bridge reopens\nBy Hong Gil-ok\nBUSAN, Feb. 30 (Agency) -- It opened.\n", "Harbor bridge reopens", 1)]
    [InlineData("Date night returns to the harbor\nIt opened.\n(END)\n", "Date night returns to the harbor", 1)]
    public void A_page_without_any_date_takes_the_day_of_its_upload(string page, string headline, int line)
    {
        ParsedFile parsed = Page.Parse(page);
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(headline, article.Headline);
        Assert.Equal(new DateOnly(2026, 6, 1), article.Date);
        Assert.Equal("upload", article.DateSource);
        Assert.Equal("day", article.DatePrecision);
        Assert.Null(article.Published);
        Assert.Equal(Page.Uploaded, article.SortInstant);
        Assert.Equal([$"date-missing@{line}"], Page.Codes(parsed));
        Assert.Equal("warning", parsed.Diagnostics[0].Severity);
    }

    [Theory]
    [InlineData(" date \nHarbor bridge reopens")]
    [InlineData("date\nHarbor bridge reopens")]
    [InlineData("Date:\nHarbor bridge reopens")]
    public void A_header_without_a_value_is_diagnosed(string head)
    {
        ParsedFile parsed = Page.Parse(head + Body);
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Equal("upload", article.DateSource);
        Assert.Equal(["date-missing@1"], Page.Codes(parsed).Distinct());
    }

    [Theory]
    [InlineData(" date 2026-05-04 2026-05-05 Harbor bridge reopens")]
    [InlineData(" date 2026-05-04 date 2026-05-05 Harbor bridge reopens")]
    [InlineData(" date 2026-05-04 Date: 2026-05-05 Harbor bridge reopens")]
    public void Of_two_dates_the_first_counts_and_the_second_is_diagnosed(string head)
    {
        ParsedFile parsed = Page.Parse(head + Body);
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Equal(new DateOnly(2026, 5, 4), article.Date);
        Assert.Equal(["date-repeated@1"], Page.Codes(parsed));
        Assert.Contains("'2026-05-05'", parsed.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("0000-01-01")]
    public void An_impossible_day_is_diagnosed_and_the_upload_counts(string day)
    {
        ParsedFile parsed = Page.Parse($"\n date {day} Harbor bridge reopens{Body}");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal("Harbor bridge reopens", article.Headline);
        Assert.Equal(new DateOnly(2026, 6, 1), article.Date);
        Assert.Equal("upload", article.DateSource);
        Assert.Equal(["date-unreadable@2", "date-missing@2"], Page.Codes(parsed));
        Assert.Contains($"'{day}'", parsed.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_day_leaves_the_word_to_the_dateline()
    {
        ParsedFile parsed = Page.Parse("date 2026-02-30 Harbor bridge reopens\nBy Hong Gil-ok\nBUSAN, March 2 (Coast News Agency) -- It opened.\n");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(new DateOnly(2026, 3, 2), article.Date);
        Assert.Equal("dateline", article.DateSource);
        Assert.Equal(["date-unreadable@1"], Page.Codes(parsed));
    }

    [Theory]
    [InlineData("2026-06-01", false)]
    [InlineData("2026-06-02", false)]
    [InlineData("2026-06-03", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("0001-01-01", false)]
    public void A_day_ahead_of_the_upload_by_more_than_one_is_diagnosed_and_kept(string day, bool diagnosed)
    {
        ParsedFile parsed = Page.Parse($"date {day} Harbor bridge reopens{Body}");
        Article article = Assert.Single(parsed.Articles);
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), article.Date);
        Assert.Equal("header", article.DateSource);
        Assert.Equal(diagnosed ? ["date-in-future@1"] : [], Page.Codes(parsed));
        Assert.True(article.SortInstant <= Page.Uploaded);
    }

    [Theory]
    [InlineData("date 9999-12-31T23:59-05:00")]
    [InlineData("date 0001-01-01T00:00+09:00")]
    [InlineData("date 2026-05-04T07:30+99:00")]
    [InlineData("date 2026-05-04T24:61")]
    public void A_time_at_the_edge_of_the_calendar_or_none_at_all_does_no_harm(string header) =>
        Assert.Equal("Harbor bridge reopens", Page.Read($"{header} Harbor bridge reopens{Body}").Headline);
}
