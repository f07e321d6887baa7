using System.Text.Json;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>Weekly schedules as hours in the way that staff write them; "" where the feed gives no times or times that cannot be read.</summary>
internal static class PartnerHours
{
    private static readonly (string Theirs, string Ours)[] Days = [("MO", "T2"), ("TU", "T3"), ("WE", "T4"), ("TH", "T5"), ("FR", "T6"), ("SA", "T7"), ("SU", "CN")];

    public static string Read(IEnumerable<JsonElement> schedules)
    {
        var all = schedules.ToList();
        var text = string.Join("; ", Days.Select(day => Day(all, day)).Where(rule => rule.Length > 0));
        if (text.Length > 0 && Days.All(day => text.Contains($"{day.Ours} 00:00-24:00", StringComparison.Ordinal))) return "24/7";
        return OpeningHours.Parse(text) is null ? "" : text;
    }

    private static string Day(List<JsonElement> schedules, (string Theirs, string Ours) day)
    {
        var spans = schedules.Where(schedule => Text(schedule, "byday").Split(',').Contains(day.Theirs)).Select(Span).Where(span => span.Length > 0).ToList();
        return spans.Count == 0 ? "" : $"{day.Ours} {string.Join(", ", spans)}";
    }

    // "07:30+07:00" and "07:30:00" both begin with the time; 23:59 is the standard's end of the day.
    private static string Span(JsonElement schedule)
    {
        var (opens, closes) = (Text(schedule, "opens_at"), Text(schedule, "closes_at"));
        return opens.Length < 5 || closes.Length < 5 ? "" : $"{opens[..5]}-{(closes[..5] == "23:59" ? "24:00" : closes[..5])}";
    }

    private static string Text(JsonElement one, string name) => one.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String ? found.GetString()! : "";
}
