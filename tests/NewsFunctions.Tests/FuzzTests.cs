using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using NewsFunctions.LocalHost;
using NewsFunctions.Parsing;

namespace NewsFunctions.Tests;

/// <summary>
/// Files that nobody wrote, for a minute; <c>NEWS_FUZZ_SECONDS</c> makes it longer, <c>NEWS_FUZZ_SEED</c> makes it another one: the usual seed is always the
/// same, so that a change that did no harm does not fail. A failure names the seed and keeps the file.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Megabyte = 1024 * 1024;
    private const int LargestFile = 5 * Megabyte;
    private const int LargeFilesEvery = 400;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void Any_bytes_are_read_soon_in_little_memory_and_lose_no_word()
    {
        int seconds = int.Parse(Environment.GetEnvironmentVariable("NEWS_FUZZ_SECONDS") ?? "60", CultureInfo.InvariantCulture);
        int seed = int.Parse(Environment.GetEnvironmentVariable("NEWS_FUZZ_SEED") ?? "20261124", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}, {seconds} s");
        byte[][] corpus = [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Find(), "tests", "NewsFunctions.Core.Tests", "Corpus"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Assert.NotEmpty(corpus);

        // The vocabulary is read once, and parts of it when first asked for: no file's memory.
        Array.ForEach(corpus, static content => Parse(content));
        Random random = new(seed);
        Stopwatch clock = Stopwatch.StartNew();
        int files = 0;
        for (; clock.Elapsed.TotalSeconds < seconds; files++)
        {
            byte[] content = files % LargeFilesEvery == 1 ? Large(random, corpus) : Small(random, corpus);
            string? fault;
            try
            {
                fault = Fault(content);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Any kind, since none may come out of the parser; the file is kept below.
                fault = e.ToString();
            }

            if (fault is not null)
            {
                string kept = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"fuzz-{seed}-{files}.bin"));
                File.WriteAllBytes(kept, content);
                Assert.Fail($"seed {seed}, file {files} ({kept}): {fault}");
            }
        }

        output.WriteLine($"{files} files");
    }

    private static ParsedFile Parse(byte[] content) => ArticleParser.Parse(new SourceFile("page.txt", content, new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc));

    private static string? Fault(byte[] content)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        ParsedFile parsed = Parse(content);
        TimeSpan took = watch.Elapsed;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        string? lost = LostWord(content, parsed);
        return took > Longest ? $"expected at most {Longest}, took {took} for {content.Length} bytes"
            : allocated > 64 * Megabyte ? $"expected at most 64 MB, allocated {allocated / Megabyte} MB for {content.Length} bytes"
            : lost is not null ? $"'{lost}' is neither in an article nor cut"
            : content.Length < Megabyte && Json(parsed) != Json(Parse([.. content])) ? "the same bytes gave another outcome"
            : null;
    }

    /// <summary>A word of the file that is neither served nor cut; none where a bound left text in the file.</summary>
    private static string? LostWord(byte[] content, ParsedFile parsed)
    {
        if (parsed.Encoding is null || parsed.Diagnostics.Any(static diagnostic => diagnostic.Code is DiagnosticCodes.PageCut or DiagnosticCodes.BodyCut))
        {
            return null;
        }

        string text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(Decode(content, parsed.Encoding)));
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        foreach (string word in Words(text))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        foreach (string word in Kept(parsed).SelectMany(Words))
        {
            words[word] = words.GetValueOrDefault(word) - 1;
        }

        return words.FirstOrDefault(static pair => pair.Value > 0).Key;
    }

    // What the receipt names has to be what the bytes are.
    private static string Decode(byte[] content, string encoding) => encoding switch
    {
        "utf-16le" => Encoding.Unicode.GetString(content),
        "utf-16be" => Encoding.BigEndianUnicode.GetString(content),
        "euc-kr" or "cp949" => CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetString(content),
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content),
        "iso-8859-1" => Encoding.Latin1.GetString(content),
        "utf-8" => Encoding.UTF8.GetString(content),
        _ => throw new InvalidOperationException($"An encoding that nothing knows: {encoding}"),
    };

    private static IEnumerable<string> Kept(ParsedFile parsed) =>
    [
        .. parsed.Cut.Select(static cut => cut.Text),
        .. parsed.Articles.SelectMany(static article => (IEnumerable<string>)
        [
            article.WireHeadline, article.Deck ?? string.Empty, .. article.Paragraphs.Select(static paragraph => paragraph.Text),
            .. article.HeadlineLists.SelectMany(static list => list.Items).Select(static item => item.WireHeadline),
        ]),
    ];

    // Runs of letters and digits, since marks between words may go; what shows as nothing parts no word.
    private static IEnumerable<string> Words(string text)
    {
        StringBuilder word = new();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (c is not ('\u200B' or '\uFEFF' or '\u2060' or '\u00AD' or '\uFFFE' or '\uFFFF') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static byte[] Small(Random random, byte[][] corpus)
    {
        List<byte> file = [.. corpus[random.Next(corpus.Length)]];
        int changes = random.Next(6);
        for (int i = 0; i < changes; i++)
        {
            byte[] other = corpus[random.Next(corpus.Length)];
            int at = random.Next(file.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    int from = random.Next(other.Length + 1);
                    file.InsertRange(at, other[from..random.Next(from, other.Length + 1)]);
                    break;
                case 1:
                    file.RemoveRange(at, random.Next(file.Count - at + 1));
                    break;
                case 2:
                    file.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    file.Insert(at, (byte)'\n');
                    break;
                default:
                    int line = Math.Max(0, file[..at].LastIndexOf((byte)'\n'));
                    file.InsertRange(at, file.GetRange(line, Math.Min(file.Count - line, random.Next(120))));
                    break;
            }
        }

        return [.. file];
    }

    private static byte[] Large(Random random, byte[][] corpus)
    {
        byte[] file = new byte[random.Next(Megabyte, LargestFile + 1)];
        byte[] piece = random.Next(5) switch
        {
            0 => corpus[random.Next(corpus.Length)],
            1 => [.. "a\n"u8],
            2 => Encoding.UTF8.GetBytes(" date 2026-05-04 Harbor\n" + new string('x', random.Next(1, 4_000)) + " "),
            3 => [.. "(LEAD) &amp;quot; \n- "u8],
            _ => Small(random, corpus),
        };
        if (piece.Length == 0)
        {
            random.NextBytes(file);
            return file;
        }

        for (int i = 0; i < file.Length; i += piece.Length)
        {
            piece.AsSpan(0, Math.Min(piece.Length, file.Length - i)).CopyTo(file.AsSpan(i));
        }

        return file;
    }

    private static string Json(ParsedFile parsed) => JsonSerializer.Serialize(parsed, NewsJson.Relaxed.ParsedFile);
}
