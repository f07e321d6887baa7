using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Pages;

/// <summary>Listings as schema.org says them, for search engines.</summary>
internal sealed class LinkedData(KnowledgeSnapshot knowledge, PagesOptions options)
{
    // Leaves "<" escaped, so that nothing in a name can end the block.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A block of data for the head of a page; browsers do not run it.</summary>
    public string Block(IEnumerable<Listing> listings)
    {
        var graph = new JsonArray([.. listings.Select(Organization)]);
        return $"<script type=\"application/ld+json\">{new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph }.ToJsonString(Json)}</script>";
    }

    private JsonObject Organization(Listing listing)
    {
        var organization = new JsonObject { ["@type"] = "Organization", ["@id"] = options.Address(UnitAddress.OfListing(listing.Id)), ["name"] = listing.Name };
        if (listing.Phones.Count > 0) organization["contactPoint"] = new JsonArray([.. listing.Phones.Select(Contact)]);
        organization["areaServed"] = new JsonArray([.. Areas(listing.Area)]);
        if (PublicPlace.Of(listing, knowledge.Gazetteer) is { } place) organization["location"] = Place(place);
        return organization;
    }

    private static JsonObject Contact(Phone phone) => new() { ["@type"] = "ContactPoint", ["telephone"] = phone.Dial, ["contactType"] = "customer support" };

    private IEnumerable<JsonNode> Areas(ServiceArea area) =>
        area.IsNational
            ? [new JsonObject { ["@type"] = "Country", ["name"] = "VN" }]
            : area.Provinces.Select(knowledge.Gazetteer.Province).OfType<Unit>().Select(unit => unit.Name).Concat(area.Communes.Select(knowledge.Gazetteer.Label))
                .Select(name => new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = name });

    private static JsonObject Place(PublicPlace place)
    {
        var address = new JsonObject
        {
            ["@type"] = "PostalAddress",
            ["streetAddress"] = place.Address,
            ["addressLocality"] = (place.Commune ?? place.Province).Name,
            ["addressRegion"] = place.Province.Name,
            ["addressCountry"] = "VN",
        };
        var found = new JsonObject { ["@type"] = "Place", ["address"] = address };
        if (place.IsExact) found["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = place.Point!.Value.Latitude, ["longitude"] = place.Point.Value.Longitude };
        return found;
    }
}
