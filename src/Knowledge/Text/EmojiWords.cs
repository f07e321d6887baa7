using System.Collections.Frozen;
using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>Char filter: emoji that say something become the words they stand for ("🔪" → "dao"); the others become spaces.</summary>
internal sealed class EmojiWords(IReadOnlyDictionary<string, string> table)
{
    private readonly FrozenDictionary<string, string> words = table.ToFrozenDictionary(StringComparer.Ordinal);

    public string Filter(string text)
    {
        var filtered = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x2000) filtered.Append((char)rune.Value);
            else filtered.Append(Meaning(rune));
        }

        return filtered.ToString();
    }

    private string Meaning(Rune rune)
    {
        if (words.TryGetValue(rune.ToString(), out var meaning)) return $" {meaning} ";
        return rune.IsBmp && !Rune.IsSymbol(rune) ? rune.ToString() : " ";
    }
}
