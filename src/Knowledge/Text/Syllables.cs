using System.Collections.Frozen;

namespace SafeHelp.Knowledge.Text;

/// <summary>What can be a Vietnamese syllable: a beginning, a rime and a tone, from the lists in <c>content/text/syllables.yml</c>.</summary>
public sealed class Syllables(IEnumerable<string> onsets, IEnumerable<string> rimes)
{
    private readonly FrozenSet<string> beginnings = onsets.Append("").ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> endings = rimes.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> foldedEndings = rimes.Select(rime => Folding.Fold(rime)).ToFrozenSet(StringComparer.Ordinal);

    public bool Contains(string word) => Splits(Toneless(word), beginnings, endings);

    /// <summary>True if the word without marks could be a syllable whose marks were left out ("danh", "duong").</summary>
    public bool ContainsFolded(string word) => Splits(Folding.Fold(word), beginnings, foldedEndings);

    private static bool Splits(string word, FrozenSet<string> onsets, FrozenSet<string> rimes)
    {
        for (var cut = 0; cut < word.Length && cut <= 3; cut++)
        {
            var onset = word[..cut];
            var isOnset = onsets.Contains(onset) || onsets.Contains(onset.Replace('d', 'đ'));
            if (isOnset && rimes.Contains(word[cut..])) return true;
        }

        return false;
    }

    private static string Toneless(string word) => string.Create(word.Length, word, (letters, typed) =>
    {
        for (var i = 0; i < typed.Length; i++) letters[i] = ToneLetters.Vowel(typed[i]);
    });
}
