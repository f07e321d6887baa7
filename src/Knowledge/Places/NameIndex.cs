namespace SafeHelp.Knowledge.Places;

/// <summary>
/// Names by a hash of their folded letters without spaces; looking one up costs the same whatever the number of names.
/// </summary>
internal sealed class NameIndex<T>
{
    public const int LongestKey = 40;
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, List<PlaceName<T>>> byHash = [];

    /// <summary>No name has more syllables than this.</summary>
    public int LongestSyllables { get; private set; }

    public static ulong Extend(ulong hash, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters) hash = (hash ^ letter) * Prime;
        return hash;
    }

    public static ulong Start => Seed;

    public void Add(string name, T meaning)
    {
        var text = PlaceText.Read(name);
        if (text.Tokens.Count == 0) return;
        var key = text.Span(0, text.Tokens.Count - 1).ToString();
        if (key.Length > LongestKey) return;
        var spelt = Spelling(key, text, Starts(text, name));
        if (!spelt.Meanings.Contains(meaning)) spelt.Meanings.Add(meaning);
        LongestSyllables = Math.Max(LongestSyllables, spelt.Syllables);
    }

    public IReadOnlyList<PlaceName<T>> Find(ulong hash, ReadOnlySpan<char> letters)
    {
        if (!byHash.TryGetValue(hash, out var names) || !letters.SequenceEqual(names[0].Key)) return [];
        return names;
    }

    private PlaceName<T> Spelling(string key, PlaceText text, ulong starts)
    {
        var hash = Extend(Seed, key);
        if (!byHash.TryGetValue(hash, out var names)) byHash[hash] = names = [];
        var marks = text.Marks[..key.Length].ToArray();
        var known = names.Find(n => n.IsSpelt(key, marks, starts));
        if (known is not null) return known;
        var name = new PlaceName<T>(key, marks, starts);
        names.Add(name);
        return name;
    }

    // "M'Drắk" is typed as one word and as two, so its apostrophe counts as a start.
    private static ulong Starts(PlaceText text, string name)
    {
        ulong starts = 0;
        foreach (var token in text.Tokens)
        {
            starts |= 1UL << token.From;
            var inside = name.AsSpan(token.Start, token.End - token.Start).IndexOf('\'');
            if (inside > 0) starts |= 1UL << (token.From + inside);
        }

        return starts;
    }
}
