using System.Globalization;
using System.Text.RegularExpressions;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Staff.Frame;
using SafeHelp.Staff.People;

namespace SafeHelp.Staff.Records;

/// <summary>Where a record belongs, where it stands and whom it serves, from what is typed: old names of places as good as new ones.</summary>
internal sealed partial class TypedPlace(TurnSource turns, AreaMap areas, AreaChoice choice)
{
    public const string ServesCommune = "commune";
    public const string ServesProvince = "province";
    public const string ServesCountry = "country";
    public const string ServesOther = "other";

    private Gazetteer Gazetteer => turns.Current.Knowledge.Gazetteer;

    /// <summary>The places that the words may mean, for the writer to choose from; empty while there is no question.</summary>
    public IReadOnlyList<string> Offered(TypedForm form, Actor actor) =>
        actor.Role is StaffRole.Reviewer && form["Place"].Length > 0 ? choice.Of(form["Place"], StaffRole.Officer, actor) : [];

    /// <summary>Where it belongs: an officer's are her commune's, the centre's are the country's.</summary>
    public RecordArea Area(TypedForm form, Actor actor, Faults faults)
    {
        if (actor.Role is StaffRole.Officer) return new RecordArea(areas.Province(actor.Area), actor.Area);
        if (actor.Role is not StaffRole.Reviewer || form["Place"].Length == 0) return new RecordArea(actor.Area, "");
        var offered = Offered(form, actor);
        var code = offered is [var only] ? only : offered.FirstOrDefault(place => place == form["Area"]);
        faults.Unless(code is not null, "Place", AreaWords.Fault(offered));
        return new RecordArea(actor.Area, code ?? "");
    }

    public RecordPlace? Place(TypedForm form, RecordArea area, Faults faults)
    {
        var point = Point(form["Point"], faults);
        var precision = point is null ? Precision.Commune : Precision.Point;
        if (point is null && form.Has("PointOf", ServesCommune) && Gazetteer.PointOfCommune(area.Commune) is { } rough) (point, precision) = rough;
        return form["Address"].Length == 0 && point is null ? null : new RecordPlace(form["Address"], point, precision);
    }

    public ServiceArea Serves(TypedForm form, RecordArea area, Faults faults) =>
        form["Serves"] switch
        {
            ServesCountry => ServiceArea.National,
            ServesProvince => new ServiceArea(false, area.Province.Length > 0 ? [area.Province] : [], []),
            ServesOther => Named(form.Lines("ServesOther"), faults),
            _ => new ServiceArea(false, [], area.Commune.Length > 0 ? [area.Commune] : []),
        };

    public void Write(TypedForm form, RecordFields fields)
    {
        form.With("Place", fields.Commune is { } code ? Gazetteer.Label(code) : "").With("Address", fields.Place?.Address ?? "");
        if (fields.Place is { Point: { } point, Precision: Precision.Point }) form.With("Point", string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.######}, {point.Longitude:0.######}"));
        else if (fields.Place?.Point is not null) form.With("PointOf", ServesCommune);
        form.With("Serves", Kind(fields)).With("ServesOther", Kind(fields) == ServesOther ? string.Join('\n', Names(fields.Serves)) : "");
    }

    private static string Kind(RecordFields fields) =>
        fields.Serves switch
        {
            { IsNational: true } => ServesCountry,
            { Provinces: [var province], Communes.Count: 0 } when province == fields.Province => ServesProvince,
            { Provinces.Count: 0, Communes: [var commune] } when commune == fields.Commune => ServesCommune,
            { Provinces.Count: 0, Communes.Count: 0 } => "",
            _ => ServesOther,
        };

    private IEnumerable<string> Names(ServiceArea serves) =>
        serves.Provinces.Select(code => Gazetteer.Province(code)?.Name ?? code).Concat(serves.Communes.Select(Gazetteer.Label));

    private ServiceArea Named(IReadOnlyList<string> lines, Faults faults)
    {
        var found = lines.Select(line => (Line: line, Match: turns.Current.Knowledge.Places.Find(line))).ToList();
        foreach (var (line, match) in found.Where(one => one.Match is null or { Ask: true }))
            faults.Add("Serves", match is null ? $"Không thấy nơi “{line}”. Gõ tên xã, phường kèm tên tỉnh, mỗi nơi một dòng." : $"Có nhiều nơi tên “{line}”. Gõ thêm tên tỉnh.");
        var clear = found.Select(one => one.Match).OfType<PlaceMatch>().Where(match => !match.Ask).ToList();
        return new ServiceArea(
            false,
            [.. clear.Where(match => match.Communes.Count == 0).Select(match => match.Province?.Code).OfType<string>().Distinct()],
            [.. clear.SelectMany(match => match.Communes).Select(commune => commune.Code).Distinct()]);
    }

    private static GeoPoint? Point(string text, Faults faults)
    {
        if (text.Length == 0) return null;
        var numbers = Coordinate().Matches(text).Select(match => double.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        // Some maps write the longitude first.
        if (numbers is [> 90 and var east, var north]) numbers = [north, east];
        if (numbers is [>= 6 and <= 24 and var latitude, >= 101 and <= 118 and var longitude]) return new GeoPoint(latitude, longitude);
        faults.Add("Point", "Tọa độ chưa đúng. Ví dụ: 10.776900, 106.700900 (dấu chấm cho phần lẻ, dấu phẩy ở giữa).");
        return null;
    }

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Coordinate();
}
