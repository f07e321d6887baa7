namespace SafeHelp.Knowledge.Text;

/// <summary>The twelve Vietnamese vowels in their six tones: takes a letter apart into vowel and tone and puts them together.</summary>
internal static class ToneLetters
{
    public const int Tones = 6;

    // Order of tones: level, huyền, sắc, hỏi, ngã, nặng.
    private static readonly string[] Rows =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private static readonly Dictionary<char, (string Row, int Tone)> ByLetter = BuildByLetter();

    public static bool IsVowel(char letter) => ByLetter.ContainsKey(letter);

    /// <summary>The vowel without its tone ("ấ" → "â"); any other letter is itself.</summary>
    public static char Vowel(char letter) => ByLetter.TryGetValue(letter, out var place) ? place.Row[0] : letter;

    /// <summary>0 for the level tone and for what is no vowel.</summary>
    public static int Tone(char letter) => ByLetter.TryGetValue(letter, out var place) ? place.Tone : 0;

    public static char With(char vowel, int tone) => ByLetter.TryGetValue(vowel, out var place) ? place.Row[tone] : vowel;

    private static Dictionary<char, (string Row, int Tone)> BuildByLetter()
    {
        var byLetter = new Dictionary<char, (string, int)>();
        foreach (var row in Rows)
        {
            for (var tone = 0; tone < Tones; tone++) byLetter[row[tone]] = (row, tone);
        }

        return byLetter;
    }
}
