using System.Text.Json;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>Reads one service of a partner into the fields of a record; notes what the standard demands and the feed lacks.</summary>
internal sealed class PartnerService(KnowledgeSnapshot knowledge, List<PartnerFault> faults)
{
    private static readonly string[] States = ["active", "inactive", "defunct", "temporarily closed"];

    public PartnerDraft Read(JsonElement service, string at)
    {
        if (service.ValueKind is not JsonValueKind.Object)
        {
            faults.Add(new PartnerFault(at, PartnerFaultKind.NoObject));
            return new PartnerDraft("", Fields(default));
        }

        var id = Required(service, "id", at);
        if (!Guid.TryParse(id, out _)) faults.Add(new PartnerFault($"{at}/id", PartnerFaultKind.NoUuid));
        if (!States.Contains(Required(service, "status", at))) faults.Add(new PartnerFault($"{at}/status", PartnerFaultKind.UnknownStatus));
        Required(service, "name", at);
        foreach (var (phone, place) in Many(service, "phones").Select((phone, place) => (phone, place))) Required(phone, "number", $"{at}/phones/{place}");
        return new PartnerDraft(id, Fields(service));
    }

    private RecordFields Fields(JsonElement service)
    {
        var location = Many(service, "service_at_locations").Select(place => One(place, "location")).FirstOrDefault();
        var codes = Many(service, "attributes").Select(attribute => Text(One(attribute, "taxonomy_term"), "code")).ToList();
        var (province, commune) = Unit(Text(location, "external_identifier"));
        var isHidden = codes.Contains("redacted") || Text(location, "location_type") == "virtual";
        return new RecordFields(
            codes.FirstOrDefault(knowledge.Categories.ContainsKey) ?? "",
            Text(service, "name"),
            [],
            [.. Many(service, "phones").Select(phone => Phone(phone, service))],
            PartnerHours.Read(Many(service, "schedules")),
            [.. codes.Where(knowledge.Content.Pages.Audiences.ContainsKey)],
            [.. Many(service, "languages").Select(Language).OfType<string>().Distinct()],
            Area(service),
            province,
            commune,
            isHidden ? null : Place(location),
            isHidden ? Confidentiality.Hidden : Confidentiality.Public)
        {
            OtherNames = Text(service, "alternate_name") is { Length: > 0 } names ? names.Split("; ") : [],
            Note = Text(service, "description") is { Length: > 0 } note ? note : null,
        };
    }

    private static RecordPhone Phone(JsonElement phone, JsonElement service)
    {
        var number = Text(phone, "number");
        var dial = string.Concat(number.Where(letter => char.IsAsciiDigit(letter) || letter == '+'));
        var show = Text(phone, "description");
        // Our own feed shows a number's groups beside it; another's description is no number.
        return new RecordPhone(string.Concat(show.Where(char.IsAsciiDigit)) == string.Concat(dial.Where(char.IsAsciiDigit)) ? show : number, dial, false, Text(service, "fees_description"), "");
    }

    private static RecordPlace? Place(JsonElement location)
    {
        var address = Text(Many(location, "addresses").FirstOrDefault(), "address_1");
        if (address.Length == 0) return null;
        var point = Degrees(location, "latitude") is { } latitude && Degrees(location, "longitude") is { } longitude ? new GeoPoint(latitude, longitude) : (GeoPoint?)null;
        return new RecordPlace(address, point, point is null ? Precision.Commune : Precision.Point);
    }

    private string? Language(JsonElement language)
    {
        string[] told = [Text(language, "note"), Text(language, "code"), Text(language, "name")];
        var known = knowledge.Content.Records.Languages.Where(ours => told.Any(said => said == ours.Key || string.Equals(said, ours.Value, StringComparison.OrdinalIgnoreCase)));
        return known.Select(ours => ours.Key).FirstOrDefault();
    }

    private ServiceArea Area(JsonElement service)
    {
        var codes = Many(service, "service_areas").Select(area => Text(area, "extent")).ToList();
        if (codes.Contains("VN")) return ServiceArea.National;
        return new ServiceArea(false, [.. codes.Where(code => knowledge.Gazetteer.Province(code) is not null)], [.. codes.Where(code => knowledge.Gazetteer.Commune(code) is not null)]);
    }

    private (string Province, string? Commune) Unit(string code)
    {
        if (knowledge.Gazetteer.Commune(code) is { } commune) return (commune.Province.Code, code);
        return (knowledge.Gazetteer.Province(code)?.Code ?? "", null);
    }

    private string Required(JsonElement one, string name, string at)
    {
        var text = Text(one, name);
        if (text.Length == 0) faults.Add(new PartnerFault($"{at}/{name}", PartnerFaultKind.Missing));
        return text;
    }

    private static string Text(JsonElement one, string name) => One(one, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : "";

    private static double? Degrees(JsonElement one, string name) => One(one, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static JsonElement One(JsonElement one, string name) => one.ValueKind is JsonValueKind.Object && one.TryGetProperty(name, out var found) ? found : default;

    private static IEnumerable<JsonElement> Many(JsonElement one, string name) => One(one, name) is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray() : [];
}
