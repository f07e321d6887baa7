using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Content;

/// <summary>Where a listing is and whom it serves must be units in force.</summary>
internal static class PlaceRules
{
    public static IEnumerable<ContentProblem> Check(IEnumerable<Located<Listing>> listings, Gazetteer gazetteer) =>
        listings.SelectMany(found => Unknown(found, gazetteer).Concat(OtherProvince(found, gazetteer)));

    private static IEnumerable<ContentProblem> Unknown(Located<Listing> found, Gazetteer gazetteer)
    {
        var (area, place) = (found.Value.Area, found.Value.Place);
        var provinces = area.Provinces.Concat(place is null ? [] : [place.Province]).Where(code => gazetteer.Province(code) is null);
        var communes = area.Communes.Concat(place?.Commune is { } commune ? [commune] : []).Where(code => gazetteer.Commune(code) is null);
        return provinces.Concat(communes).Distinct()
            .Select(code => found.Problem($"không có tỉnh hay xã nào mang mã “{code}” từ 1/7/2025.", "Tra mã trong content/places/provinces.csv hoặc communes.csv."));
    }

    private static IEnumerable<ContentProblem> OtherProvince(Located<Listing> found, Gazetteer gazetteer)
    {
        if (found.Value.Place is { Commune: { } code } place && gazetteer.Commune(code) is { } commune && commune.Province.Code != place.Province)
            yield return found.Problem($"{commune.Unit.Name} thuộc {commune.Province.Name}, không thuộc tỉnh mã {place.Province}.", "Sửa “province” hoặc “commune”.");
    }
}
