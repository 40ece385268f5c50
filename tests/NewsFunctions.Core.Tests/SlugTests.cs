namespace NewsFunctions.Core.Tests;

/// <summary>The names that addresses and keys use for topics.</summary>
public sealed class SlugTests
{
    [Theory]
    [InlineData("South Korea", "south-korea")]
    [InlineData("Hélène Marchais", "helene-marchais")]
    [InlineData("Türkiye", "turkiye")]
    [InlineData("São Tomé and Príncipe", "sao-tome-and-principe")]
    [InlineData("Côte d'Ivoire", "cote-divoire")]
    [InlineData("Côte d’Ivoire", "cote-divoire")]
    [InlineData("U.S.", "us")]
    [InlineData("D.P.R.K.", "dprk")]
    [InlineData("AT&T", "at-t")]
    [InlineData("Guinea-Bissau", "guinea-bissau")]
    [InlineData("  Coast -- Herald!  ", "coast-herald")]
    [InlineData("COVID-19", "covid-19")]
    [InlineData("Ｂｕｓａｎ", "busan")]
    public void A_slug_folds_accents_and_case_and_joins_by_hyphens(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name));
        Assert.Equal(slug, Slug.From(name.Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("부산")]
    [InlineData("釜山")]
    [InlineData("Пусан")]
    [InlineData("부산 Harbor")]
    [InlineData("!")]
    [InlineData("...")]
    [InlineData("")]
    public void A_name_without_a_Latin_form_has_a_hash_for_a_slug(string name)
    {
        string slug = Slug.From(name);
        Assert.Matches("^x-[0-9a-z]{16}$", slug);
        Assert.Equal(slug, Slug.From(name));
        Assert.True(Slug.IsSlug(slug));
    }

    [Fact]
    public void Names_of_other_scripts_do_not_meet() =>
        Assert.Distinct([Slug.From("부산"), Slug.From("울산"), Slug.From("釜山"), Slug.From("부산 Harbor")]);

    [Fact]
    public void A_composed_and_a_decomposed_name_meet() =>
        Assert.Equal(Slug.From("부산"), Slug.From("부산".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void A_slug_has_at_most_80_characters_and_no_hyphen_at_its_ends()
    {
        Assert.Equal(new string('a', 80), Slug.From(new string('A', 500)));
        Assert.Equal(new string('a', 79), Slug.From(new string('A', 79) + " " + new string('B', 79)));
    }

    [Theory]
    [InlineData("south-korea", true)]
    [InlineData("covid-19", true)]
    [InlineData("South-Korea", false)]
    [InlineData("south korea", false)]
    [InlineData("türkiye", false)]
    [InlineData("", false)]
    public void Only_lower_case_letters_digits_and_hyphens_make_a_slug(string text, bool expected) => Assert.Equal(expected, Slug.IsSlug(text));

    [Fact]
    public void Over_80_characters_are_no_slug()
    {
        Assert.True(Slug.IsSlug(new string('a', 80)));
        Assert.False(Slug.IsSlug(new string('a', 81)));
    }
}
