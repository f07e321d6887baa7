namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>One part of a phrase pattern: ways of saying it (each a row of words), or a gap of at most so many words.</summary>
/// <param name="Ways">Empty for a gap.</param>
internal sealed record PhrasePart(IReadOnlyList<PhraseWord[]> Ways, bool IsOptional, int GapWords)
{
    public bool IsGap => Ways.Count == 0;

    /// <summary>Folded, each once.</summary>
    public IReadOnlyList<string> FirstWords { get; } = [.. Ways.Select(way => way[0].Folded).Distinct()];

    public static PhrasePart Gap(int words) => new([], true, words);
}

/// <summary>A word of a pattern, with its marks and without.</summary>
internal readonly record struct PhraseWord(string Text, string Folded);
