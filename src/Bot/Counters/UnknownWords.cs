using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Counters;

/// <summary>
/// Cuts a message that was not understood into pieces of one to three syllables, so that content can grow without a sentence being kept. Left out is
/// whatever could name somebody or somewhere: anything with a digit or a sign in it, a word written with a capital inside the sentence, a family name and
/// the two words after it. What is left is shown only when many different talks had it (see the store), which no single person's words are.
/// </summary>
internal sealed class UnknownWords(IReadOnlyList<string> nameWords)
{
    private const int LongestPiece = 3;
    private const int LongestSyllable = 7;
    private const int WordsOfAName = 2;

    // A longer message is a story, and its pieces are of no use.
    private const int MostWords = 30;

    private readonly HashSet<string> names = [.. nameWords];
    private readonly HashSet<string> folded = [.. nameWords.Select(word => Folding.Fold(word))];

    public IReadOnlyList<string> In(string text) =>
        [.. text.Split(['.', ',', '!', '?', ';', ':', '\n', '(', ')', '"', '“', '”', '…']).SelectMany(Pieces).Distinct().Take(MostWords * LongestPiece)];

    private IEnumerable<string> Pieces(string clause)
    {
        var words = clause.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        var plain = Plain(words);
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = 1; length <= LongestPiece && start + length <= words.Count && plain[start + length - 1]; length++)
                yield return string.Join(' ', words.Skip(start).Take(length)).ToLowerInvariant();
        }
    }

    private List<bool> Plain(List<string> words)
    {
        var plain = words.Select((word, at) => IsPlain(word, isFirst: at == 0)).ToList();
        for (var at = 0; at < words.Count; at++)
        {
            var two = at + 1 < words.Count ? $"{words[at]} {words[at + 1]}" : "";
            var length = IsName(two) ? 2 : IsName(words[at]) ? 1 : 0;
            for (var hidden = at; length > 0 && hidden < Math.Min(words.Count, at + length + WordsOfAName); hidden++) plain[hidden] = false;
        }

        return plain;
    }

    // Where marks were typed, marks count; where none were, none do.
    private bool IsName(string word)
    {
        var small = word.ToLowerInvariant();
        return names.Contains(small) || (Folding.Fold(small) == small && folded.Contains(small));
    }

    private static bool IsPlain(string word, bool isFirst) =>
        word.Length <= LongestSyllable && word.All(char.IsLetter) && (isFirst || !char.IsUpper(word[0])) && !word.Skip(1).Any(char.IsUpper);
}
