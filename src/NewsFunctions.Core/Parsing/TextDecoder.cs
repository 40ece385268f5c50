using System.Text;

namespace NewsFunctions.Parsing;

/// <summary>Finds the encoding of a file and decodes it: byte-order marks first, then UTF-8, then Windows-1252.</summary>
public static class TextDecoder
{
    // Text never has this many control bytes: one in 64 lets a stray form feed pass and stops executables, images and noise.
    private const int BytesPerControl = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decodes a file, or says why its bytes are no text.</summary>
    /// <returns>The text, empty where it is none; the encoding's registered name; and what to tell the editor.</returns>
    public static (string Text, string? Encoding, Diagnostic? Diagnostic) Decode(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return (string.Empty, null, null);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Check(content[3..], "utf-8");
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode.GetString(content[2..]), "utf-16le", null);
        }

        return content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? (Encoding.BigEndianUnicode.GetString(content[2..]), "utf-16be", null)
            : Check(content, null);
    }

    private static (string Text, string? Encoding, Diagnostic? Diagnostic) Check(ReadOnlySpan<byte> content, string? encoding)
    {
        int controls = content.Count((byte)0) * BytesPerControl;
        foreach (byte b in content)
        {
            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) ? 1 : 0;
        }

        if (controls > content.Length / BytesPerControl)
        {
            return (string.Empty, null, new Diagnostic(
                null, null, "error", DiagnosticCodes.Binary, "expected text, found binary content; upload the page as plain text"));
        }

        try
        {
            return (StrictUtf8.GetString(content), "utf-8", null);
        }
        catch (DecoderFallbackException e)
        {
            return encoding is null
                ? (Windows1252.GetString(content), "windows-1252", Guessed(content, e.Index, "read as Windows-1252"))
                : (Encoding.UTF8.GetString(content), encoding, Guessed(content, e.Index, "such bytes were replaced by U+FFFD"));
        }
    }

    private static Diagnostic Guessed(ReadOnlySpan<byte> content, int index, string outcome)
    {
        ReadOnlySpan<byte> before = content[..Math.Clamp(index, 0, content.Length)];
        return new Diagnostic(
            before.Count((byte)'\n') + 1, null, "warning", DiagnosticCodes.EncodingGuessed, $"expected UTF-8, found other bytes; {outcome}");
    }
}
