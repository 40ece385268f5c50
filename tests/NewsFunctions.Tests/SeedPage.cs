using NewsFunctions.LocalHost;

namespace NewsFunctions.Tests;

/// <summary>A real page that may stand beside the repository; it is somebody's text, so it is never part of it.</summary>
internal static class SeedPage
{
    public const string Name = "editorial-2021-03-19.txt";

    /// <summary>The page's bytes; skips the test where it is absent.</summary>
    public static byte[] Read()
    {
        string path = Environment.GetEnvironmentVariable("NEWS_SEED_PAGE")
            ?? Path.Combine(RepositoryFolder.Find(), "..", "shared", "samples", Name);
        Assert.SkipUnless(File.Exists(path), "The real page is not beside the repository; NEWS_SEED_PAGE names it.");
        return File.ReadAllBytes(path);
    }
}
