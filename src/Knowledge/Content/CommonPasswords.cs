using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Content;

/// <summary>Words and rows of keys that guessers try first; a password made of them and digits alone is refused.</summary>
public sealed class CommonPasswords
{
    /// <summary>Where they stand in the content folder.</summary>
    public const string File = "staff/common-passwords.yml";

    private const int MostWords = 3;

    private readonly HashSet<string> words;

    private CommonPasswords(HashSet<string> words) => this.words = words;

    public static CommonPasswords Of(IEnumerable<string> words) => new([.. words.Select(Letters).Where(word => word.Length > 0)]);

    public static CommonPasswords Load(string folder, ICollection<ContentProblem> problems) =>
        Of(new YamlSource(folder, File, problems).Records().SelectMany(record => record.Texts("words")));

    /// <summary>True when nothing but digits, signs and at most three listed words is in it.</summary>
    /// <param name="password">Folded, in small letters.</param>
    public bool Holds(string password)
    {
        return IsMadeOf(Letters(password), MostWords) || IsMadeOf(Letters(Spoken(password)), MostWords);
    }

    private bool IsMadeOf(string letters, int most)
    {
        if (letters.Length == 0) return true;
        if (most == 0) return false;
        for (var length = letters.Length; length > 1; length--)
        {
            if (words.Contains(letters[..length]) && IsMadeOf(letters[length..], most - 1)) return true;
        }

        return false;
    }

    private static string Letters(string text) => string.Concat(Folding.Fold(text).ToLowerInvariant().Where(char.IsAsciiLetter));

    // "P@ssw0rd2026" is "password": signs that stand for letters are read as letters, but not those put before and behind.
    private static string Spoken(string text) => string.Concat(WithoutEnds(text).Select(letter => letter switch { '@' => 'a', '0' => 'o', '$' => 's', '!' => 'i', _ => letter }));

    private static string WithoutEnds(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('a', 'z');
        return first < 0 ? "" : text[first..(text.AsSpan().LastIndexOfAnyInRange('a', 'z') + 1)];
    }
}
