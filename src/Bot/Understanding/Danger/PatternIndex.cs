using System.Collections.Frozen;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>Patterns by the words that they cannot do without: a message is asked only about those that may match in it.</summary>
internal sealed class PatternIndex<TOwner>
{
    private readonly (TOwner Owner, PhrasePattern Pattern)[] patterns;
    private readonly FrozenDictionary<string, int[]> byWord;

    // Everything in them may be missing, so that no word tells.
    private readonly int[] always;

    public PatternIndex(IEnumerable<TOwner> owners, Func<TOwner, IEnumerable<PhrasePattern>> of)
    {
        patterns = [.. owners.SelectMany(owner => of(owner).Select(pattern => (owner, pattern)))];
        var rare = Rarest();
        byWord = rare.SelectMany((words, at) => words.Select(word => (Word: word, At: at)))
            .GroupBy(pair => pair.Word, pair => pair.At, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        always = [.. Enumerable.Range(0, patterns.Length).Where(at => rare[at].Count == 0)];
    }

    // Of the parts that must be there, the one whose words stand in the fewest patterns: "tôi" is in most messages, and in most patterns.
    private IReadOnlyCollection<string>[] Rarest()
    {
        var times = patterns.SelectMany(owned => owned.Pattern.Needed.SelectMany(words => words)).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        return Array.ConvertAll(patterns, owned => owned.Pattern.Needed.MinBy(words => words.Sum(word => times[word])) ?? []);
    }

    /// <summary>Every match of every pattern, in the order in which owners and patterns were given.</summary>
    public IEnumerable<(TOwner Owner, PhraseMatch Match)> FindAll(PhraseText text)
    {
        var before = -1;
        foreach (var at in MayMatch(text))
        {
            if (at == before) continue;
            before = at;
            foreach (var match in patterns[at].Pattern.FindAll(text)) yield return (patterns[at].Owner, match);
        }
    }

    private List<int> MayMatch(PhraseText text)
    {
        var may = new List<int>(always);
        foreach (var word in text.Words)
        {
            if (byWord.TryGetValue(word, out var found)) may.AddRange(found);
        }

        may.Sort();
        return may;
    }
}
