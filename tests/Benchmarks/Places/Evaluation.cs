using System.Text.Json;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Places.Benchmarks;

/// <summary>Counts, kind by kind, how many rows of a JSON Lines file of (text, system, expect, new_wards) the finder answers rightly.</summary>
internal sealed class Evaluation(PlaceFinder finder)
{
    private readonly SortedDictionary<string, (int Right, int All)> figures = new(StringComparer.Ordinal);

    public void Run(string path)
    {
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0)) Judge(JsonDocument.Parse(line).RootElement);
        foreach (var (kind, (right, all)) in figures) Console.WriteLine($"{kind,-14} {right,5} / {all,-5} {100.0 * right / all,6:F1} %");
    }

    private void Judge(JsonElement row)
    {
        var (id, text) = (row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!);
        var expect = row.GetProperty("expect").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
        var place = finder.Find(text);
        if (expect.Count == 0) Count("silent", place is null, id, text, place);
        if (row.TryGetProperty("new_wards", out var wards) && wards.GetArrayLength() > 0)
            Count("successors", wards.EnumerateArray().All(w => place?.Communes.Any(c => c.Code == w.GetString()) == true), id, text, place);
        var isNew = row.TryGetProperty("system", out var system) && system.GetString() == "new";
        foreach (var (level, meant) in expect)
        {
            if (level == "ask") Count("ask", place?.Ask == true, id, text, place);
            else Count(isNew ? "new " + level : level, Units(place, level, isNew).Any(u => u?.Code == meant || u?.Name == meant), id, text, place);
        }
    }

    private static IEnumerable<Unit?> Units(PlaceMatch? place, string level, bool isNew) => level switch
    {
        "province" when isNew => [place?.Province],
        "province" => [place?.Province, place?.OldProvince],
        "oldProvince" => [place?.OldProvince],
        "district" or "oldDistrict" => [place?.OldDistrict],
        "ward" or "oldCommune" => [place?.OldCommune],
        _ => place is { Communes.Count: > 0 } ? [place.Communes[0]] : [],
    };

    private void Count(string kind, bool isRight, string id, string text, PlaceMatch? place)
    {
        var (right, all) = figures.GetValueOrDefault(kind);
        figures[kind] = (right + (isRight ? 1 : 0), all + 1);
        if (!isRight) Console.Error.WriteLine($"{kind} {id} | {text} | {(place is null ? "null" : Short(place))}");
    }

    private static string Short(PlaceMatch place) =>
        $"[{place.Span}] {place.Province?.Name} < {place.OldProvince?.Name}/{place.OldDistrict?.Name}/{place.OldCommune?.Name} > "
        + string.Join("+", place.Communes.Take(3).Select(c => c.Code + c.Name)) + (place.Ask ? $" ask {place.Candidates.Count}: " + string.Join("; ", place.Candidates.Take(3).Select(c => $"{c.OldDistrict?.Name}/{c.OldCommune?.Name}/{(c.Communes.Count > 0 ? c.Communes[0].Name : "")}")) : "");
}
