namespace SafeHelp.Knowledge.Places;

/// <summary>Finds every run of tokens that spells a name, and leaves out those that the words before them make something else.</summary>
internal sealed class MentionScan
{
    private const int LongestKind = 8;
    private const int MostRepeats = 6;

    private readonly PlaceText text;
    private readonly WordMap words;
    private readonly Gazetteer gazetteer;
    private readonly List<Mention> found = [];
    private readonly int[] reach;
    private readonly NameContext around;

    public MentionScan(PlaceText text, WordMap words, Gazetteer gazetteer)
    {
        (this.text, this.words, this.gazetteer, reach) = (text, words, gazetteer, new int[text.Tokens.Count]);
        around = new NameContext(text, words, gazetteer.Words, reach);
    }

    public List<Mention> Run()
    {
        for (var first = 0; first < text.Tokens.Count; first++)
        {
            if (words.IsInsideKind(first)) continue;
            ScanFrom(first, 0, UnitKind.None);
            ScanGlued(first);
        }

        found.RemoveAll(m => !IsLandmark(m) && around.IsSomethingElse(m));
        MarkInside();
        return DropRepeats();
    }

    private bool IsLandmark(Mention mention) => gazetteer.Units[mention.Senses[0].Unit].Level == UnitLevel.Landmark;

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
        if (around.EndsInParticle(name, last) || around.EndsInCode(last)) return;
        var marks = name.Compare(text.Marks.Slice(window.From, window.Length));
        if (marks.ToneOff + marks.QualityOff > 1 || (name.Syllables == 1 && marks.IsConflict)) return;
        var kind = window.Glued == UnitKind.None ? around.KindBefore(first, last) : null;
        var kindFirst = kind?.First ?? first;
        found.Add(new Mention
        {
            First = first, Last = last, Senses = name.Meanings, Marks = marks, Syllables = name.Syllables,
            Kind = kind?.Word.Kind ?? window.Glued, KindFirst = kindFirst,
            NumberBefore = kind is null ? around.NumberBefore(first) : NumberBefore.None, IsOrdinary = around.IsOrdinary(window.From, window.Length),
            PrecedesEmpty = last + 1 < text.Tokens.Count && text.Tokens[last + 1].Before == Gap.TwoCommas,
            FollowsEmpty = text.Tokens[kindFirst].Before == Gap.TwoCommas || (kindFirst == 0 && text.Text.AsSpan().TrimStart().StartsWith(",")),
        });
        if (name.Syllables > 1) reach[first] = Math.Max(reach[first], last);
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
