using System.Security.Cryptography;

namespace NewsFunctions.Conformance;

/// <summary>Made-up names that no other test, run or store has.</summary>
internal static class Sample
{
    // No vowels, so that no word of any list comes out.
    private const string Consonants = "bcdfghjklmnpqrstvwxz";

    /// <summary>Random lower-case letters.</summary>
    public static string Letters(int count) => RandomNumberGenerator.GetString(Consonants, count);

    /// <summary>A name for a file.</summary>
    public static string FileName() => $"conformance-{Letters(16)}.txt";

    /// <summary>The slug of a topic that nothing is about yet; in capitals it is the topic's name.</summary>
    public static string Slug() => $"q{Letters(9)}";

    /// <summary>The name that a slug of <see cref="Slug"/> belongs to.</summary>
    public static string Name(string slug) => slug.ToUpperInvariant();
}
