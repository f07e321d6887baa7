namespace SafeHelp.Knowledge.Places;

/// <summary>What the tokens around a name make of it: a kind before it, a house number, a street word, a person.</summary>
/// <param name="reach">For each token, the last token of the longest name that begins there.</param>
internal sealed class NameContext(PlaceText text, WordMap words, PlaceWords allWords, int[] reach)
{
    // "o chau thanh a": the last word is "ạ", not the A of Châu Thành A.
    public bool EndsInParticle(PlaceName<PlaceSense> name, int last) =>
        name.Syllables > 2 && last == text.Tokens.Count - 1 && text.Tokens[last] is { Length: 1, IsNumber: false, IsCapital: false };

    // "P12Q3X" is an order number; "p8q10" is an address.
    public bool EndsInCode(int last)
    {
        if (!text.Tokens[last].IsNumber || last + 1 >= text.Tokens.Count || text.Tokens[last + 1].Before != Gap.None) return false;
        return last + 2 >= text.Tokens.Count || !text.Tokens[last + 2].IsNumber || text.Tokens[last + 2].Before != Gap.None;
    }

    public WordSpan? KindBefore(int first, int last)
    {
        if (words.EndingAt(first - 1) is not { Word.Role: WordRole.Kind } kind) return null;
        // The "Quan" of "Bắc Đông Quan, Hưng Yên" is no quận.
        if (kind.First == kind.Last && text.Tokens[kind.Last].Length > 1 && IsUnmarkedHere(kind.Last) && IsInName(kind.Last)) return null;
        if (text.Tokens[kind.Last].Length > 1 || kind.First < kind.Last) return kind;
        return IsKindLetter(kind.Last, last) ? kind : null;
    }

    private bool IsUnmarkedHere(int token)
    {
        var (from, to) = (text.Tokens[token].From, text.Tokens[token].To);
        return text.HasMarks && text.Marks[from..to].IndexOfAnyExcept((byte)0) < 0;
    }

    // "t", "h" and "x" are also words of teencode; "t." and "T" and "HDi Linh" are not.
    private bool IsKindLetter(int at, int last)
    {
        var (letter, next) = (text.Tokens[at], text.Tokens[at + 1]);
        if (next.Before != Gap.Space || letter.IsUpper) return true;
        return text.Letters[letter.From] is 'q' or 'p' or 'f' || (at == 0 && last == text.Tokens.Count - 1);
    }

    public NumberBefore NumberBefore(int first)
    {
        if (first == 0 || text.Tokens[first].Before is >= Gap.Comma or Gap.None) return Places.NumberBefore.None;
        var before = first - 1;
        if (!text.Tokens[before].IsNumber && text.Tokens[before].Length > 1) return Places.NumberBefore.None;
        if (!text.Tokens[before].IsNumber && (before == 0 || !text.Tokens[before - 1].IsNumber || text.Tokens[before].Before != Gap.None)) return Places.NumberBefore.None;
        while (before > 0 && text.Tokens[before].Before is Gap.None or Gap.Mark) before--;
        if (IsInName(before)) return Places.NumberBefore.None;
        return words.EndingAt(before - 1)?.Word.Role switch
        {
            WordRole.Hamlet or WordRole.Kind => Places.NumberBefore.None,
            WordRole.Street => Places.NumberBefore.Alley,
            _ => Places.NumberBefore.House,
        };
    }

    public bool IsOrdinary(int from, int length)
    {
        var letters = text.Letters.Slice(from, length);
        foreach (var name in allWords.Ordinary.Find(NameIndex<bool>.Extend(NameIndex<bool>.Start, letters), letters))
        {
            if (!name.Compare(text.Marks.Slice(from, length)).IsConflict) return true;
        }

        return false;
    }

    public bool IsSomethingElse(Mention mention)
    {
        if (mention.Kind != UnitKind.None || mention.First == 0 || text.Tokens[mention.First].Before >= Gap.Comma) return false;
        if (words.EndingAt(mention.First - 1) is not { } before || IsInName(before.Last)) return false;
        if (mention.Senses[0].Strength == NameStrength.Numbered) return before.Word.Role is WordRole.Street or WordRole.Hamlet && text.Tokens[mention.First].Before == Gap.Space;
        if (before.First > 0 && before.Word.Role == WordRole.Street && allWords.KindNear(text, before.First - 1, mention.Last) is { } near && near.Last == before.Last) return false;
        return before.Word.Role is WordRole.Street or WordRole.Hamlet or WordRole.Thing or WordRole.Person or WordRole.Family;
    }

    // "dương" in "bình dương dĩ an" is no street word.
    private bool IsInName(int token)
    {
        for (var first = Math.Max(0, token - 4); first < token; first++)
        {
            if (reach[first] >= token) return true;
        }

        return false;
    }
}
