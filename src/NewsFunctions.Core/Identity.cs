using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace NewsFunctions;

/// <summary>
/// Makes ids: 80 bits of a hash over a kind and a key, as 16 lower-case base-32 characters. The kind keeps an article, a headline and a
/// file of the same text apart. The hash is SHA-256 where a key is a name, and XXH128 where it is the public text of a headline.
/// </summary>
public static class Identity
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public const int Length = 16;

    private const int StackBytes = 1024;

    public static string File(string name) => Hash("file", name);

    /// <param name="name">The file's name.</param>
    /// <param name="item">The key of the item within a file of several; empty for a file that is one article.</param>
    public static string Article(string name, string item) => Hash("article", $"{name}\n{item}");

    /// <param name="key">The folded clean text, with the day where the text recurs.</param>
    public static string Headline(string key) => Hash("headline", key, OfPublicText);

    public static string Sighting(string articleId, int? list, int? position) =>
        Hash("sighting", string.Create(null, $"{articleId}\n{list}\n{position}"));

    public static string Story(string key) => Hash("story", key, OfPublicText);

    // A page lists many headlines. Whoever could make two texts meet could as well upload the same text twice, so a quick hash will do.
    private static readonly HashAlgorithm OfPublicText = static (source, destination) => XxHash128.Hash(source, destination);

    /// <summary>SHA-256 as lower-case hexadecimal.</summary>
    public static string ContentHash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A strong entity tag over a representation, quotes included.</summary>
    public static string EntityTag(ReadOnlySpan<byte> representation) =>
        $"\"{Base64Url.EncodeToString(SHA256.HashData(representation).AsSpan(0, 12))}\"";

    /// <summary>Whether a text could be an id of this kind at all.</summary>
    public static bool IsId(string text) => text.Length == Length && text.All(char.IsAsciiLetterOrDigit);

    internal static string Hash(string kind, string key) => Hash(kind, key, static (bytes, hash) => SHA256.HashData(bytes, hash));

    private static string Hash(string kind, string key, HashAlgorithm algorithm)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        int most = kind.Length + 1 + Encoding.UTF8.GetMaxByteCount(key.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[StackBytes];
        int length = Encoding.ASCII.GetBytes(kind, bytes);
        bytes[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(key, bytes[length..]);
        algorithm(bytes[..length], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return string.Create(Length, BinaryPrimitives.ReadUInt128LittleEndian(hash), static (characters, bits) =>
        {
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = Alphabet[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }

    private delegate void HashAlgorithm(ReadOnlySpan<byte> source, Span<byte> destination);
}
