using System.Globalization;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>One field that two editions say differently, each side in words for a screen.</summary>
public sealed record FieldChange(RecordField Field, string Before, string After);

/// <summary>Two editions field by field.</summary>
public static class Comparison
{
    private const string Line = "\n";

    /// <summary>The fields that differ, in the order of the form; none when both say the same.</summary>
    public static IReadOnlyList<FieldChange> Of(RecordFields before, RecordFields after) =>
        [.. Enum.GetValues<RecordField>().Select(field => new FieldChange(field, Text(before, field), Text(after, field))).Where(change => change.Before != change.After)];

    /// <summary>A field in words: codes as they are, several values a line each.</summary>
    public static string Text(RecordFields fields, RecordField field) =>
        field switch
        {
            RecordField.Category => fields.Category,
            RecordField.Name => fields.Name,
            RecordField.OtherNames => Lines(fields.OtherNames),
            RecordField.People => Lines(fields.People.Select(person => $"{person.Name}, {person.Role}")),
            RecordField.Phones => Lines(fields.Phones.Select(phone => $"{phone.Display} ({phone.Dial}) {phone.Cost}{(phone.IsFree ? " 0đ" : "")} · {phone.Hours}")),
            RecordField.Hours => fields.Hours,
            RecordField.Exceptions => Lines(fields.Exceptions.Select(days => $"{Day(days.From)}–{Day(days.To)} {days.Hours ?? "—"} {days.Reason}")),
            RecordField.Audience => Lines(fields.Audience),
            RecordField.Languages => Lines(fields.Languages),
            RecordField.Serves => fields.Serves.IsNational ? "VN" : Lines([.. fields.Serves.Provinces, .. fields.Serves.Communes]),
            RecordField.Province => fields.Province,
            RecordField.Commune => fields.Commune ?? "",
            RecordField.Address => fields.Place?.Address ?? "",
            RecordField.Point => fields.Place is { Point: { } point } place ? Coordinates(point, place.Precision) : "",
            RecordField.Confidentiality => fields.Confidentiality.ToString(),
            RecordField.Services => Lines(fields.Services.Select(offer => $"{offer.Service}: {offer.How}")),
            _ => fields.Note ?? "",
        };

    private static string Lines(IEnumerable<string> texts) => string.Join(Line, texts);

    private static string Day(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    private static string Coordinates(GeoPoint point, Precision precision) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.######}, {point.Longitude:0.######} ({precision})");
}
