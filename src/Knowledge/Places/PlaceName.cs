namespace SafeHelp.Knowledge.Places;

/// <summary>How far the marks that were typed agree with a name's own.</summary>
internal readonly record struct MarkFit(int Same, int Missing, int ToneOff, int QualityOff)
{
    public bool IsConflict => ToneOff + QualityOff > 0;

    /// <summary>Every syllable that bears a mark was typed with it.</summary>
    public bool IsExact => !IsConflict && Missing == 0;
}

/// <summary>One spelling with its marks, and the meanings it has.</summary>
internal sealed class PlaceName<T>(string key, byte[] marks, ulong starts)
{
    public string Key => key;
    public List<T> Meanings { get; } = [];
    public int Syllables => System.Numerics.BitOperations.PopCount(starts);

    public bool IsSpelt(string otherKey, byte[] otherMarks, ulong otherStarts) =>
        starts == otherStarts && key == otherKey && marks.AsSpan().SequenceEqual(otherMarks);

    /// <summary>True if every word that the text begins inside the window begins a syllable of the name.</summary>
    public bool Admits(ulong textStarts) => (textStarts & ~starts) == 0;

    public MarkFit Compare(ReadOnlySpan<byte> typed)
    {
        var (same, missing, tone, quality) = (0, 0, 0, 0);
        for (var from = 0; from < marks.Length;)
        {
            var to = from + 1;
            while (to < marks.Length && (starts >> to & 1) == 0) to++;
            switch (Syllable(marks.AsSpan(from, to - from), typed[from..to]))
            {
                case 0: same++; break;
                case 1: missing++; break;
                case 2: tone++; break;
                default: quality++; break;
            }

            from = to;
        }

        return new MarkFit(same, missing, tone, quality);
    }

    private static int Syllable(ReadOnlySpan<byte> own, ReadOnlySpan<byte> typed)
    {
        var (ownTone, typedTone, differs, bare) = (0, 0, false, true);
        for (var i = 0; i < own.Length; i++)
        {
            ownTone = Math.Max(ownTone, LetterMarks.Tone(own[i]));
            typedTone = Math.Max(typedTone, LetterMarks.Tone(typed[i]));
            differs |= LetterMarks.Quality(own[i]) != LetterMarks.Quality(typed[i]);
            bare &= typed[i] == 0;
        }

        if (!differs && ownTone == typedTone) return 0;
        if (bare) return 1;
        return differs ? 3 : 2;
    }
}
