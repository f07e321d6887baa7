using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Search.Nearest;

/// <summary>Yes-or-no properties that ranking asks for.</summary>
[Flags]
internal enum Traits { None = 0, Free = 1, Sure = 2, HasHours = 4, Checked = 8 }

/// <summary>What ranking asks of a listing, or of many together: sets as bits, so that a part of the country is passed over in one look.</summary>
/// <param name="Kinds">Bit of its category, see <see cref="FactBits"/>.</param>
/// <param name="Served">Bits of the provinces that it serves as a whole, or in which it stands or serves a commune.</param>
internal readonly record struct Facts(ulong Kinds, ulong Served, ulong Audiences, Traits Traits)
{
    public static Facts operator |(Facts a, Facts b) =>
        new(a.Kinds | b.Kinds, a.Served | b.Served, a.Audiences | b.Audiences, a.Traits | b.Traits);
}

/// <summary>A listing's point and how finely it is known.</summary>
internal readonly record struct Spot(GeoPoint Point, Precision Precision);

/// <summary>Words to bits. Two words may share one: a bit that is absent proves absence, one that is there proves nothing.</summary>
internal static class FactBits
{
    private const int National = 63;

    public static ulong Of(string word)
    {
        var hash = 17u;
        foreach (var letter in word) hash = (hash * 31) + letter;
        return 1UL << (int)(hash % National);
    }

    public static ulong Of(IEnumerable<string> words) => words.Aggregate(0UL, (bits, word) => bits | Of(word));

    public static Facts Of(Listing listing) =>
        new(Of(listing.Category), Served(listing), Of(listing.Audience), Traits(listing));

    public static ulong Nationwide => 1UL << National;

    // The first two digits of a commune's code are no province's, so communes carry their own bits.
    private static ulong Served(Listing listing) =>
        (listing.Area.IsNational ? Nationwide : 0)
        | Of(listing.Area.Provinces)
        | Of(listing.Area.Communes)
        | (listing.Place?.Commune is { } commune ? Of(commune) : 0);

    private static Traits Traits(Listing listing) =>
        (listing.IsFree ? Nearest.Traits.Free : 0)
        | (listing.Display is DisplayState.Show ? Nearest.Traits.Sure : 0)
        | (listing.Hours is not null ? Nearest.Traits.HasHours : 0)
        | (listing.CheckedOn is not null ? Nearest.Traits.Checked : 0);
}
