using System.Globalization;
using System.Text;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>The directory as the table that unions send each other, ready for a spreadsheet: UTF-8 with its mark, Vietnamese columns.</summary>
public static class CsvTable
{
    private const string ManyValues = "; ";

    /// <returns>How many rows were written below the heading.</returns>
    public static async Task<int> WriteAsync(PublishedListings published, Stream to, CancellationToken cancel)
    {
        var knowledge = published.Knowledge;
        await using var file = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await file.WriteLineAsync(CsvLine.Of(knowledge.Content.Pages["csv_columns"].Split('|')));
        var written = 0;
        await foreach (var listing in published.ReadAsync(cancel))
        {
            await file.WriteLineAsync(CsvLine.Of(Cells(knowledge, listing, ++written).Select(CsvLine.Harmless)));
        }

        return written;
    }

    private static IEnumerable<string> Cells(KnowledgeSnapshot knowledge, Listing listing, int number)
    {
        var place = PublicPlace.Of(listing, knowledge.Gazetteer);
        return
        [
            number.ToString(CultureInfo.InvariantCulture),
            listing.Name,
            knowledge.Categories.TryGetValue(listing.Category, out var category) ? category.Label : listing.Category,
            place?.Address ?? "",
            place?.Commune?.Name ?? "",
            place?.Province.Name ?? "",
            string.Join(ManyValues, listing.Phones.Select(phone => phone.Display)),
            Joined(listing.Hours?.Text, listing.HoursNote),
            string.Join(ManyValues, listing.Audience.Select(knowledge.Content.Pages.Audience)),
            Served(knowledge, listing.Area),
            listing.CostNote ?? "",
            Degrees(place?.Point?.Latitude),
            Degrees(place?.Point?.Longitude),
            place?.Point is null ? "" : knowledge.Content.Pages["precision_" + place.Precision.ToString().ToLowerInvariant()],
            listing.CheckedOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? listing.SourceDate ?? "",
        ];
    }

    private static string Served(KnowledgeSnapshot knowledge, ServiceArea area) =>
        area.IsNational
            ? knowledge.Content.Pages["country"]
            : string.Join(ManyValues, [.. area.Provinces.Select(code => knowledge.Gazetteer.Province(code)?.Name ?? code), .. area.Communes.Select(knowledge.Gazetteer.Label)]);

    private static string Joined(params string?[] parts) => string.Join(ManyValues, parts.OfType<string>());

    // Without an exponent or a locale's comma.
    private static string Degrees(double? degrees) => degrees?.ToString("0.#####", CultureInfo.InvariantCulture) ?? "";
}
