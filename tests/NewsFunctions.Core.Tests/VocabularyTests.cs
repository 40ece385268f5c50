using NewsFunctions.Topics;

namespace NewsFunctions.Core.Tests;

/// <summary>The list of countries and organisations as it is shipped.</summary>
public sealed class VocabularyTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "src", "NewsFunctions.Core", "Topics", "places.tsv"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('\t')),
    ];

    public static TheoryData<string> Names => [.. Vocabulary.Places.All.Select(static topic => topic.Name)];

    [Fact]
    public void Every_row_has_a_name_a_kind_and_forms()
    {
        Assert.All(Rows, static row => Assert.Equal(3, row.Length));
        Assert.All(Rows, static row => Assert.Contains(row[1], TopicKinds.All));
        Assert.All(Rows.SelectMany(Forms), static form => Assert.Equal(form.Trim(), form));
        Assert.All(Rows.SelectMany(Forms), static form => Assert.NotEmpty(form));
        Assert.Equal(Rows.Select(static row => row[0]), Vocabulary.Places.All.Select(static topic => topic.Name));
    }

    [Fact]
    public void A_form_belongs_to_one_name() =>
        Assert.Empty(Rows.SelectMany(Forms).GroupBy(static form => form, StringComparer.Ordinal).Where(static group => group.Count() > 1).Select(static group => group.Key));

    [Fact]
    public void A_slug_belongs_to_one_name()
    {
        string[] slugs = [.. Vocabulary.Places.All.Select(static topic => topic.Slug)];
        Assert.Equal(slugs.Length, slugs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(slugs, static slug => Assert.True(Slug.IsSlug(slug)));
        Assert.DoesNotContain(slugs, static slug => slug.StartsWith("x-", StringComparison.Ordinal));
    }

    [Fact]
    public void The_states_of_the_world_are_there() => Assert.True(Vocabulary.Places.All.Count >= 193);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_form_is_found_by_itself_and_in_a_headline(string name)
    {
        Topic topic = Vocabulary.Places.All.Single(topic => topic.Name == name);
        Assert.All([topic.Name, .. topic.Aliases], form =>
        {
            Assert.Same(topic, Vocabulary.Places.Find(form));
            Assert.Equal([topic.Slug], TopicTagger.Tag($"boats of {form} sail").Select(static tag => tag.Slug));
            Assert.Equal([topic.Slug], TopicTagger.Tag($"{form}: boats sail").Select(static tag => tag.Slug));
        });
    }

    [Theory]
    [InlineData("japan")]
    [InlineData("JAPAN")]
    [InlineData("Jap")]
    [InlineData("")]
    [InlineData("Japan ")]
    public void A_form_is_matched_exactly_as_spelled(string form) => Assert.Null(Vocabulary.Places.Find(form));

    private static IEnumerable<string> Forms(string[] row) => [row[0], .. row[2].Split('|')];
}
