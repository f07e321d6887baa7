using Microsoft.AspNetCore.Http;

namespace SafeHelp.Staff.Records;

/// <summary>A form as it was typed: texts by the names of their fields, so that nothing typed is lost whatever is wrong with it.</summary>
public sealed class TypedForm
{
    private readonly Dictionary<string, IReadOnlyList<string>> texts = [];

    public string this[string name] => At(name, 0);

    public static TypedForm Of(IFormCollection form)
    {
        var typed = new TypedForm();
        foreach (var (name, values) in form) typed.texts[name] = [.. values.Select(value => value?.Trim() ?? "")];
        return typed;
    }

    public IReadOnlyList<string> All(string name) => texts.GetValueOrDefault(name) ?? [];

    /// <summary>The text in a row of fields of the same name; "" where there is none.</summary>
    public string At(string name, int row) => All(name).ElementAtOrDefault(row) ?? "";

    public bool Has(string name, string value) => All(name).Contains(value);

    /// <summary>The lines of a long text that are not empty.</summary>
    public IReadOnlyList<string> Lines(string name) => this[name].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public TypedForm With(string name, params IEnumerable<string> values)
    {
        texts[name] = [.. values];
        return this;
    }
}
