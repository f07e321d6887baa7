using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>Char filter: full-width letters become plain ones, odd spaces become spaces, and what cannot be seen goes away.</summary>
internal static class PlainCharacters
{
    public static string Filter(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (IsInvisible(letter)) continue;
            plain.Append(Plain(letter));
        }

        return plain.ToString();
    }

    private static char Plain(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '\u2018' or '\u2019' => '\'',
        '\u201C' or '\u201D' => '"',
        // Eth and the African D look like Đ and come from wrong keyboards and old fonts.
        '\u00D0' or '\u0189' or '\u00F0' or '\u0256' => 'đ',
        _ => char.IsWhiteSpace(letter) || letter == '\u3000' ? ' ' : letter,
    };

    // Zero-width characters, direction marks, soft hyphen, byte order mark, emoji variation selectors.
    private static bool IsInvisible(char letter) =>
        letter is '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or '\uFE0E' or '\uFE0F';
}
