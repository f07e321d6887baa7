namespace SafeHelp.Knowledge.Places;

/// <summary>
/// What stands on a letter: its quality (breve, circumflex, horn, the bar of đ) and its tone, kept apart so that "hoà" and "hòa" compare equal.
/// </summary>
internal static class LetterMarks
{
    private const string Plain = "aeiouy";

    // Six columns a row: no tone, then huyền, hỏi, ngã, sắc, nặng.
    private static readonly (int Quality, string Letters)[] Rows =
    [
        (0, "aàảãáạ"), (1, "ăằẳẵắặ"), (2, "âầẩẫấậ"), (0, "eèẻẽéẹ"), (2, "êềểễếệ"), (0, "iìỉĩíị"),
        (0, "oòỏõóọ"), (2, "ôồổỗốộ"), (3, "ơờởỡớợ"), (0, "uùủũúụ"), (3, "ưừửữứự"), (0, "yỳỷỹýỵ"),
    ];

    private static readonly byte[] Marks = Build();

    /// <summary>Quality in the low three bits, tone above them.</summary>
    public static byte Of(char letter) => letter < Marks.Length ? Marks[letter] : (byte)0;

    public static byte OfCombining(char mark) => mark switch
    {
        '\u0306' => 1, '\u0302' => 2, '\u031B' => 3,
        '\u0300' => 1 << 3, '\u0309' => 2 << 3, '\u0303' => 3 << 3, '\u0301' => 4 << 3, '\u0323' => 5 << 3,
        _ => 0,
    };

    public static int Quality(byte marks) => marks & 7;

    public static int Tone(byte marks) => marks >> 3;

    public static bool IsVowel(char folded) => Plain.Contains(folded, StringComparison.Ordinal);

    private static byte[] Build()
    {
        var marks = new byte[0x1F00];
        foreach (var (quality, letters) in Rows)
        {
            for (var tone = 0; tone < letters.Length; tone++)
            {
                var value = (byte)(quality | (tone << 3));
                marks[letters[tone]] = value;
                marks[char.ToUpperInvariant(letters[tone])] = value;
            }
        }

        marks['đ'] = marks['Đ'] = 1;
        return marks;
    }
}
