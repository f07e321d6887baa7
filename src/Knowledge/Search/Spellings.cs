using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>A word of the directory that an unknown word may have been meant to be, and how alike they are.</summary>
internal readonly record struct Spelling(string Term, float Similarity);

/// <summary>What unknown words may have been meant to be. Each word is looked for once.</summary>
internal sealed class Spellings(TextIndex index)
{
    private const int LeastSlipped = 3;
    private const int Longer = 6;

    private readonly FieldStatistics field = index.Statistics(Field.Folded);
    private readonly Dictionary<string, IReadOnlyList<Spelling>> known = new(StringComparer.Ordinal);

    public bool IsKnown(string folded) => field.DocumentFrequency(folded) > 0;

    /// <summary>The likest first, of equals the most common; a word two slips away only where none is one slip away.</summary>
    public IReadOnlyList<Spelling> Of(string folded) =>
        known.TryGetValue(folded, out var found) ? found : known[folded] = Look(folded);

    // Numbers are never guessed at: a wrong digit is another place's number.
    private IReadOnlyList<Spelling> Look(string folded)
    {
        if (folded.Length < LeastSlipped || folded.Any(char.IsAsciiDigit)) return [];
        for (var edits = 1; edits <= (folded.Length < Longer ? 1 : 2); edits++)
        {
            var near = field.Parts.SelectMany(part => EditDistance.Near(part.Terms, folded, edits).Select(found => new Spelling(part.Terms[found.Ordinal], found.Similarity)));
            List<Spelling> found = [.. near.Distinct().OrderByDescending(spelling => spelling.Similarity).ThenByDescending(spelling => field.DocumentFrequency(spelling.Term))];
            if (found.Count > 0) return found;
        }

        return [];
    }
}
