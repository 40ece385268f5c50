using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;

namespace NewsFunctions.Storage;

/// <summary>
/// Keeps long UTF-8 in binary columns, compressed: a column holds 64 KiB, a row 1 MiB, and text packed this way fits where escaped strings
/// of the same text would not (docs/adr/0003).
/// </summary>
internal static class PackedText
{
    private const int ColumnBytes = 60_000;

    /// <summary>Columns that one row takes at most: under 1 MiB in base 64 too, which is how the emulator counts.</summary>
    public const int ColumnsPerRow = 12;

    public static byte[][] Pack(ReadOnlySpan<byte> text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return [.. packed.ToArray().Chunk(ColumnBytes)];
    }

    public static byte[] Unpack(IEnumerable<byte[]> columns)
    {
        using MemoryStream packed = new([.. columns.SelectMany(static column => column)]);
        using GZipStream gzip = new(packed, CompressionMode.Decompress);
        using MemoryStream text = new();
        gzip.CopyTo(text);
        return text.ToArray();
    }

    public static void Write(TableEntity row, IEnumerable<byte[]> columns)
    {
        int number = 0;
        foreach (byte[] column in columns)
        {
            row[Column(number++)] = column;
        }
    }

    public static IEnumerable<byte[]> Read(TableEntity row)
    {
        for (int number = 0; row.TryGetValue(Column(number), out object? column); number++)
        {
            yield return (byte[])column;
        }
    }

    private static string Column(int number) => string.Create(CultureInfo.InvariantCulture, $"Packed{number:D2}");
}
