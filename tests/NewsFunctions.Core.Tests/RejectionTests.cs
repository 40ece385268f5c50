using System.Diagnostics;

namespace NewsFunctions.Core.Tests;

/// <summary>Files that hold no article.</summary>
public sealed class RejectionTests
{
    [Theory]
    [InlineData("", "empty-file@")]
    [InlineData(" ", "empty-file@")]
    [InlineData("\n", "empty-file@")]
    [InlineData("\uFEFF", "empty-file@")]
    [InlineData(" \r\n\t\r\n\u00A0\u200B", "empty-file@")]
    [InlineData(" date 2026-05-04 ", "headline-missing@1")]
    [InlineData("\n date 2026-05-04", "headline-missing@2")]
    [InlineData("date 2026-05-04T07:30Z\n\n", "headline-missing@1")]
    [InlineData(" date 2026-05-04 2026-05-05", "date-repeated@1 headline-missing@1")]
    [InlineData(" date ", "date-missing@1 headline-missing@1")]
    [InlineData(" date 2026-02-30", "date-unreadable@1 headline-missing@1")]
    [InlineData("-", "headline-missing@1")]
    [InlineData("-----", "headline-missing@1")]
    [InlineData(" date 2026-05-04 ***", "headline-missing@1")]
    [InlineData("\u0000", "binary@")]
    public void A_file_without_a_headline_is_rejected_with_a_reason(string content, string codes)
    {
        ParsedFile parsed = Page.Parse(content);
        Assert.True(parsed.IsRejected);
        Assert.Empty(parsed.Articles);
        Assert.Equal(codes, string.Join(' ', Page.Codes(parsed)));
        Assert.Equal("error", parsed.Diagnostics[^1].Severity);
        Assert.Equal("wire-page", parsed.Format);
    }

    [Fact]
    public void Every_single_byte_is_a_file_that_does_no_harm() =>
        Assert.All(Enumerable.Range(0, 256), static value => Assert.NotEmpty(Page.Parse([(byte)value]).Diagnostics));

    [Fact]
    public void A_picture_is_rejected_as_binary()
    {
        byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8, 0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0];
        ParsedFile parsed = Page.Parse(png);
        Assert.True(parsed.IsRejected);
        Assert.Null(parsed.Encoding);
        Assert.Equal(["binary@"], Page.Codes(parsed));
    }

    [Fact]
    public void A_stray_control_byte_in_a_text_is_not_binary()
    {
        string text = $" date 2026-05-04 Harbor bridge reopens\n{string.Concat(Enumerable.Repeat("It opened at last. ", 20))}\u0001\n";
        Assert.Single(Page.Parse(text).Articles);
    }

    [Fact]
    public void Noise_of_5_megabytes_is_rejected_soon()
    {
        byte[] noise = new byte[5 * 1024 * 1024];
        for (uint i = 0, state = 20260504; i < noise.Length; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            noise[i] = (byte)(state >> 24);
        }

        Stopwatch watch = Stopwatch.StartNew();
        ParsedFile parsed = Page.Parse(noise);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"expected less than 5 s, took {watch.Elapsed}");
        Assert.Equal(["binary@"], Page.Codes(parsed));
    }
}
