using System.Text;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tables;

/// <summary>Makes text of a file's bytes, in whichever encoding office programs have written it.</summary>
internal static class TextFile
{
    private const int Vietnamese = 1258;
    private const int Western = 1252;

    // Of UTF-16 without a mark at its beginning, nearly every second byte is 0.
    private const int Sample = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The name of the encoding where it is not Unicode; else null.</returns>
    /// <exception cref="UnfitTableException">It is no text.</exception>
    public static (string Text, string? Encoding) Read(byte[] file, OldEncodings encodings, Syllables syllables)
    {
        if (Unicode(file) is { } text) return (text, null);
        if (file.AsSpan().Contains((byte)0)) throw new UnfitTableException(ImportCode.FileIsNoTable);
        var western = CodePagesEncodingProvider.Instance.GetEncoding(Western)!.GetString(file);
        var vietnamese = Composing.Compose(CodePagesEncodingProvider.Instance.GetEncoding(Vietnamese)!.GetString(file));
        if (encodings.Convert(western, syllables) is { } old && OldEncodings.Readable(old.Text, syllables) > OldEncodings.Readable(vietnamese, syllables)) return old;
        return (vietnamese, $"Windows-{Vietnamese}");
    }

    private static string? Unicode(byte[] file)
    {
        if (file.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(file, 2, file.Length - 2);
        if (file.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(file, 2, file.Length - 2);
        if (Utf16WithoutMark(file) is { } encoding) return encoding.GetString(file);
        try
        {
            return Strict.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Utf16WithoutMark(byte[] file)
    {
        var (even, odd, length) = (0, 0, Math.Min(file.Length, Sample));
        for (var at = 0; at < length; at++)
        {
            if (file[at] != 0) continue;
            if (at % 2 == 0) even++;
            else odd++;
        }

        if (odd > length / 6 && odd > even * 4) return Encoding.Unicode;
        return even > length / 6 && even > odd * 4 ? Encoding.BigEndianUnicode : null;
    }
}
