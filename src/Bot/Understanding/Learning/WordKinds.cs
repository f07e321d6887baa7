using SafeHelp.Bot.Understanding.Danger;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// Kinds of words from <c>content/text/kinds.yml</c> (relatives, words for oneself, weapons …), so that what is learnt of "em gái tôi" holds for "chị dâu mình" too.
/// </summary>
internal sealed class WordKinds
{
    private const int AdultAge = 18;

    private readonly Dictionary<string, List<(PhraseWord[] Words, string Kind)>> byFirst = new(StringComparer.Ordinal);

    public WordKinds(IReadOnlyDictionary<string, IReadOnlyList<string>> kinds)
    {
        foreach (var (kind, phrases) in kinds)
        {
            foreach (var phrase in phrases) Add(kind, phrase);
        }

        foreach (var list in byFirst.Values) list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>The message as a row of kinds; a word of no kind is left as it is.</summary>
    public List<string> Read(AnalyzedText text)
    {
        var phrases = new PhraseText(text);
        var row = new List<string>(phrases.Count);
        for (var at = 0; at < phrases.Count;)
        {
            var (kind, length) = KindAt(phrases, at);
            row.Add(kind ?? phrases.FoldedAt(at));
            at += length;
        }

        return row;
    }

    private (string? Kind, int Length) KindAt(PhraseText phrases, int at)
    {
        if (AgeAt(phrases, at) is { } age) return (age, 2);
        if (byFirst.TryGetValue(phrases.FoldedAt(at), out var found))
        {
            foreach (var (words, kind) in found)
            {
                if (phrases.Holds(words, at)) return (kind, words.Length);
            }
        }

        return (null, 1);
    }

    private static string? AgeAt(PhraseText phrases, int at)
    {
        if (at + 1 >= phrases.Count || !int.TryParse(phrases.FoldedAt(at), out var years)) return null;
        if (phrases.FoldedAt(at + 1) is not ("tuoi" or "thang")) return null;
        return years < AdultAge || phrases.FoldedAt(at + 1) == "thang" ? "<age:child>" : "<age:adult>";
    }

    private void Add(string kind, string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new PhraseWord(word, Folding.Fold(word))).ToArray();
        if (words.Length == 0) return;
        if (!byFirst.TryGetValue(words[0].Folded, out var list)) byFirst.Add(words[0].Folded, list = []);
        list.Add((words, $"<{kind}>"));
    }
}
