using CsCheck;

namespace NewsFunctions.Core.Tests;

/// <summary>What was read from a page, written as a plain page again, is read as the same.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "harbor", "bridge", "council", "ferry", "winter", "teachers", "opened", "agreed", "quietly", "two", "14", "3.5", "Talvik", "Busan", "Han Seo-ra", "U.S.", "N.K.",
        "“steady”", "'safe'", "(pilot)", "Mayor", "won", "percent", "소식", "café", "long-term", "—", "and", "of", "the");

    private static readonly Gen<string> Sentence = Gen.Select(Gen.OneOf("The", "A", "Its", "Nobody", "Every"), Word.Array[8, 24], Gen.OneOf(".", ".", "!", "?", ".\""))
        .Select(static (first, words, end) => $"{first} {(end == ".\"" ? "\"" : string.Empty)}{string.Join(' ', words)} today{end}");

    private static readonly Gen<Paragraph> Prose = Gen.Frequency(
        (8, Sentence.Array[1, 4].Select(static sentences => new Paragraph(string.Empty, ParagraphKinds.Text, string.Join(' ', sentences)))),
        (1, Sentence.Select(static sentence => new Paragraph(string.Empty, ParagraphKinds.ListItem, "• " + sentence))),
        (1, Word.Select(static word => new Paragraph(string.Empty, ParagraphKinds.Subhead, $"<Plans for the {word} season>"))));

    // A page begins and ends with text: a point of a list would be its deck, and what nothing follows is no subhead.
    private static readonly Paragraph First = new(string.Empty, ParagraphKinds.Text, "It began on the pier at noon today.");
    private static readonly Paragraph Last = new(string.Empty, ParagraphKinds.Text, "Nobody else would speak.");

    private static readonly Gen<string> Title = Gen.Select(Gen.OneOf("Harbor", "Council", "Ferries", "Nobody", "Talvik"), Word.Where(static word => char.IsLetter(word[^1])).Array[2, 8]).Select(static (first, words) => $"{first} {string.Join(' ', words)} anew");

    private static readonly Gen<string> Mark = Gen.OneOf("", "", "(LEAD) ", "(URGENT) ", "(2nd LD) ", "(News Focus) ", "(LEAD) (Herald Interview) ");

    private static readonly Gen<string> Flagged = Gen.Select(Mark, Title).Select(static (mark, title) => mark + title);

    private static readonly Gen<string> Name = Gen.OneOf("Han Seo-ra", "Oh Dan-bi", "Pelle Torvund", "J. B. Marsund");

    private static readonly Gen<Article> Written = Gen.Select(
        Gen.Select(Flagged, Gen.Int[0, 3_000], Title.Array[0, 2], Name.Array[0, 3]),
        Gen.OneOf("", "TALVIK", "SEOUL", "ST. LOUIS", "SEOUL/BUSAN", "ICHEON, South Korea"),
        Gen.OneOf("", "Coast News Agency", "Yonhap", "AP"),
        Prose.Array[1, 12],
        Flagged.Array[0, 15]).Select(static (head, place, agency, paragraphs, listed) =>
        {
            DateOnly day = new DateOnly(2018, 1, 1).AddDays(head.Item2);
            string deck = string.Join("; ", head.Item3.Select(static title => $"{title}, at last"));
            return new Article
            {
                Id = string.Empty,
                StoryId = string.Empty,
                ContentHash = string.Empty,
                DatePrecision = "day",
                DateSource = "header",
                Updated = default,
                Headline = head.Item1,
                WireHeadline = string.Empty,
                Date = day,
                Deck = deck.Length > 0 ? deck : null,
                Bylines = head.Item4.Length > 0 ? [.. head.Item4.Distinct(StringComparer.Ordinal)] : null,
                Located = place.Length > 0 ? place : null,
                Source = place.Length > 0 && agency.Length > 0 ? agency : null,
                DatelineDate = place.Length > 0 && agency.Length > 0 ? day : null,
                Paragraphs = [First, .. paragraphs, Last],
                HeadlineLists = listed.Length == 0 ? [] : [new HeadlineList(1, [.. listed.Select(static (text, i) => new ListedHeadline { Position = i + 1, Headline = text, WireHeadline = text, HeadlineId = string.Empty })])],
            };
        });

    public static TheoryData<int, string> Files => GoldenTests.Files;

    [Fact]
    public void A_written_article_is_read_as_it_was_meant() => Written.Sample(static meant =>
    {
        string page = WirePageWriter.Write(meant);
        Article read = Assert.Single(Page.Parse(page).Articles);
        Assert.Equal(meant.Headline, read.WireHeadline);
        Assert.Equal(meant.Date, read.Date);
        Assert.Equal(meant.Deck, read.Deck);
        Assert.Equal(meant.Bylines, read.Bylines);
        Assert.Equal(meant.Located, read.Located);
        Assert.Equal(meant.Source, read.Source);
        Assert.Equal(meant.DatelineDate, read.DatelineDate);
        Assert.Equal(meant.Paragraphs.Select(static paragraph => (paragraph.Kind, paragraph.Text)), read.Paragraphs.Select(static paragraph => (paragraph.Kind, paragraph.Text)));
        Assert.Equal(Listed(meant), Listed(read));
        Same(read, Assert.Single(Page.Parse(WirePageWriter.Write(read)).Articles));
    }, iter: 1_000);

    [Theory]
    [MemberData(nameof(Files))]
    public void An_article_that_was_read_is_read_the_same_when_written_plainly(int folder, string name)
    {
        foreach (Article article in Page.Parse(File.ReadAllBytes(GoldenTests.Text(folder, name)), name + ".txt").Articles)
        {
            Same(article, Assert.Single(Page.Parse(WirePageWriter.Write(article), name + ".txt").Articles));
        }
    }

    private static IEnumerable<(int? List, int Position, string Text)> Listed(Article article) =>
        article.HeadlineLists.SelectMany(static list => list.Items.Select(item => (list.List, item.Position, item.WireHeadline)));

    private static void Same(Article expected, Article actual)
    {
        Assert.Equal(expected.Headline, actual.Headline);
        Assert.Equal(expected.Flags, actual.Flags);
        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Revision, actual.Revision);
        Assert.Equal(expected.Genre, actual.Genre);
        Assert.Equal(expected.Date, actual.Date);
        Assert.Equal(expected.Published, actual.Published);
        Assert.Equal(expected.Deck, actual.Deck);
        Assert.Equal(expected.ChangeNote, actual.ChangeNote);
        Assert.Equal(expected.Bylines, actual.Bylines);
        Assert.Equal(expected.Located, actual.Located);
        Assert.Equal(expected.Located is null ? null : expected.Source, actual.Source);
        Assert.Equal(expected.Paragraphs.Select(static paragraph => (paragraph.Kind, paragraph.Text)), actual.Paragraphs.Select(static paragraph => (paragraph.Kind, paragraph.Text)));
        Assert.Equal(Listed(expected), Listed(actual));
    }
}
