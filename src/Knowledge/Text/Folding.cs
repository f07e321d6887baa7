namespace SafeHelp.Knowledge.Text;

/// <summary>
/// Takes case and Vietnamese marks off letters, so that "Gò Vấp", "go vap" and a decomposed "Gò Vấp" compare equal.
/// Works with its own letter table, because <see cref="string.Normalize()"/> does nothing in globalization-invariant mode.
/// </summary>
public static class Folding
{
    // One row a base letter. Đ has no decomposition in Unicode, so taking marks off leaves it; it needs its own row.
    private static readonly (char Base, string Letters)[] Rows =
    [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đ"),
    ];

    private static readonly char[] Bases = BuildBases();

    /// <summary>The letter without case and marks; '\0' for a combining mark, which is nothing by itself.</summary>
    public static char FoldLetter(char letter)
    {
        if (letter < 0x80) return letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter;
        if (IsCombining(letter)) return '\0';
        if (letter < Bases.Length && Bases[letter] != 0) return Bases[letter];
        return char.ToLowerInvariant(letter);
    }

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            var plain = FoldLetter(letter);
            if (plain != '\0') folded[length++] = plain;
        }

        return new string(folded[..length]);
    }

    /// <summary>True if the letter carries a Vietnamese mark or is đ: the person typed with accents here.</summary>
    public static bool IsMarked(char letter) =>
        IsCombining(letter) || (letter < Bases.Length && Bases[letter] != 0);

    public static bool HasMarks(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (IsMarked(letter)) return true;
        }

        return false;
    }

    internal static bool IsCombining(char letter) => letter is >= '\u0300' and <= '\u036F';

    private static char[] BuildBases()
    {
        var bases = new char[0x1F00];
        foreach (var (plain, letters) in Rows)
        {
            foreach (var letter in letters)
            {
                bases[letter] = plain;
                bases[char.ToUpperInvariant(letter)] = plain;
            }
        }

        return bases;
    }
}
