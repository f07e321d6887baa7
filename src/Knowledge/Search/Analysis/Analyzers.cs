using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Search.Analysis;

/// <summary>The chains of the directory: words with their marks, the same words folded, and pairs of neighbouring syllables.</summary>
internal static class Analyzers
{
    // A query longer than this is no search; the rest of it is left out so that no text is expensive.
    private const int LongestText = 1000;

    public static readonly Analyzer Marked = new([Shortened, Composition.Compose], text => Words.In(text), TonesPlaced);

    public static readonly Analyzer Folded = Marked.With(MarksTakenOff);

    /// <summary>"anh duong" as one term: syllables alone are common, two in order are nearly a name.</summary>
    public static readonly Analyzer Pairs = Folded.With(Paired);

    public static IReadOnlyList<string> MarksTakenOff(IReadOnlyList<string> terms) => [.. terms.Select(term => Folding.Fold(term))];

    public static IReadOnlyList<string> Paired(IReadOnlyList<string> terms)
    {
        if (terms.Count < 2) return [];
        var pairs = new string[terms.Count - 1];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = $"{terms[i]} {terms[i + 1]}";
        return pairs;
    }

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private static IReadOnlyList<string> TonesPlaced(IReadOnlyList<string> terms) => [.. terms.Select(TonePlacement.Place)];
}
