namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>
/// Where in its document a term stands, by posting: up to three places packed in one word, count above them, because nearly all fit and a
/// phrase then asks memory once a term; more of them, or places far back, are spilled.
/// </summary>
internal sealed class TermPlaces(int postings)
{
    public const int MostPacked = 3;
    public const uint Spilled = 0xFF000000;
    private const int Farthest = byte.MaxValue;

    private readonly uint[] words = new uint[postings];
    private readonly List<ushort> spilled = [];

    /// <summary>Of each posting its places, count in the highest byte and the first in the lowest; or where they are spilled.</summary>
    public ReadOnlySpan<uint> Words => words;

    public void Set(int posting, ReadOnlySpan<ushort> places)
    {
        if (places.Length > MostPacked || places[^1] > Farthest)
        {
            words[posting] = Spilled | (uint)spilled.Count;
            spilled.Add((ushort)places.Length);
            spilled.AddRange(places);
            return;
        }

        var word = (uint)places.Length << 24;
        for (var i = 0; i < places.Length; i++) word |= (uint)places[i] << (8 * i);
        words[posting] = word;
    }

    /// <summary>Adds a posting's places to a list.</summary>
    public void AddTo(List<int> all, int posting)
    {
        var word = words[posting];
        if (word >= Spilled)
        {
            var at = (int)(word & ~Spilled);
            for (var i = 1; i <= spilled[at]; i++) all.Add(spilled[at + i]);
            return;
        }

        for (var rest = word >> 24; rest > 0; rest--, word >>= 8) all.Add((int)(word & Farthest));
    }
}
