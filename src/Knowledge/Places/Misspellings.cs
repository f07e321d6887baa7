using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>
/// Reads what is left of an address after the names in it were found: a part that is nearly the name of a unit that could stand there.
/// Never alone: a corrected name counts only beside another that confirms it.
/// </summary>
internal sealed class Misspellings(PlaceText text, WordMap words, Gazetteer gazetteer)
{
    private const int MostTokens = 40;
    private const int LongestName = 5;

    private readonly record struct Window(int First, int Last, UnitKind Kind, int KindFirst);

    /// <summary>Mentions to add, given the best reading so far.</summary>
    public List<Mention> Beside(Candidate? best)
    {
        List<Mention> added = [];
        if (text.Tokens.Count > MostTokens) return added;
        var windows = Windows(best).ToList();
        foreach (var window in windows)
        {
            foreach (var pool in Pools(best, window.Kind)) Match(window, pool, added);
        }

        if (best is null) AddCommunesOfDistricts(windows, added);
        return added;
    }

    // Both names misspelt: the one that is nearly a district lets the other be tried among its communes.
    private void AddCommunesOfDistricts(List<Window> windows, List<Mention> added)
    {
        foreach (var district in added.Where(m => gazetteer.Units[m.Senses[0].Unit].Level == UnitLevel.District).Take(4).ToList())
        {
            foreach (var window in windows.Where(w => w.Last < district.KindFirst || w.KindFirst > district.Last))
                Match(window, gazetteer.Pools.CommunesOf(district.Senses[0].Unit), added);
        }
    }

    private IEnumerable<List<SpellingPools.Entry>> Pools(Candidate? best, UnitKind kind)
    {
        var pools = gazetteer.Pools;
        var province = best?.NamedProvince ?? (best?.Unit.Level == UnitLevel.Province ? best.Unit : null);
        var district = best?.NamedDistrict ?? (best?.Unit.Level == UnitLevel.District ? best.Unit : null);
        var isCommune = kind is UnitKind.Ward or UnitKind.Commune or UnitKind.Township;
        if (!isCommune && province is null) yield return pools.Provinces;
        if (!isCommune && district is null) yield return province is null ? pools.Districts : pools.DistrictsOf(province.Index);
        var isFound = best?.Unit.Level is UnitLevel.OldCommune or UnitLevel.NewCommune or UnitLevel.Landmark;
        if (!isFound && (district ?? province) is { } above) yield return pools.CommunesOf(above.Index);
    }

    private void Match(Window window, List<SpellingPools.Entry> pool, List<Mention> added)
    {
        var typed = text.Span(window.First, window.Last);
        var letters = Edits.LettersOf(typed);
        var isLoose = window.Kind == UnitKind.None && !IsWholePart(window);
        var limit = typed.Length switch { < 3 => 0, < 6 => 1, _ => isLoose ? 1 : 2 };
        foreach (var entry in pool)
        {
            if (!Edits.MayBeWithin(letters, entry.Letters, limit)) continue;
            var edits = Edits.Within(typed, entry.Key, limit);
            if (edits > limit || (edits == 2 && entry.Key.Length < 7)) continue;
            added.Add(new Mention
            {
                First = window.First, Last = window.Last, Senses = [new PlaceSense(entry.Unit, NameStrength.Full)], Marks = default,
                Syllables = entry.Syllables, Kind = window.Kind, KindFirst = window.KindFirst, Edits = edits,
            });
        }
    }

    private bool IsWholePart(Window window) =>
        text.Tokens[window.First].Before >= Gap.Mark && (window.Last == text.Tokens.Count - 1 || text.Tokens[window.Last + 1].Before >= Gap.Mark);

    private IEnumerable<Window> Windows(Candidate? best)
    {
        for (var first = 0; first < text.Tokens.Count;)
        {
            if (IsTaken(best, first)) { first++; continue; }
            var last = first;
            while (last + 1 < text.Tokens.Count && text.Tokens[last + 1].Before < Gap.Comma && !IsTaken(best, last + 1)) last++;
            foreach (var window in Parts(first, last)) yield return window;
            first = last + 1;
        }
    }

    // After a kind word a name begins; without one only a whole part between commas is tried.
    private IEnumerable<Window> Parts(int first, int last)
    {
        var (start, kind) = (first, (WordSpan?)null);
        for (var at = first; at <= last; at++)
        {
            if (words.EndingAt(at) is not { Word.Role: WordRole.Kind } next || next.First < first || IsInWord(at, first) || IsFar(at)) continue;
            foreach (var window in Whole(start, next.First - 1, kind)) yield return window;
            (start, kind) = (at + 1, next);
        }

        foreach (var window in Whole(start, last, kind)) yield return window;
        if (start == first && gazetteer.Words.KindNear(text, first, last) is { } near)
            yield return new Window(near.Last + 1, last, near.Word.Kind, first);
    }

    // Among marks the "xa" of "em ở xa thì làm sao" means far, not a commune.
    private bool IsFar(int at)
    {
        var (token, next) = (text.Tokens[at], Math.Min(at + 1, text.Tokens.Count - 1));
        if (!text.HasMarks || token.Length == 1 || token.IsCapital || text.Tokens[next].IsCapital) return false;
        return text.Marks[token.From..token.To].IndexOfAnyExcept((byte)0) < 0;
    }

    // The F of "ThăngFBìh" is a slip, not a kind.
    private bool IsInWord(int at, int first) => at > first && text.Tokens[at].Length == 1 && text.Tokens[at].Before == Gap.None;

    private IEnumerable<Window> Whole(int first, int last, WordSpan? kind)
    {
        if (first > last) yield break;
        var (typed, from) = (kind?.Word.Kind ?? UnitKind.None, kind?.First ?? first);
        if (last - first < LongestName && IsPlain(first, last, kind is null)) yield return new Window(first, last, typed, from);
        if (kind is null) yield break;
        for (var end = first; end < last && end < first + 3; end++) yield return new Window(first, end, typed, from);
        // The kind letter may itself be a slip: "UThạnh Lợi".
        if (kind is { } word && word.First == word.Last && text.Tokens[word.Last].Length == 1) yield return new Window(word.First, last, UnitKind.None, word.First);
    }

    private bool IsPlain(int first, int last, bool isBare)
    {
        if (!isBare) return true;
        if (text.Tokens[last].To - text.Tokens[first].From < 5) return false;
        for (var at = first; at <= last; at++)
        {
            if (!IsInWord(at, first) && words.EndingAt(at) is { Word.Role: not WordRole.Family }) return false;
        }

        return true;
    }

    private static bool IsTaken(Candidate? best, int token) =>
        best is not null && (Takes(best.At, token) || Takes(best.District, token) || Takes(best.Province, token));

    private static bool Takes(Mention? mention, int token) => mention is not null && token >= mention.KindFirst && token <= mention.Last;
}
