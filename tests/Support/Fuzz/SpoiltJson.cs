using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafeHelp.Support.Fuzz;

/// <summary>Good JSON with members changed, moved, doubled, nested or gone, and now and then cut or with bytes changed.</summary>
public sealed class SpoiltJson(params string[] good)
{
    private const int Deep = 70;

    private readonly JsonNode[] samples = [.. good.Select(text => JsonNode.Parse(text)!)];
    private readonly string[] names = [.. good.SelectMany(text => Names(JsonNode.Parse(text)!)).Distinct()];

    public byte[] Of(Random random)
    {
        var tree = samples[random.Next(samples.Length)].DeepClone();
        for (var i = 0; i < random.Next(1, 6); i++) tree = Change(tree, random);
        var text = Written(tree, random);
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(10) == 0 ? Spoilt(bytes, random) : bytes;
    }

    private JsonNode Change(JsonNode tree, Random random)
    {
        var places = Places(tree).ToList();
        if (places.Count == 0) return tree;
        var (parent, name) = places[random.Next(places.Count)];
        switch (parent)
        {
            case JsonObject members when random.Next(5) == 0:
                members.Remove(name!);
                break;
            case JsonObject members when random.Next(5) == 0:
                members[names[random.Next(names.Length)]] = Odd(random);
                break;
            case JsonObject members:
                members[name!] = Odd(random);
                break;
            case JsonArray items when random.Next(3) == 0:
                items.Add(Odd(random));
                break;
            case JsonArray items:
                items[random.Next(items.Count)] = Odd(random);
                break;
        }

        return tree;
    }

    private JsonNode? Odd(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next()),
        3 => JsonValue.Create(-random.NextInt64()),
        4 => JsonNode.Parse("1e400"),
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => new JsonArray(Odd(random), Odd(random)),
        8 => new JsonObject { [names[random.Next(names.Length)]] = Odd(random) },
        9 => Nested(random.Next(1, Deep)),
        10 => samples[random.Next(samples.Length)].DeepClone(),
        11 => JsonValue.Create("@half@"),
        _ => JsonValue.Create(OddText.Of(random)),
    };

    // Half of a surrogate pair can only be written as an escape; as a name, too.
    private static string Written(JsonNode tree, Random random)
    {
        var text = tree.ToJsonString().Replace("@half@", random.Next(2) == 0 ? @"\ud83d" : @"a\udc00b", StringComparison.Ordinal);
        if (random.Next(40) == 0) text = text.Replace("\"text\"", @"""te\ud83dt""", StringComparison.Ordinal);
        return random.Next(60) == 0 && text.StartsWith('{') ? $"{{\"\\ud83d\":1,{text[1..]}" : text;
    }

    private static byte[] Spoilt(byte[] bytes, Random random)
    {
        if (bytes.Length == 0) return bytes;
        if (random.Next(3) == 0) return bytes[..random.Next(bytes.Length)];
        for (var i = 0; i < random.Next(1, 8); i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static JsonNode Nested(int depth)
    {
        JsonNode inner = new JsonArray();
        for (var i = 0; i < depth; i++) inner = i % 2 == 0 ? new JsonObject { ["message"] = inner } : new JsonArray(inner);
        return inner;
    }

    private static IEnumerable<(JsonNode Parent, string? Name)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((members, member.Key))),
        JsonArray { Count: > 0 } items => items.SelectMany(Places).Prepend((items, null)),
        _ => [],
    };

    private static IEnumerable<string> Names(JsonNode? node) => Places(node).Select(place => place.Name).OfType<string>();
}
