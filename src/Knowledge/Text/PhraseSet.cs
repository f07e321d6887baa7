using System.Collections.Frozen;

namespace SafeHelp.Knowledge.Text;

/// <summary>Phrases to find in what people type: word by word, folded, and with marks compared where both sides carry them.</summary>
public sealed class PhraseSet
{
    // A message is looked at by dozens of sets, one right after the other.
    [ThreadStatic]
    private static (string Text, Word[] Words) LastSplit;

    private readonly FrozenDictionary<string, Word[][]> byFirstWord;

    public PhraseSet(IEnumerable<string> phrases) =>
        byFirstWord = phrases.Select(Split).Where(words => words.Length > 0).GroupBy(words => words[0].Folded)
            .ToFrozenDictionary(beginning => beginning.Key, beginning => beginning.ToArray(), StringComparer.Ordinal);

    /// <summary>The folded words with which a phrase begins: a message that holds none of them holds no phrase.</summary>
    public IEnumerable<string> FirstWords => byFirstWord.Keys;

    /// <summary>True when the whole message is one of the phrases.</summary>
    public bool IsWhole(string message)
    {
        var words = Split(message);
        return words.Length > 0 && Array.Exists(Beginning(words[0]), phrase => phrase.Length == words.Length && StandsAt(words, 0, phrase));
    }

    /// <summary>True when one of the phrases stands in the message.</summary>
    public bool IsIn(string message) => LongestIn(message) > 0;

    /// <summary>Number of words of the longest phrase that stands in the message; 0 if none does.</summary>
    public int LongestIn(string message) => LongestIn(new SplitMessage(message));

    /// <inheritdoc cref="LongestIn(string)"/>
    public int LongestIn(SplitMessage message)
    {
        var words = message.Words;
        var longest = 0;
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var phrase in Beginning(words[at]))
            {
                if (phrase.Length > longest && StandsAt(words, at, phrase)) longest = phrase.Length;
            }
        }

        return longest;
    }

    /// <summary>Number of words of the longest phrase whose words stand in the message in order, with at most <paramref name="slack"/> others between them.</summary>
    public int LongestIn(SplitMessage message, int slack)
    {
        var words = message.Words;
        var longest = 0;
        for (var start = 0; start < words.Length; start++)
        {
            foreach (var phrase in Beginning(words[start]))
            {
                if (phrase.Length > longest && StandsLoosely(words.AsSpan(start), phrase, slack)) longest = phrase.Length;
            }
        }

        return longest;
    }

    private Word[][] Beginning(Word word) => byFirstWord.GetValueOrDefault(word.Folded, []);

    // From the first of the words on.
    private static bool StandsLoosely(ReadOnlySpan<Word> words, Word[] phrase, int slack)
    {
        if (phrase.Length > words.Length || !words[0].Fits(phrase[0])) return false;
        var found = 1;
        for (var at = 1; at < words.Length && found < phrase.Length && at - found <= slack; at++)
        {
            if (words[at].Fits(phrase[found])) found++;
        }

        return found == phrase.Length;
    }

    internal static Word[] Split(string text)
    {
        if (ReferenceEquals(LastSplit.Text, text)) return LastSplit.Words;
        Word[] words = [.. Words.In(text).Select(Word.Of)];
        // Sets that are asked about each word of a message must not push the message out.
        if (words.Length > 1) LastSplit = (text, words);
        return words;
    }

    private static bool StandsAt(Word[] words, int at, Word[] phrase)
    {
        if (at + phrase.Length > words.Length) return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!words[at + i].Fits(phrase[i])) return false;
        }

        return true;
    }

    internal readonly record struct Word(string Typed, string Folded)
    {
        public static Word Of(string typed) => new(typed.ToLowerInvariant(), Folding.Fold(typed));

        // Where a person typed marks, marks count; where they typed none, none do.
        public bool Fits(Word phrase) => Folded == phrase.Folded && (Typed == phrase.Typed || Typed == Folded);
    }
}

/// <summary>A message cut into words once, to be looked through by many sets of phrases.</summary>
public sealed class SplitMessage(string text)
{
    internal PhraseSet.Word[] Words { get; } = PhraseSet.Split(text);

    public int Count => Words.Length;
}
