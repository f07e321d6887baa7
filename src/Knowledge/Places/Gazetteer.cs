using SafeHelp.Knowledge.Content;

namespace SafeHelp.Knowledge.Places;

public sealed class Gazetteer
{
    private readonly Dictionary<string, Unit> units = [];

    public static Gazetteer Load(string contentFolder, ICollection<ContentProblem> problems, string? pointsFile = null) => new();

    public Unit? Commune(string code) => units.GetValueOrDefault(code);

    public Unit? ProvinceOf(string communeCode) => units.GetValueOrDefault(communeCode);

    public GeoPoint? PointOf(string code) => units.ContainsKey(code) ? new GeoPoint(0, 0) : null;
}
