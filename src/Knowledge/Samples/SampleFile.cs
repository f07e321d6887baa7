using System.Globalization;
using CsvHelper;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Samples;

/// <summary>Writes listings as a table of <c>content/listings</c>.</summary>
public static class SampleFile
{
    private static readonly string[] Columns =
    [
        "id", "name", "category", "phones", "hours", "hours_note", "audience", "serves", "province", "commune", "address", "point", "display", "source", "source_date", "checked",
    ];

    public static int Write(string path, IEnumerable<Listing> listings)
    {
        using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        WriteRow(csv, Columns);
        var written = 0;
        foreach (var listing in listings)
        {
            WriteRow(csv, Cells(listing));
            written++;
        }

        return written;
    }

    private static IEnumerable<string?> Cells(Listing listing) =>
    [
        listing.Id,
        listing.Name,
        listing.Category,
        string.Join('|', listing.Phones.Select(phone => (phone.IsFree ? "*" : "") + phone.Display)),
        listing.Hours?.Text,
        listing.HoursNote,
        string.Join('|', listing.Audience),
        string.Join('|', listing.Area.Provinces.Concat(listing.Area.Communes)),
        listing.Place?.Province,
        listing.Place?.Commune,
        listing.Place?.Address,
        listing.Place?.Point is { } point ? FormattableString.Invariant($"{point.Latitude:0.#####},{point.Longitude:0.#####}") : null,
        listing.Display is DisplayState.Show ? "yes" : "warn",
        listing.Source,
        listing.SourceDate,
        listing.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];

    private static void WriteRow(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.NextRecord();
    }
}
