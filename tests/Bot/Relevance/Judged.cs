using System.Runtime.CompilerServices;
using System.Text.Json;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Tests.Relevance;

/// <summary>What somebody types, where she is, and how well each kind of help meets her need (0 to 3).</summary>
internal sealed record Judged(string Text, string Place, IReadOnlyDictionary<string, int> Kinds)
{
    private static readonly string[] Places =
    [
        "Gò Vấp, TP Hồ Chí Minh", "Quan Hóa, Thanh Hóa", "Hạ Long, Quảng Ninh", "Sa Pa, Lào Cai", "Hải Châu, Đà Nẵng", "Hoàn Kiếm, Hà Nội",
        "Ba Tri, Bến Tre", "Buôn Đôn, Đắk Lắk", "Hồng Bàng, Hải Phòng", "Ninh Kiều, Cần Thơ", "Pleiku, Gia Lai", "Mai Châu, Hòa Bình",
    ];

    /// <summary>Each text at two places.</summary>
    public static List<Judged> Read()
    {
        var needs = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(File.ReadAllText(Beside("needs.json")))!;
        return [.. File.ReadLines(Beside("judged.tsv")).Select(line => line.Split('\t')).SelectMany((cells, at) => new[] { at, at + 5 }.Select(place => new Judged(cells[1], Places[place % Places.Length], needs[cells[0]])))];
    }

    /// <summary>A kind that helps is worth its grade where it serves her, one less where it is merely near, nothing elsewhere.</summary>
    public int Grade(ListingHit hit) =>
        hit.Nearness switch
        {
            Nearness.Elsewhere or Nearness.Unknown => 0,
            Nearness.Near => Math.Max(0, Kinds.GetValueOrDefault(hit.Listing.Category) - 1),
            _ => Kinds.GetValueOrDefault(hit.Listing.Category),
        };

    private static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
