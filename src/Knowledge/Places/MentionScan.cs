namespace SafeHelp.Knowledge.Places;

/// <summary>Finds every run of tokens that spells a name, and leaves out those that the words before them make something else.</summary>
internal sealed class MentionScan(PlaceText text, WordMap words, Gazetteer gazetteer)
{
    private readonly List<Mention> found = [];
    private readonly int[] reach = new int[text.Tokens.Count];

    public List<Mention> Run()
    {
        for (var first = 0; first < text.Tokens.Count; first++) ScanFrom(first);
        found.RemoveAll(IsSomethingElse);
        MarkInside();
        return found;
    }

    private void ScanFrom(int first)
    {
        var (hash, index) = (NameIndex<PlaceSense>.Start, gazetteer.Names.Index);
        var from = text.Tokens[first].From;
        for (var last = first; last < text.Tokens.Count && last <= first + index.LongestSyllables; last++)
        {
            var token = text.Tokens[last];
            if (token.To - from > NameIndex<PlaceSense>.LongestKey || (last > first && token.Before == Gap.Comma)) return;
            hash = NameIndex<PlaceSense>.Extend(hash, text.Span(last, last));
            foreach (var name in index.Find(hash, text.Span(first, last))) Take(name, first, last);
        }
    }

    private void Take(PlaceName<PlaceSense> name, int first, int last)
    {
        if (!name.Admits(WindowStarts.Of(text, first, last))) return;
        var letters = text.Span(first, last);
        var marks = name.Compare(text.Marks.Slice(text.Tokens[first].From, letters.Length));
        if (marks.ToneOff + marks.QualityOff > 1 || (name.Syllables == 1 && marks.IsConflict)) return;
        var kind = KindBefore(first, last);
        found.Add(new Mention
        {
            First = first, Last = last, Senses = name.Meanings, Marks = marks, Syllables = name.Syllables,
            Kind = kind?.Word.Kind ?? UnitKind.None, KindFirst = kind?.First ?? first,
            FollowsNumber = kind is null && FollowsNumber(first), IsOrdinary = IsOrdinary(letters, first, last),
        });
        if (name.Syllables > 1) reach[first] = Math.Max(reach[first], last);
    }

    private WordSpan? KindBefore(int first, int last)
    {
        if (words.EndingAt(first - 1) is not { Word.Role: WordRole.Kind } kind) return null;
        if (text.Tokens[kind.Last].Length > 1 || kind.First < kind.Last) return kind;
        return IsKindLetter(kind.Last, last) ? kind : null;
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
        if (first == 0 || text.Tokens[first].Before is Gap.Comma or Gap.None) return false;
        var before = first - 1;
        if (!text.Tokens[before].IsNumber && text.Tokens[before].Length > 1) return false;
        if (!text.Tokens[before].IsNumber && (before == 0 || !text.Tokens[before - 1].IsNumber || text.Tokens[before].Before != Gap.None)) return false;
        while (before > 0 && text.Tokens[before].Before is Gap.None or Gap.Mark) before--;
        var role = words.EndingAt(before - 1)?.Word.Role;
        return role is not (WordRole.Hamlet or WordRole.Kind) && !IsInName(before);
    }

    private bool IsOrdinary(ReadOnlySpan<char> letters, int first, int last)
    {
        var ordinary = gazetteer.Words.Ordinary;
        foreach (var name in ordinary.Find(NameIndex<bool>.Extend(NameIndex<bool>.Start, letters), letters))
        {
            if (name.Admits(WindowStarts.Of(text, first, last)) && !name.Compare(text.Marks.Slice(text.Tokens[first].From, letters.Length)).IsConflict) return true;
        }

        return false;
    }

    private bool IsSomethingElse(Mention mention)
    {
        if (mention.Kind != UnitKind.None || mention.First == 0 || text.Tokens[mention.First].Before == Gap.Comma) return false;
        if (words.EndingAt(mention.First - 1) is not { } before || IsInName(before.Last)) return false;
        if (mention.Senses[0].Strength == NameStrength.Numbered) return before.Word.Role is WordRole.Street or WordRole.Hamlet && text.Tokens[mention.First].Before == Gap.Space;
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
