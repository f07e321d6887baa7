namespace SafeHelp.Knowledge.Text;

/// <summary>Phrases to find in what people type: word by word, folded, and with marks compared where both sides carry them.</summary>
public sealed class PhraseSet
{
    private readonly ILookup<string, Word[]> byFirstWord;

    public PhraseSet(IEnumerable<string> phrases) =>
        byFirstWord = phrases.Select(Split).Where(words => words.Length > 0).ToLookup(words => words[0].Folded);

    /// <summary>True when the whole message is one of the phrases.</summary>
    public bool IsWhole(string message)
    {
        var words = Split(message);
        return words.Length > 0 && byFirstWord[words[0].Folded].Any(phrase => phrase.Length == words.Length && StandsAt(words, 0, phrase));
    }

    /// <summary>True when one of the phrases stands in the message.</summary>
    public bool IsIn(string message) => LongestIn(message) > 0;

    /// <summary>Number of words of the longest phrase that stands in the message; 0 if none does.</summary>
    public int LongestIn(string message)
    {
        var words = Split(message);
        var longest = 0;
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var phrase in byFirstWord[words[at].Folded])
            {
                if (phrase.Length > longest && StandsAt(words, at, phrase)) longest = phrase.Length;
            }
        }

        return longest;
    }

    /// <summary>Number of words of the longest phrase whose words stand in the message in order, with at most <paramref name="slack"/> others between them.</summary>
    public int LongestIn(string message, int slack)
    {
        var words = Split(message);
        return byFirstWord.SelectMany(phrases => phrases).Where(phrase => StandsLoosely(words, phrase, slack)).Select(phrase => phrase.Length).DefaultIfEmpty().Max();
    }

    private static bool StandsLoosely(Word[] words, Word[] phrase, int slack)
    {
        for (var start = 0; start + phrase.Length <= words.Length; start++)
        {
            var found = 0;
            for (var at = start; at < words.Length && at - start - found <= slack; at++)
            {
                if (words[at].Fits(phrase[found]) && ++found == phrase.Length) return true;
                if (found == 0) break;
            }
        }

        return false;
    }

    private static Word[] Split(string text) => [.. Words.In(text).Select(Word.Of)];

    private static bool StandsAt(Word[] words, int at, Word[] phrase)
    {
        if (at + phrase.Length > words.Length) return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!words[at + i].Fits(phrase[i])) return false;
        }

        return true;
    }

    private readonly record struct Word(string Typed, string Folded)
    {
        public static Word Of(string typed) => new(typed.ToLowerInvariant(), Folding.Fold(typed));

        // Where a person typed marks, marks count; where they typed none, none do.
        public bool Fits(Word phrase) => Folded == phrase.Folded && (Typed == phrase.Typed || Typed == Folded);
    }
}
