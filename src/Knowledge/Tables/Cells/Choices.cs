namespace SafeHelp.Knowledge.Tables.Cells;

/// <summary>What one may choose, by code and by every name it goes by.</summary>
internal sealed class Choices
{
    private readonly Dictionary<string, string?> byName = [];

    public Choices(IEnumerable<(string Code, string Label, IEnumerable<string> Names)> all)
    {
        var choices = all.ToList();
        foreach (var (code, label, _) in choices) (byName[HeaderWords.Plain(label)], byName[HeaderWords.Plain(code)]) = (code, code);
        var firm = byName.Keys.ToHashSet();
        foreach (var (code, _, names) in choices)
        {
            // A name that two go by names neither.
            foreach (var name in names.Select(HeaderWords.Plain).Distinct().Where(name => !firm.Contains(name))) byName[name] = byName.ContainsKey(name) ? null : code;
        }

        Labels = string.Join("; ", choices.Select(choice => choice.Label));
    }

    public string Labels { get; }

    public string? Find(string text) => byName.GetValueOrDefault(HeaderWords.Plain(text));

    /// <summary>The codes of a cell's values; what is not among the choices is said.</summary>
    public IReadOnlyList<string> Several(RowCells row, ImportColumn column)
    {
        var codes = new List<string>();
        foreach (var part in row.Parts(column).SelectMany(part => Find(part) is null ? part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [part]))
        {
            if (Find(part) is { } code) codes.Add(code);
            else row.Say(column, ImportCode.UnknownChoice, part, Labels);
        }

        return [.. codes.Distinct()];
    }
}
