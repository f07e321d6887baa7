using System.Globalization;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>How a score came about: a value, what it is, and what it was made of.</summary>
public sealed record Explanation(double Value, string What, IReadOnlyList<Explanation> Parts)
{
    public Explanation(double value, string what)
        : this(value, what, [])
    {
    }

    public override string ToString() => string.Join('\n', Lines(""));

    private IEnumerable<string> Lines(string indent) =>
        [$"{indent}{Value.ToString("0.#####", CultureInfo.InvariantCulture)} = {What}", .. Parts.SelectMany(part => part.Lines(indent + "  "))];
}
