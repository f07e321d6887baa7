using SafeHelp.Bot.People;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Staff.Frame;

namespace SafeHelp.Staff.Records;

/// <summary>What stands in a record, in words that staff read: names in the place of codes.</summary>
internal sealed class RecordTexts(TurnSource turns, AreaMap areas, IStaffAccounts accounts)
{
    public RecordWords Words => turns.Current.Knowledge.Content.Records;

    public RecordStandards Standards => turns.Current.Knowledge.Standards;

    public IReadOnlyList<Category> Categories => [.. turns.Current.Knowledge.Categories.Values];

    public string Category(string id) => turns.Current.Knowledge.Categories.GetValueOrDefault(id)?.Label ?? id;

    public string Area(RecordArea area) => Naming.Area(areas, area.Commune.Length > 0 ? area.Commune : area.Province);

    public IReadOnlyList<FieldChange> Changes(RecordFields before, RecordFields after) =>
        [.. Comparison.Of(before, after).Select(change => new FieldChange(change.Field, Of(before, change.Field), Of(after, change.Field)))];

    /// <summary>A field in words, several values a line each; "" where it is empty.</summary>
    public string Of(RecordFields fields, RecordField field) =>
        field switch
        {
            RecordField.Category => Category(fields.Category),
            RecordField.Phones => Lines(fields.Phones.Select(phone => $"{phone.Display} ({phone.Cost}) · {Hours(phone.Hours)}")),
            RecordField.Hours => Hours(fields.Hours),
            RecordField.Exceptions => Lines(fields.Exceptions.Select(Exception)),
            RecordField.Audience => Lines(fields.Audience.Select(code => Words.Audiences.GetValueOrDefault(code, code))),
            RecordField.Languages => Lines(fields.Languages.Select(code => Words.Languages.GetValueOrDefault(code, code))),
            RecordField.Serves => fields.Serves.IsNational ? "Cả nước" : Lines(fields.Serves.Provinces.Concat(fields.Serves.Communes).Select(code => Naming.Area(areas, code))),
            RecordField.Province => Naming.Area(areas, fields.Province),
            RecordField.Commune => fields.Commune is { } code ? Naming.Area(areas, code) : "",
            RecordField.Point => Point(fields.Place),
            RecordField.Confidentiality => Words.Of(fields.Confidentiality),
            RecordField.Services => Lines(fields.Services.Select(offer => $"{Words.Services.GetValueOrDefault(offer.Service, offer.Service)}: {offer.How}")),
            _ => Comparison.Text(fields, field),
        };

    /// <summary>Who the accounts are: the name that people see and the address.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>();
        foreach (var id in ids.Distinct()) names[id] = await accounts.FindAsync(id, cancel) is { } account ? $"{account.Alias} {account.Email}".Trim() : id;
        return names;
    }

    private static string Exception(OtherHours days)
    {
        var when = days.From == days.To ? Naming.Day(days.From) : $"{Naming.Day(days.From)}–{Naming.Day(days.To)}";
        return $"{when}: {(days.Hours is null ? "nghỉ" : Hours(days.Hours))}{(days.Reason.Length > 0 ? $" ({days.Reason})" : "")}";
    }

    private static string Point(RecordPlace? place) =>
        place is not { Point: { } point } ? "" : FormattableString.Invariant($"{point.Latitude:0.######}, {point.Longitude:0.######}") + (place.Precision is Precision.Point ? "" : " (gần đúng)");

    private static string Hours(string hours) => hours == "24/7" ? "cả ngày đêm, mọi ngày" : hours;

    private static string Lines(IEnumerable<string> texts) => string.Join('\n', texts);
}
