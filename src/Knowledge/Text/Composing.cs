using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>
/// Joins Vietnamese letters with the marks that follow them (Unicode's composed form, NFC), as phones and vendors expect them. With its own table,
/// because <see cref="string.Normalize()"/> does nothing in globalization-invariant mode.
/// </summary>
public static class Composing
{
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";
    private const char DotBelow = '\u0323';

    // A letter, then the same with each of the tones above.
    private static readonly string[] Toned =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    // Which plain letter becomes which by a mark that is no tone.
    private static readonly (char Plain, char Mark, char Shaped)[] Shapes =
    [
        ('a', '\u0306', 'ă'), ('a', '\u0302', 'â'), ('e', '\u0302', 'ê'), ('o', '\u0302', 'ô'), ('o', '\u031B', 'ơ'), ('u', '\u031B', 'ư'),
    ];

    private static readonly Dictionary<(char, char), char> Joined = Build();

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F')) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (composed.Length > 0 && Joined.TryGetValue((composed[^1], letter), out var joined)) composed[^1] = joined;
            else composed.Append(letter);
        }

        return composed.ToString();
    }

    private static Dictionary<(char, char), char> Build()
    {
        var joined = new Dictionary<(char, char), char>();
        foreach (var row in Toned)
        {
            for (var tone = 0; tone < Tones.Length; tone++) Add(joined, row[0], Tones[tone], row[tone + 1]);
        }

        foreach (var (plain, mark, shaped) in Shapes)
        {
            Add(joined, plain, mark, shaped);
            // In decomposed text the dot below comes before a mark above.
            Add(joined, joined[(plain, DotBelow)], mark, joined[(shaped, DotBelow)]);
        }

        return joined;
    }

    private static void Add(Dictionary<(char, char), char> joined, char letter, char mark, char result)
    {
        joined[(letter, mark)] = result;
        joined[(char.ToUpperInvariant(letter), mark)] = char.ToUpperInvariant(result);
    }
}
