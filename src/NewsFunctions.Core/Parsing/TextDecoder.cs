using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace NewsFunctions.Parsing;

/// <param name="Text">Empty where the bytes are no text.</param>
/// <param name="Encoding">The encoding's registered name, or none where the bytes are no text.</param>
internal readonly record struct DecodedText(string Text, string? Encoding, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Finds the encoding of a file and decodes it: byte-order marks, UTF-8, UTF-16 by its zeros, Korean by its pairs of bytes, then Latin.</summary>
internal static class TextDecoder
{
    // Text never has this many control bytes: one in 64 lets a stray form feed pass and stops executables, images and noise.
    private const int BytesPerControl = 64;

    private const int BytesPerControlOfFrames = 8;

    private const int SampleLength = 4_096;

    private const int PooledLength = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static code => (byte)code).Where(static b => b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C))]);

    // UTF-8 that was read as Windows-1252 shows these pairs: what no language writes.
    private static readonly string[] MojibakePairs = ["â€", "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã¡", "Ã³", "Ã­", "Ã§", "Ã¢", "Ãª", "Â ", "Â·", "Â°", "Â£", "ì„", "ë‹", "í•", "ê¸", "ìš", "ì—", "ë", "ï»¿", "¿À", "¼ö"];

    /// <summary>Decodes a file, or says why its bytes are no text.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return new DecodedText(string.Empty, null, []);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return OfBytes(content[3..], isMarked: true);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Checked(Encoding.Unicode.GetString(content[2..]), "utf-16le", []);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Checked(Encoding.BigEndianUnicode.GetString(content[2..]), "utf-16be", []);
        }

        return Utf16(content) switch
        {
            "utf-16le" => Checked(Encoding.Unicode.GetString(content), "utf-16le", []),
            "utf-16be" => Checked(Encoding.BigEndianUnicode.GetString(content), "utf-16be", []),
            _ => OfBytes(content, isMarked: false),
        };
    }

    private static DecodedText OfBytes(ReadOnlySpan<byte> content, bool isMarked)
    {
        if (IsBinary(content))
        {
            return new DecodedText(string.Empty, null,
                [new Diagnostic(null, null, "error", DiagnosticCodes.Binary, "expected text, found binary content; upload the page as plain text")]);
        }

        if (Ascii.IsValid(content))
        {
            return new DecodedText(Encoding.ASCII.GetString(content), "utf-8", []);
        }

        if (OfUtf8(content) is { } text)
        {
            return Checked(text, "utf-8", []);
        }

        int first = FirstInvalid(content);
        if (isMarked)
        {
            return new DecodedText(Encoding.UTF8.GetString(content), "utf-8", [Guessed(content, first, "such bytes were replaced by U+FFFD")]);
        }

        if (KoreanName(content) is { } korean)
        {
            return new DecodedText(Korean.GetString(content), korean, [Guessed(content, first, $"read as Korean, {korean}")]);
        }

        bool latin = content.IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0;
        return latin
            ? new DecodedText(Encoding.Latin1.GetString(content), "iso-8859-1", [Guessed(content, first, "read as Latin-1")])
            : new DecodedText(Windows1252.GetString(content), "windows-1252", [Guessed(content, first, "read as Windows-1252")]);
    }

    /// <summary>Decodes UTF-8, or finds that it is none. A page of usual size is looked at once only, and a large one needs no second buffer.</summary>
    private static string? OfUtf8(ReadOnlySpan<byte> content)
    {
        if (content.Length > PooledLength)
        {
            return Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : null;
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(content.Length);
        bool valid = Utf8.ToUtf16(content, buffer, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done;
        string? text = valid ? new string(buffer, 0, length) : null;
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    private static bool IsBinary(ReadOnlySpan<byte> content)
    {
        if (!content.ContainsAny(Controls))
        {
            return false;
        }

        // The two transmission formats frame and tabulate their text by control bytes.
        bool framed = content.StartsWith("\u0016\u0016\u0001"u8) || (content.Length > 4 && content[0] == 1 && char.IsAsciiLetter((char)content[1]));
        int perControl = framed ? BytesPerControlOfFrames : BytesPerControl;
        int controls = content.Count((byte)0) * perControl;
        foreach (byte b in content)
        {
            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) ? 1 : 0;
        }

        return controls > Math.Max(content.Length / perControl, framed ? 12 : 0);
    }

    /// <summary>UTF-16 without a mark: every other byte of Latin text is zero.</summary>
    private static string? Utf16(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> sample = content[..Math.Min(content.Length, SampleLength)];
        if (content.Length < 8 || content.Length % 2 != 0 || sample.IndexOf((byte)0) < 0)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (int i = 0; i + 1 < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        int pairs = sample.Length / 2;
        return odd > pairs / 2 && even == 0 ? "utf-16le" : even > pairs / 2 && odd == 0 ? "utf-16be" : null;
    }

    /// <summary>Whether the bytes are pairs of Korean syllables, in the plain set (EUC-KR) or the larger one (CP949).</summary>
    private static string? KoreanName(ReadOnlySpan<byte> content)
    {
        int high = 0, syllables = 0;
        bool extended = false;
        for (int i = 0; i < content.Length; i++)
        {
            byte lead = content[i];
            if (lead < 0x80)
            {
                continue;
            }

            byte trail = i + 1 < content.Length ? content[i + 1] : (byte)0;
            bool plain = trail is >= 0xA1 and <= 0xFE;
            if (lead is < 0x81 or 0xFF || !(plain || trail is (>= 0x41 and <= 0x5A) or (>= 0x61 and <= 0x7A) or (>= 0x81 and <= 0xA0)))
            {
                return null;
            }

            high += 2;
            syllables += plain && lead is >= 0xB0 and <= 0xC8 ? 2 : 0;
            extended |= !plain;
            i++;
        }

        return syllables >= 4 && syllables * 2 >= high ? extended ? "cp949" : "euc-kr" : null;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        int at = 0;
        while (at < content.Length && Rune.DecodeFromUtf8(content[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static DecodedText Checked(string text, string encoding, Diagnostic[] found)
    {
        if (Ascii.IsValid(text))
        {
            return new DecodedText(text, encoding, found);
        }

        int lost = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        int broken = text.AsSpan().IndexOfAny('â', 'Ã', 'Â') is var latin && latin >= 0 ? MojibakePairs.Select(pair => text.IndexOf(pair, StringComparison.Ordinal)).Where(static at => at >= 0).DefaultIfEmpty(-1).Min()
            : text.AsSpan().IndexOfAny('ì', 'ë', 'ï') >= 0 ? MojibakePairs[17..].Select(pair => text.IndexOf(pair, StringComparison.Ordinal)).Where(static at => at >= 0).DefaultIfEmpty(-1).Min()
            : -1;
        return new DecodedText(text, encoding,
        [
            .. found,
            .. lost < 0 ? [] : (Diagnostic[])[At(text, lost, DiagnosticCodes.CharactersLost, "expected whole characters, found U+FFFD; they were lost before the upload")],
            .. broken < 0 ? [] : (Diagnostic[])[At(text, broken, DiagnosticCodes.Mojibake, $"expected text, found '{text.AsSpan(broken, Math.Min(3, text.Length - broken))}', as UTF-8 looks that was read as another encoding; export the page again")],
        ]);
    }

    private static Diagnostic At(string text, int index, string code, string message)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, index);
        return new Diagnostic(before.Count('\n') + 1, index - before.LastIndexOf('\n'), "warning", code, message);
    }

    private static Diagnostic Guessed(ReadOnlySpan<byte> content, int index, string outcome)
    {
        ReadOnlySpan<byte> before = content[..Math.Clamp(index, 0, content.Length)];
        return new Diagnostic(
            before.Count((byte)'\n') + 1, null, "warning", DiagnosticCodes.EncodingGuessed, $"expected UTF-8, found other bytes; {outcome}");
    }
}
