using System.Text.RegularExpressions;

namespace NewsFunctions.Core.Tests;

/// <summary>Ids and tags, which addresses and caches rely on.</summary>
public sealed partial class IdentityTests
{
    [Fact]
    public void An_article_id_depends_on_the_name_of_the_file_only()
    {
        Article first = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n", "harbor-bridge.txt");
        Article second = Page.Read("Something else entirely\nIt closed.\n", "harbor-bridge.txt");
        Assert.Equal("45vre2v9crv5eta8", first.Id);
        Assert.Equal("45vre2v9crv5eta8", second.Id);
        Assert.Equal("/api/v1/articles/45vre2v9crv5eta8", first.Url);
        Assert.NotEqual(first.Id, Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n", "harbor-bridge-2.txt").Id);
    }

    [Fact]
    public void An_id_is_stable_over_releases()
    {
        Assert.Equal("45vre2v9crv5eta8", Identity.Article("harbor-bridge.txt", string.Empty));
        Assert.Equal("w7341r94apq23fkr", Identity.Story("dongbaek harbor bridge reopens after 14 months of repairs"));
        Assert.Equal("dchdsn01bdjdtacj", Identity.Headline("dongbaek harbor bridge reopens after 14 months of repairs"));
    }

    [Fact]
    public void One_key_has_another_id_in_each_kind()
    {
        string[] ids = [Identity.File("a"), Identity.Article("a", string.Empty), Identity.Headline("a"), Identity.Story("a"), Identity.Sighting("a", null, null)];
        Assert.Equal(5, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, static id => Assert.Matches(Form(), id));
        Assert.All(ids, static id => Assert.True(Identity.IsId(id)));
    }

    [Fact]
    public void A_sighting_is_told_by_article_list_and_position()
    {
        string[] ids =
        [
            Identity.Sighting("a", null, null), Identity.Sighting("a", null, 1), Identity.Sighting("a", 1, null), Identity.Sighting("a", 1, 1),
            Identity.Sighting("a", 1, 11), Identity.Sighting("a", 11, 1), Identity.Sighting("b", 1, 1),
        ];
        Assert.Equal(7, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("45vre2v9crv5eta8", true)]
    [InlineData("45vre2v9crv5eta", false)]
    [InlineData("45vre2v9crv5eta88", false)]
    [InlineData("45vre2v9crv5-ta8", false)]
    [InlineData("45vre2v9crv5été8", false)]
    [InlineData("", false)]
    public void Only_sixteen_letters_and_digits_can_be_an_id(string text, bool expected) => Assert.Equal(expected, Identity.IsId(text));

    [Fact]
    public void A_content_hash_is_the_SHA_256_of_the_bytes()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Identity.ContentHash([]));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Identity.ContentHash("abc"u8));
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Page.Parse([]).ContentHash);
    }

    [Fact]
    public void An_entity_tag_is_quoted_and_changes_with_what_is_served()
    {
        Article one = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n");
        Article same = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n");
        Article other = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt closed.\n");
        Assert.Matches("^\"[A-Za-z0-9_-]{16}\"$", one.Etag);
        Assert.Equal(one.Etag, same.Etag);
        Assert.NotEqual(one.Etag, other.Etag);
    }

    [Fact]
    public void Leads_of_one_story_share_its_id()
    {
        string story = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n", "a.txt").StoryId;
        Assert.Equal(story, Page.Read(" date 2026-05-04 (LEAD) Harbor bridge reopens\nIt opened.\n", "b.txt").StoryId);
        Assert.Equal(story, Page.Read(" date 2026-05-05 (2nd LD) HARBOR bridge  reopens\nIt opened.\n", "c.txt").StoryId);
        Assert.NotEqual(story, Page.Read(" date 2026-05-04 Harbor bridge closes\nIt closed.\n", "a.txt").StoryId);
    }

    [Fact]
    public void An_agency_id_in_the_name_of_the_file_groups_leads_with_other_headlines()
    {
        string story = Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n", "AEN20260504001200315.txt").StoryId;
        Assert.Equal(story, Page.Read(" date 2026-05-04 (LEAD) Bridge open again\nIt opened.\n", "pages/AEN20260504001251315.txt").StoryId);
        Assert.NotEqual(story, Page.Read(" date 2026-05-04 Harbor bridge reopens\nIt opened.\n", "AEN20260504001300315.txt").StoryId);
    }

    [Theory]
    [InlineData("HARBOR  BRIDGE “REOPENS” – MAYOR’S VOW", "Harbor bridge \"reopens\" - mayor's vow")]
    [InlineData("Harbor bridge „reopens“ — mayor‘s vow", "harbor bridge «reopens» − mayor`s vow")]
    [InlineData("Café by the harbor reopens", "CAFE\u0301 by the harbor reopens")]
    [InlineData("ÉCOLE by the harbor reopens", "école by the harbor reopens")]
    [InlineData("Harbor bridge reopens 3½ months early", "harbor bridge reopens 31⁄2 months early")]
    [InlineData("항구 다리 재개통", "\u1112\u1161\u11BC\u1100\u116E 다리  재개통")]
    [InlineData("ＨＡＲＢＯＲ bridge reopens", "harbor bridge reopens")]
    public void Case_spaces_quotes_dashes_and_forms_of_letters_make_no_other_headline(string one, string other)
    {
        Assert.Equal(Page.Read($" date 2026-05-04 {one}\nIt opened.\n").HeadlineId, Page.Read($" date 2026-05-04 {other}\nIt opened.\n").HeadlineId);
    }

    [Theory]
    [InlineData("Harbor bridge reopens", "Harbor-bridge reopens")]
    [InlineData("École reopens", "Ecole reopens")]
    [InlineData("항구 다리 재개통", "항구 다리 재건")]
    public void Other_letters_make_another_headline(string one, string other)
    {
        Assert.NotEqual(Page.Read($" date 2026-05-04 {one}\nIt opened.\n").HeadlineId, Page.Read($" date 2026-05-04 {other}\nIt opened.\n").HeadlineId);
    }

    [Theory]
    [InlineData("Coast News Summary")]
    [InlineData("Today in Korean history")]
    [InlineData("(EDITORIAL from Coast Herald on May 4)")]
    public void What_recurs_is_another_story_each_day(string headline)
    {
        string first = Page.Read($" date 2026-05-04 {headline}\n", "a.txt").StoryId;
        string second = Page.Read($" date 2026-05-05 {headline}\n", "a.txt").StoryId;
        Assert.NotEqual(first, second);
    }

    [GeneratedRegex("^[0-9a-hjkmnp-tv-z]{16}$")]
    private static partial Regex Form();
}
