using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Content;

/// <summary>
/// The places that Law 13/2022/QH15, article 19, names for reporting violence in every commune: the answer of last resort, so that nobody gets an empty one.
/// </summary>
public sealed class LawfulPlaces
{
    private readonly IReadOnlyList<string> lines;
    private readonly string anywhere;

    private LawfulPlaces(IReadOnlyList<string> lines, string anywhere)
    {
        this.lines = lines;
        this.anywhere = anywhere;
    }

    /// <summary>The lines, each naming the commune; in general words where no commune is known.</summary>
    public IReadOnlyList<string> In(Unit? commune) =>
        [.. lines.Select(line => line.Replace("{commune}", commune?.Name ?? anywhere, StringComparison.Ordinal))];

    internal static LawfulPlaces Read(YamlSource source)
    {
        var record = source.Records().FirstOrDefault();
        record?.OnlyKeys("anywhere", "places", "law");
        return new LawfulPlaces(record?.Texts("places") ?? [], record?.Required("anywhere") ?? "");
    }
}
