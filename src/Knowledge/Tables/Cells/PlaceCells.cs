using System.Globalization;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tables.Cells;

/// <summary>Reads where an address stands and whom it serves.</summary>
internal sealed class PlaceCells(ImportTexts texts, UnitCells units)
{
    private readonly HashSet<string> country = Plain(texts, "whole_country");
    private readonly HashSet<string> wholeProvince = Plain(texts, "whole_province");
    private readonly HashSet<string> ownCommune = Plain(texts, "own_commune");

    public (Unit? Province, Unit? Commune) Units(RowCells row)
    {
        var (text, commune) = (row[ImportColumn.Province], row[ImportColumn.Commune]);
        if (text.Length == 0) return (null, null);
        if (units.Province(text) is not { } province)
        {
            row.Say(ImportColumn.Province, ImportCode.UnknownProvince, text);
            return (null, null);
        }

        if (commune.Length == 0) return (province, null);
        var found = units.Commune(commune, row[ImportColumn.District], province);
        if (found.Code is { } code) row.Say(ImportColumn.Commune, code, commune, found.Hint);
        return (province, found.Unit);
    }

    public ServiceArea Serves(RowCells row, Unit? province, Unit? commune)
    {
        var (provinces, communes) = (new List<string>(), new List<string>());
        foreach (var part in row.Parts(ImportColumn.Serves))
        {
            var plain = HeaderWords.Plain(part);
            if (country.Contains(plain)) return ServiceArea.National;
            var unit = wholeProvince.Contains(plain) ? province : ownCommune.Contains(plain) ? commune : units.Area(part, province);
            if (unit is not null) (unit.Code.Length == 2 ? provinces : communes).Add(unit.Code);
            else if (ownCommune.Contains(plain) && row[ImportColumn.Commune].Length == 0) row.Say(ImportColumn.Commune, ImportCode.Missing, hint: texts.Of(ImportColumn.Commune).Help);
            // Where its own commune is unknown, that is said already.
            else if (!row.IsFaulty(ImportColumn.Commune) && !row.IsFaulty(ImportColumn.Province)) row.Say(ImportColumn.Serves, ImportCode.UnknownArea, part);
        }

        return new ServiceArea(false, [.. provinces.Distinct()], [.. communes.Distinct()]);
    }

    public static RecordPlace? Place(RowCells row)
    {
        var (address, point) = (row[ImportColumn.Address], Point(row));
        return address.Length == 0 && point is null ? null : new RecordPlace(address, point, Precision.Point);
    }

    private static GeoPoint? Point(RowCells row)
    {
        var (latitude, longitude) = (row[ImportColumn.Latitude], row[ImportColumn.Longitude]);
        // Copied from a map, both stand in one cell.
        if (longitude.Length == 0 && latitude.Split(", ") is [var first, var second]) (latitude, longitude) = (first, second);
        if (latitude.Length == 0 && longitude.Length == 0) return null;
        if (Degrees(latitude) is { } north and > 8 and < 24 && Degrees(longitude) is { } east and > 102 and < 118) return new GeoPoint(north, east);
        row.Say(ImportColumn.Latitude, ImportCode.WrongPoint, $"{latitude} / {longitude}");
        return null;
    }

    private static double? Degrees(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static HashSet<string> Plain(ImportTexts texts, string key) => [.. texts.Words(key).Select(HeaderWords.Plain)];
}
