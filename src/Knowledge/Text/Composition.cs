using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>
/// Puts letters and their combining marks together ("e" + "^" + "." → "ệ") and makes them lower case, with its own table,
/// because <see cref="string.Normalize()"/> does nothing in globalization-invariant mode.
/// </summary>
internal static class Composition
{
    private const int NoTone = -1;

    public static string Compose(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!Folding.IsCombining(letter)) composed.Append(char.ToLowerInvariant(letter));
            else if (composed.Length > 0) composed[^1] = Add(composed[^1], letter);
        }

        return composed.ToString();
    }

    private static char Add(char letter, char mark)
    {
        var tone = ToneOf(mark);
        if (tone != NoTone) return ToneLetters.With(ToneLetters.Vowel(letter), tone);
        return ToneLetters.With(Shape(ToneLetters.Vowel(letter), mark), ToneLetters.Tone(letter));
    }

    private static int ToneOf(char mark) => mark switch
    {
        '\u0300' => 1,
        '\u0301' => 2,
        '\u0309' => 3,
        '\u0303' => 4,
        '\u0323' => 5,
        _ => NoTone,
    };

    private static char Shape(char vowel, char mark) => (vowel, mark) switch
    {
        ('a', '\u0306') => 'ă',
        ('a', '\u0302') => 'â',
        ('e', '\u0302') => 'ê',
        ('o', '\u0302') => 'ô',
        ('o', '\u031B') => 'ơ',
        ('u', '\u031B') => 'ư',
        _ => vowel,
    };
}
