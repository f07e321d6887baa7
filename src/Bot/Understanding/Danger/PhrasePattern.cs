namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>A pattern over words: where a person typed marks, marks count; where they typed none, none do. It never crosses the end of a sentence.</summary>
internal sealed record PhrasePattern(string Source, IReadOnlyList<PhrasePart> Parts)
{
    /// <summary>For each part that must be there, the folded words with which it may begin: where none of those of one part stands, the pattern matches nowhere.</summary>
    public IEnumerable<IReadOnlyCollection<string>> Needed => Parts.Where(part => !part.IsOptional).Select(part => part.FirstWords);

    /// <summary>Every place where it matches.</summary>
    public IEnumerable<PhraseMatch> FindAll(PhraseText text)
    {
        for (var start = 0; start < text.Count; start++)
        {
            var end = EndOf(text, 0, start);
            if (end > start) yield return new PhraseMatch(start, end);
        }
    }

    private int EndOf(PhraseText text, int part, int at)
    {
        if (part == Parts.Count) return at;
        if (Parts[part].IsGap) return EndAfterGap(text, part, at);
        var ways = at < text.Count && Parts[part].MayBeginWith(text.FoldedAt(at)) ? Parts[part].Ways : [];
        foreach (var way in ways)
        {
            var end = text.Holds(way, at) ? EndOf(text, part + 1, at + way.Length) : -1;
            if (end >= 0) return end;
        }

        return Parts[part].IsOptional ? EndOf(text, part + 1, at) : -1;
    }

    private int EndAfterGap(PhraseText text, int part, int at)
    {
        for (var skipped = 0; skipped <= Parts[part].GapWords && at + skipped <= text.Count; skipped++)
        {
            if (skipped > 0 && text.IsStop(at + skipped - 1)) return -1;
            var end = EndOf(text, part + 1, at + skipped);
            if (end >= 0) return end;
        }

        return -1;
    }
}

/// <summary>Where a pattern matched: from the first word up to the one behind the last.</summary>
internal readonly record struct PhraseMatch(int Start, int End);
