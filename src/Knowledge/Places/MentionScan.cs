namespace SafeHelp.Knowledge.Places;

/// <summary>Finds every run of tokens that spells a name, and leaves out those that the words before them make something else.</summary>
internal sealed class MentionScan(PlaceText text, WordMap words, Gazetteer gazetteer)
{
    private const int LongestKind = 8;
    private const int MostRepeats = 6;

    private readonly List<Mention> found = [];
    private readonly int[] reach = new int[text.Tokens.Count];

    public List<Mention> Run()
    {
        for (var first = 0; first < text.Tokens.Count; first++)
        {
            if (words.IsInsideKind(first)) continue;
            ScanFrom(first, 0, UnitKind.None);
            ScanGlued(first);
        }

        found.RemoveAll(IsSomethingElse);
        MarkInside();
        return DropRepeats();
    }

    // A name said ten times says no more than said a few times, and each may mean sixty units.
    private List<Mention> DropRepeats()
    {
        var seen = new Dictionary<IReadOnlyList<PlaceSense>, int>(ReferenceEqualityComparer.Instance);
        found.RemoveAll(m => (seen[m.Senses] = seen.GetValueOrDefault(m.Senses) + 1) > MostRepeats);
        return found;
    }

    // "Tỉnhthanh hóa", "huyệnan phú": the kind word runs into the name.
    private void ScanGlued(int first)
    {
        var token = text.Tokens[first];
        var hash = NameIndex<PlaceWord>.Start;
        for (var length = 1; length < Math.Min(token.Length - 1, LongestKind); length++)
        {
            hash = NameIndex<PlaceWord>.Extend(hash, text.Letters.Slice(token.From + length - 1, 1));
            if (length == 1) continue;
            foreach (var word in gazetteer.Words.Index.Find(hash, text.Letters.Slice(token.From, length)))
                if (word.Meanings[0].Role == WordRole.Kind && word.Syllables == 1) ScanFrom(first, length, word.Meanings[0].Kind);
        }
    }

    private void ScanFrom(int first, int skip, UnitKind glued)
    {
        var (hash, index) = (NameIndex<PlaceSense>.Start, gazetteer.Names.Index);
        var from = text.Tokens[first].From + skip;
        for (var last = first; last < text.Tokens.Count && last <= first + index.LongestSyllables; last++)
        {
            var token = text.Tokens[last];
            if (token.To - from > NameIndex<PlaceSense>.LongestKey || (last > first && token.Before >= Gap.Comma)) return;
            hash = NameIndex<PlaceSense>.Extend(hash, last == first ? text.Letters[from..token.To] : text.Span(last, last));
            var window = new NameWindow(first, last, from, token.To - from, glued);
            foreach (var name in index.Find(hash, text.Letters.Slice(from, token.To - from))) Take(name, window);
        }
    }

    private readonly record struct NameWindow(int First, int Last, int From, int Length, UnitKind Glued);

    private void Take(PlaceName<PlaceSense> name, NameWindow window)
    {
        var (first, last) = (window.First, window.Last);
        if (!name.Admits(WindowStarts.Of(text, first, last, window.From)) || (window.Glued != UnitKind.None && name.Syllables < 2)) return;
        if (EndsInParticle(name, last) || EndsInCode(last)) return;
        var marks = name.Compare(text.Marks.Slice(window.From, window.Length));
        if (marks.ToneOff + marks.QualityOff > 1 || (name.Syllables == 1 && marks.IsConflict)) return;
        var kind = window.Glued == UnitKind.None ? KindBefore(first, last) : null;
        var kindFirst = kind?.First ?? first;
        found.Add(new Mention
        {
            First = first, Last = last, Senses = name.Meanings, Marks = marks, Syllables = name.Syllables,
            Kind = kind?.Word.Kind ?? window.Glued, KindFirst = kindFirst,
            FollowsNumber = kind is null && FollowsNumber(first), IsOrdinary = IsOrdinary(window),
            PrecedesEmpty = last + 1 < text.Tokens.Count && text.Tokens[last + 1].Before == Gap.TwoCommas,
            FollowsEmpty = text.Tokens[kindFirst].Before == Gap.TwoCommas || (kindFirst == 0 && text.Text.AsSpan().TrimStart().StartsWith(",")),
        });
        if (name.Syllables > 1) reach[first] = Math.Max(reach[first], last);
    }

    // "o chau thanh a": the last word is "ạ", not the A of Châu Thành A.
    private bool EndsInParticle(PlaceName<PlaceSense> name, int last) =>
        name.Syllables > 2 && last == text.Tokens.Count - 1 && text.Tokens[last] is { Length: 1, IsNumber: false, IsCapital: false };

    // "P12Q3X" is an order number; "p8q10" is an address.
    private bool EndsInCode(int last)
    {
        if (!text.Tokens[last].IsNumber || last + 1 >= text.Tokens.Count || text.Tokens[last + 1].Before != Gap.None) return false;
        return last + 2 >= text.Tokens.Count || !text.Tokens[last + 2].IsNumber || text.Tokens[last + 2].Before != Gap.None;
    }

    private WordSpan? KindBefore(int first, int last)
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

    private bool FollowsNumber(int first)
    {
        if (first == 0 || text.Tokens[first].Before is >= Gap.Comma or Gap.None) return false;
        var before = first - 1;
        if (!text.Tokens[before].IsNumber && text.Tokens[before].Length > 1) return false;
        if (!text.Tokens[before].IsNumber && (before == 0 || !text.Tokens[before - 1].IsNumber || text.Tokens[before].Before != Gap.None)) return false;
        while (before > 0 && text.Tokens[before].Before is Gap.None or Gap.Mark) before--;
        var role = words.EndingAt(before - 1)?.Word.Role;
        return role is not (WordRole.Hamlet or WordRole.Kind) && !IsInName(before);
    }

    private bool IsOrdinary(NameWindow window)
    {
        var letters = text.Letters.Slice(window.From, window.Length);
        foreach (var name in gazetteer.Words.Ordinary.Find(NameIndex<bool>.Extend(NameIndex<bool>.Start, letters), letters))
        {
            if (!name.Compare(text.Marks.Slice(window.From, window.Length)).IsConflict) return true;
        }

        return false;
    }

    private bool IsSomethingElse(Mention mention)
    {
        if (mention.Kind != UnitKind.None || mention.First == 0 || text.Tokens[mention.First].Before >= Gap.Comma) return false;
        if (words.EndingAt(mention.First - 1) is not { } before || IsInName(before.Last)) return false;
        if (mention.Senses[0].Strength == NameStrength.Numbered) return before.Word.Role is WordRole.Street or WordRole.Hamlet && text.Tokens[mention.First].Before == Gap.Space;
        if (before.First > 0 && before.Word.Role == WordRole.Street && gazetteer.Words.KindNear(text, before.First - 1, mention.Last) is { } near && near.Last == before.Last) return false;
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

    private void MarkInside()
    {
        foreach (var mention in found)
        {
            for (var first = Math.Max(0, mention.First - 4); first <= mention.First && !mention.IsInside; first++)
                mention.IsInside = reach[first] >= mention.Last && (first < mention.First || reach[first] > mention.Last);
        }
    }
}
