using System.Collections.Frozen;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>One part of a phrase pattern: ways of saying it (each a row of words), or a gap of at most so many words.</summary>
/// <param name="Ways">Empty for a gap.</param>
internal sealed record PhrasePart(IReadOnlyList<PhraseWord[]> Ways, bool IsOptional, int GapWords)
{
    public bool IsGap => Ways.Count == 0;

    private readonly FrozenSet<string> firstWords = Ways.Select(way => way[0].Folded).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded, each once.</summary>
    public IReadOnlyCollection<string> FirstWords => firstWords;

    /// <summary>False where none of the ways begins with this word: there is no need to try them.</summary>
    public bool MayBeginWith(string foldedWord) => firstWords.Contains(foldedWord);

    public static PhrasePart Gap(int words) => new([], true, words);
}

/// <summary>A word of a pattern, with its marks and without.</summary>
internal readonly record struct PhraseWord(string Text, string Folded);
