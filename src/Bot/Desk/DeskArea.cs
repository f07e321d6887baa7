namespace SafeHelp.Bot.Desk;

/// <summary>An area of the union's desk: the whole country, a province, or a commune of it.</summary>
/// <param name="Province">Code of the province in force; "" for the whole country.</param>
/// <param name="Commune">Code of the commune in force; "" for the whole province.</param>
public sealed record DeskArea(string Province, string Commune)
{
    public static readonly DeskArea National = new("", "");

    /// <summary>As an account's area is written: "", two digits or five.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Code => Commune.Length > 0 ? Commune : Province;

    /// <summary>This area and those around it, the narrowest first.</summary>
    public IEnumerable<DeskArea> Outwards() =>
        new[] { this, new DeskArea(Province, ""), National }.Distinct();

    /// <summary>True when an account of that area answers for this one.</summary>
    public bool IsWithin(string code) => code.Length == 0 || code == Province || (Commune.Length > 0 && code == Commune);
}
