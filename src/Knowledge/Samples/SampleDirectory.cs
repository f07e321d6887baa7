using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Samples;

/// <summary>
/// A made-up directory over the real communes, the same for the same seed: for load tests and demonstrations. Every name carries the mark and
/// every number begins with 000, which no network connects: after the international prefix 00 no country's code begins with 0.
/// </summary>
public sealed class SampleDirectory
{
    private static readonly DateOnly Checked = new(2026, 6, 1);

    private readonly SampleWords words;
    private readonly Gazetteer gazetteer;
    private readonly Random random;
    private readonly int shares;

    private SampleDirectory(SampleWords words, Gazetteer gazetteer, int seed)
    {
        (this.words, this.gazetteer) = (words, gazetteer);
        // The same directory on every machine for the same seed is wanted here; nothing depends on its being hard to guess.
#pragma warning disable CA5394
        random = new Random(seed);
#pragma warning restore CA5394
        shares = words.Kinds.Sum(kind => kind.Share);
    }

    /// <summary>So many listings; empty when the content folder does not say what to make them of.</summary>
    public static IEnumerable<Listing> Make(string contentFolder, Gazetteer gazetteer, (int Count, int Seed) size, ICollection<ContentProblem> problems)
    {
        if (SampleWords.Read(contentFolder, problems) is not { } words || gazetteer.Communes.Count == 0) return [];
        var directory = new SampleDirectory(words, gazetteer, size.Seed);
        return Enumerable.Range(0, size.Count).Select(directory.Make);
    }

    // Every commune gets its share in turn, so that a directory of any size spreads over the whole country.
    private Listing Make(int number)
    {
        var commune = gazetteer.Communes[(int)((long)number * 1597 % gazetteer.Communes.Count)];
        var kind = Kind();
        var hamlet = Pick(words.Hamlets).Replace("{n}", $"{Next(20) + 1}", StringComparison.Ordinal);
        var place = Place(kind, commune, hamlet);
        var area = kind.ServesProvince ? new ServiceArea(false, [commune.Province.Code], []) : new ServiceArea(false, [], [commune.Unit.Code]);
        var hours = Next(10) < 7 ? OpeningHours.Parse(Pick(words.Hours)) : null;
        return new Listing($"mau-{number:000000}", Name(kind, commune, hamlet), kind.Category, [Phone(number)], null, hours, hours is null ? words.Mark : null,
            kind.Audience, area, place, Next(3) == 0 ? DisplayState.Show : DisplayState.ShowWithDate, words.Mark, $"{2022 + Next(5)}", Next(2) == 0 ? Checked.AddDays(-Next(700)) : null, null);
    }

    private string Name(SampleKind kind, Commune commune, string hamlet) =>
        $"{words.Mark} " + kind.Name
            .Replace("{person}", $"{Pick(words.Families)} {Pick(words.Middles)} {Pick(words.Givens)}", StringComparison.Ordinal)
            .Replace("{hamlet}", hamlet, StringComparison.Ordinal)
            .Replace("{commune}", commune.Unit.Name, StringComparison.Ordinal)
            .Replace("{province}", commune.Province.Name, StringComparison.Ordinal);

    private ListingPlace Place(SampleKind kind, Commune commune, string hamlet)
    {
        var address = kind.IsPrivate ? null : $"{Next(300) + 1} {Pick(words.Streets)}, {hamlet}, {commune.Unit.Name}, {commune.Province.Name}";
        var point = kind.IsPrivate || commune.Point is not { } centre ? (GeoPoint?)null : new GeoPoint(centre.Latitude + Shift(), centre.Longitude + Shift());
        return new ListingPlace(address, commune.Unit.Code, commune.Province.Code, point);
    }

    private static Phone Phone(int number)
    {
        var digits = $"{number:00000000}";
        return new Phone($"000 {digits[..4]} {digits[4..]}", $"000{digits}", IsFree: false);
    }

    private SampleKind Kind()
    {
        var at = Next(shares);
        foreach (var kind in words.Kinds)
        {
            at -= kind.Share;
            if (at < 0) return kind;
        }

        return words.Kinds[^1];
    }

    // Within about three kilometres of the commune's point.
    private double Shift() => (Next(6000) - 3000) / 100000.0;

    private string Pick(IReadOnlyList<string> from) => from[Next(from.Count)];

#pragma warning disable CA5394
    private int Next(int below) => random.Next(below);
#pragma warning restore CA5394
}
