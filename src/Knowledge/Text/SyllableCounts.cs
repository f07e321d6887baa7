namespace SafeHelp.Knowledge.Text;

/// <summary>
/// How often syllables follow each other in text that we wrote, as one, two and three in a row: what accent restoration chooses by.
/// </summary>
internal sealed class SyllableCounts
{
    public const int Boundary = 0;
    public const int Unknown = 1;

    private const double Rare = 0.05;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal) { ["<s>"] = Boundary, ["<?>"] = Unknown };
    private readonly List<string> syllables = ["<s>", "<?>"];
    private readonly List<double> single = [0, 1];
    private readonly List<double> asFirst = [0, 0];
    private readonly Dictionary<long, double> pairs = [];
    private readonly Dictionary<long, double> pairsAsFirst = [];
    private readonly List<int> kindsAfter = [0, 0];
    private readonly Dictionary<long, int> kindsAfterPair = [];
    private readonly Dictionary<long, double> triples = [];
    private readonly Dictionary<string, List<int>> byFolded = new(StringComparer.Ordinal);
    private double total = 1;

    public int IdOf(string syllable) => ids.GetValueOrDefault(syllable, Unknown);

    public string SyllableOf(int id) => syllables[id];

    public bool Knows(string syllable) => ids.ContainsKey(syllable);

    /// <summary>The syllables that look like this one when their marks are left out.</summary>
    public IReadOnlyList<int> Candidates(string folded) => byFolded.TryGetValue(folded, out var found) ? found : [];

    /// <summary>Counts the words of one clause.</summary>
    public void Add(IEnumerable<string> clause, double weight)
    {
        var (first, second) = (Boundary, Boundary);
        foreach (var word in clause)
        {
            var third = Enter(word);
            Count(first, second, third, weight);
            (first, second) = (second, third);
        }

        Count(first, second, Boundary, weight);
    }

    /// <summary>Puts the commonest candidate first and drops what is far behind it, so that restoring stays quick.</summary>
    public void Close(int mostCandidates)
    {
        foreach (var candidates in byFolded.Values)
        {
            candidates.Sort((a, b) => single[a] != single[b] ? single[b].CompareTo(single[a]) : a.CompareTo(b));
            if (candidates.Count > mostCandidates) candidates.RemoveRange(mostCandidates, candidates.Count - mostCandidates);
        }
    }

    /// <summary>
    /// Log-probability of a syllable behind two others. The shorter runs speak the louder, the more different syllables were seen behind the longer one
    /// (Witten and Bell's smoothing).
    /// </summary>
    public double LogProbability(int first, int second, int third)
    {
        var one = (single[third] + Rare) / (total + (Rare * syllables.Count));
        var two = Mix(pairs.GetValueOrDefault(Pair(second, third)), asFirst[second], kindsAfter[second], one);
        var context = Pair(first, second);
        return Math.Log(Mix(triples.GetValueOrDefault(Triple(first, second, third)), pairsAsFirst.GetValueOrDefault(context), kindsAfterPair.GetValueOrDefault(context), two));
    }

    private static double Mix(double seen, double all, int kinds, double shorter) => all == 0 ? shorter : (seen + (kinds * shorter)) / (all + kinds);

    private int Enter(string word)
    {
        if (ids.TryGetValue(word, out var known)) return known;
        var id = syllables.Count;
        ids.Add(word, id);
        syllables.Add(word);
        single.Add(0);
        asFirst.Add(0);
        kindsAfter.Add(0);
        var folded = Folding.Fold(word);
        if (!byFolded.TryGetValue(folded, out var alike)) byFolded.Add(folded, alike = []);
        alike.Add(id);
        return id;
    }

    private void Count(int first, int second, int third, double weight)
    {
        single[third] += weight;
        total += weight;
        asFirst[second] += weight;
        if (pairs.TryAdd(Pair(second, third), 0)) kindsAfter[second]++;
        if (triples.TryAdd(Triple(first, second, third), 0)) kindsAfterPair[Pair(first, second)] = kindsAfterPair.GetValueOrDefault(Pair(first, second)) + 1;
        AddTo(pairs, Pair(second, third), weight);
        AddTo(pairsAsFirst, Pair(first, second), weight);
        AddTo(triples, Triple(first, second, third), weight);
    }

    private static void AddTo(Dictionary<long, double> counts, long key, double weight) =>
        counts[key] = counts.GetValueOrDefault(key) + weight;

    private static long Pair(int first, int second) => ((long)first << 20) | (uint)second;

    private static long Triple(int first, int second, int third) => ((long)first << 40) | ((long)second << 20) | (uint)third;
}
