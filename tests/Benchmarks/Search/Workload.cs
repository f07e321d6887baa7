using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Search.Benchmarks;

/// <summary>One query as both programs read it: the kind and its arguments.</summary>
internal sealed record Asked(string Kind, string[] Cells)
{
    public override string ToString() => string.Join('\t', [Kind, .. Cells]);
}

/// <summary>The documents as token streams, read back from our own postings so that both sides index the same, and queries made of them.</summary>
internal sealed class Workload
{
    private readonly Random random = new(5);
    private readonly string[] common;

    public Workload(ListingSegment segment)
    {
        Segment = segment;
        Documents = Streams(segment);
        var postings = segment.Text.Postings(Field.Folded);
        common = [.. postings.Terms.OrderByDescending(term => postings.DocumentFrequency(postings.OrdinalOf(term))).Take(40)];
    }

    public ListingSegment Segment { get; }

    public string[][] Documents { get; }

    public List<Asked> Queries() =>
    [
        .. Many(300, () => new Asked("term", [Word()])),
        .. Many(600, () => new Asked("any", [Words(2, 5)])),
        .. Many(300, () => new Asked("all", [Words(2, 3)])),
        .. Many(200, () => new Asked("mixed", [Words(3, 4)])),
        .. Many(250, () => new Asked("phrase", [Run(2, 3), "0"])),
        .. Many(150, () => new Asked("phrase", [Shuffled(), $"{1 + random.Next(3)}"])),
        .. Many(200, () => new Asked("prefix", [Beginning()])),
        .. Many(300, () => new Asked("filtered", [Words(2, 4), Any().Category])),
        .. Many(100, () => new Asked("fuzzy", [Slip(), "1"])),
        .. Many(300, () => new Asked("near", [Words(2, 4), .. Point()])),
        .. Many(300, () => new Asked("nearest", [Any().Category, .. Point(), "feature"])),
    ];

    private static IEnumerable<Asked> Many(int count, Func<Asked> make) => Enumerable.Range(0, count).Select(_ => make());

    private static string[][] Streams(ListingSegment segment)
    {
        var postings = segment.Text.Postings(Field.Folded);
        var streams = new SortedList<int, string>[segment.Count];
        for (var i = 0; i < streams.Length; i++) streams[i] = [];
        var places = new List<int>();
        for (var term = 0; term < postings.Terms.Length; term++)
        {
            for (var at = postings.Starts[term]; at < postings.Starts[term + 1]; at++)
            {
                places.Clear();
                postings.Places.AddTo(places, at);
                foreach (var place in places) streams[postings.Documents[at]].Add(place, postings.Terms[term]);
            }
        }

        return [.. streams.Select(stream => stream.Values.ToArray())];
    }

    private SafeHelp.Knowledge.Listings.Listing Any() => Segment[random.Next(Segment.Count)];

    private string[] Stream() => Documents[random.Next(Documents.Length)];

    private string Word()
    {
        var stream = Stream();
        return random.Next(4) == 0 ? common[random.Next(common.Length)] : stream[random.Next(stream.Length)];
    }

    // Words of one document, as somebody would type who looks for it, and sometimes a common word beside them.
    private string Words(int least, int most)
    {
        var stream = Stream();
        var words = Enumerable.Range(0, least + random.Next(most - least + 1)).Select(_ => random.Next(5) == 0 ? common[random.Next(common.Length)] : stream[random.Next(stream.Length)]).Distinct().ToList();
        for (var more = 0; words.Count < least; more++) if (!words.Contains(common[more])) words.Add(common[more]);
        return string.Join(' ', words);
    }

    private string Run(int least, int most)
    {
        var stream = Stream();
        var length = least + random.Next(most - least + 1);
        var from = random.Next(stream.Length - length);
        return string.Join(' ', stream[from..(from + length)]);
    }

    private string Shuffled()
    {
        while (true)
        {
            var run = Run(2, 4).Split(' ');
            if (run.Distinct().Count() < run.Length) continue;
            if (random.Next(2) == 0) (run[0], run[^1]) = (run[^1], run[0]);
            return string.Join(' ', run);
        }
    }

    private string Beginning()
    {
        var word = Word();
        return word[..Math.Min(word.Length, 2 + random.Next(2))];
    }

    private string Slip()
    {
        var word = Word();
        while (word.Length < 4) word = Word();
        return word.Remove(random.Next(word.Length), 1);
    }

    private string[] Point()
    {
        var spot = Segment.Spot(random.Next(Segment.FirstWithoutPoint))!.Value.Point;
        return [FormattableString.Invariant($"{spot.Latitude + 0.01:0.#####}"), FormattableString.Invariant($"{spot.Longitude - 0.01:0.#####}")];
    }
}
