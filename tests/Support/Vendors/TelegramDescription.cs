using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SafeHelp.Support.Vendors;

/// <summary>The published, machine-readable description of the Bot API: tells of any call whether its parameters are such as the method takes.</summary>
public sealed class TelegramDescription
{
    private const string File = "shared/channels/telegram-api-10.1.json";

    private readonly JsonElement methods;
    private readonly JsonElement types;

    private TelegramDescription(JsonElement root) => (methods, types) = (root.GetProperty("methods"), root.GetProperty("types"));

    /// <summary>Null where the file, which is no part of this repository, does not lie beside it.</summary>
    public static TelegramDescription? AtHand { get; } = Read();

    /// <summary>Said where a test has to be skipped.</summary>
    public static string Missing => $"../{File} is not beside the repository: payloads are not compared with the published description of the Bot API.";

    /// <summary>What is wrong with a call; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(string method, JsonElement parameters) =>
        methods.TryGetProperty(method, out var known) ? [.. OfObject(method, known, parameters)] : [$"{method} is no method"];

    private IEnumerable<string> OfObject(string name, JsonElement described, JsonElement given)
    {
        if (given.ValueKind is not JsonValueKind.Object) return [$"{name} is no object"];
        var fields = described.TryGetProperty("fields", out var list) ? list.EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!) : [];
        var missing = fields.Values.Where(field => field.GetProperty("required").GetBoolean()).Select(field => field.GetProperty("name").GetString()!)
            .Where(field => !given.TryGetProperty(field, out _)).Select(field => $"{name}.{field} is missing");
        return missing.Concat(given.EnumerateObject().SelectMany(member => fields.TryGetValue(member.Name, out var field)
            ? OfAny($"{name}.{member.Name}", [.. field.GetProperty("types").EnumerateArray().Select(type => type.GetString()!)], member.Value)
            : [$"{name}.{member.Name} is unknown"]));
    }

    private IReadOnlyList<string> OfAny(string name, IReadOnlyList<string> allowed, JsonElement value)
    {
        var faults = allowed.Select(type => OfType(name, type, value).ToList()).ToList();
        return faults.Exists(of => of.Count == 0) ? [] : faults[0];
    }

    private IEnumerable<string> OfType(string name, string type, JsonElement value)
    {
        const string Array = "Array of ";
        if (type.StartsWith(Array, StringComparison.Ordinal))
            return value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, i) => OfType($"{name}[{i}]", type[Array.Length..], item)) : [$"{name} is no array"];
        if (types.TryGetProperty(type, out var described)) return OfObject(name, described, value);
        return IsPlain(type, value) ? [] : [$"{name} is no {type}"];
    }

    private static bool IsPlain(string type, JsonElement value) => type switch
    {
        "String" => value.ValueKind is JsonValueKind.String,
        "Integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "Float" => value.ValueKind is JsonValueKind.Number,
        "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    private static TelegramDescription? Read([CallerFilePath] string here = "")
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../..", File));
        if (!System.IO.File.Exists(file)) return null;
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        return new TelegramDescription(document.RootElement.Clone());
    }
}
