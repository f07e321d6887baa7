using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.OpenData.Export;

/// <summary>The places of the directory as GeoJSON (RFC 7946). Each says how finely its point is known; a place that is withheld, or a line that is only called, is not in it.</summary>
public static class GeoJsonFile
{
    private const int FlushAt = 32 * 1024;

    /// <returns>How many features were written.</returns>
    public static async Task<int> WriteAsync(PublishedListings published, Stream to, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        var written = 0;
        var knowledge = published.Knowledge;
        await foreach (var listing in published.ReadAsync(cancel))
        {
            if (PublicPlace.Of(listing, knowledge.Gazetteer) is not { Point: not null } place) continue;
            Write(json, knowledge, (listing, place));
            written++;
            if (json.BytesPending > FlushAt) await json.FlushAsync(cancel);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        return written;
    }

    private static void Write(Utf8JsonWriter json, KnowledgeSnapshot knowledge, (Listing Listing, PublicPlace Place) found)
    {
        var (listing, place) = found;
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", listing.Id);
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        // The RFC puts longitude first.
        json.WriteNumberValue(place.Point!.Value.Longitude);
        json.WriteNumberValue(place.Point.Value.Latitude);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        foreach (var (name, value) in Properties(knowledge, listing, place)) json.WriteString(name, value);
        json.WriteStartArray("phones");
        foreach (var phone in listing.Phones) json.WriteStringValue(phone.Display);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string? Value)> Properties(KnowledgeSnapshot knowledge, Listing listing, PublicPlace place) =>
        [
            ("name", listing.Name),
            ("category", listing.Category),
            ("category_label", knowledge.Categories.TryGetValue(listing.Category, out var category) ? category.Label : null),
            ("address", place.Address),
            ("commune", place.Commune?.Name),
            ("commune_code", place.Commune?.Code),
            ("province", place.Province.Name),
            ("province_code", place.Province.Code),
            ("precision", place.Precision.ToString().ToLowerInvariant()),
            ("hours", listing.Hours?.Text),
            ("hours_note", listing.HoursNote),
            ("cost", listing.CostNote),
            ("checked", listing.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("source_date", listing.SourceDate),
        ];
}
