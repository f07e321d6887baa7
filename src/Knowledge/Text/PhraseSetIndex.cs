using System.Collections.Frozen;

namespace SafeHelp.Knowledge.Text;

/// <summary>Many sets of phrases by the words with which these begin: a message is looked at only by those of which a phrase may stand in it.</summary>
public sealed class PhraseSetIndex<TOwner>
{
    private readonly (TOwner Owner, PhraseSet Phrases)[] sets;
    private readonly FrozenDictionary<string, int[]> byFirstWord;

    public PhraseSetIndex(IEnumerable<(TOwner Owner, PhraseSet Phrases)> owned)
    {
        sets = [.. owned];
        byFirstWord = sets.SelectMany((set, at) => set.Phrases.FirstWords.Select(word => (Word: word, At: at)))
            .GroupBy(pair => pair.Word, pair => pair.At, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Those that may stand in the message, in the order in which they were given.</summary>
    public IEnumerable<(TOwner Owner, PhraseSet Phrases)> MayStandIn(SplitMessage message)
    {
        var may = new SortedSet<int>();
        foreach (var word in message.Words)
        {
            if (byFirstWord.TryGetValue(word.Folded, out var found)) may.UnionWith(found);
        }

        return may.Select(at => sets[at]);
    }
}
