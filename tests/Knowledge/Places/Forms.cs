using System.Text;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>The ways in which people write one address.</summary>
internal static class Forms
{
    public static readonly string[] All = ["full", "plain", "short", "small", "decomposed", "reversed"];

    public static string Write(string form, params string[] units) => form switch
    {
        "plain" => Folding.Fold(string.Join(", ", units)),
        "short" => string.Join(", ", units.Select(Shorten)),
        "small" => string.Join(", ", units).ToLowerInvariant(),
        "decomposed" => Decompose(string.Join(", ", units)),
        "reversed" => string.Join(", ", units.Reverse()),
        _ => string.Join(", ", units),
    };

    private static string Shorten(string unit)
    {
        foreach (var (word, shorter) in new[] { ("Thành phố ", "TP. "), ("Thị trấn ", "TT. "), ("Thị xã ", "TX. "), ("Phường ", "P. "), ("Quận ", "Q. "), ("Huyện ", "H. "), ("Xã ", "X. "), ("Tỉnh ", "T. ") })
        {
            if (unit.StartsWith(word, StringComparison.Ordinal)) return shorter + unit[word.Length..];
        }

        return unit;
    }

    // Written out here, because Normalize does nothing in globalization-invariant mode.
    private static string Decompose(string text)
    {
        const string Rows = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
        const string Tones = "\0\u0300\u0309\u0303\u0301\u0323";
        var written = new StringBuilder();
        foreach (var letter in text)
        {
            var at = Rows.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (at < 0) { written.Append(letter); continue; }
            var plain = Folding.FoldLetter(letter);
            written.Append(char.IsUpper(letter) ? char.ToUpperInvariant(plain) : plain);
            if (Quality(Rows[at / 6 * 6]) is { } quality) written.Append(quality);
            if (at % 6 > 0) written.Append(Tones[at % 6]);
        }

        return written.ToString();
    }

    private static char? Quality(char row) => row switch { 'ă' => '\u0306', 'â' or 'ê' or 'ô' => '\u0302', 'ơ' or 'ư' => '\u031B', _ => null };
}
