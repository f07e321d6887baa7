using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafeHelp.Channels.OpenData;

/// <summary>The documents that describe the API; they lie inside the assembly.</summary>
internal static class OpenDataAssets
{
    public static JsonNode OpenApi(OpenDataOptions options)
    {
        var document = Read("openapi.json");
        document["servers"] = new JsonArray(new JsonObject { ["url"] = options.Address("/api/hsds") });
        return document;
    }

    public static JsonNode Profile(OpenDataOptions options)
    {
        var document = Read("profile.json");
        document["uri"] = options.Address("/api/hsds/profile");
        return document;
    }

    private static JsonNode Read(string name)
    {
        using var stream = typeof(OpenDataAssets).Assembly.GetManifestResourceStream("opendata/" + name)
            ?? throw new InvalidOperationException($"The document {name} is not in the assembly.");
        return JsonNode.Parse(stream) ?? throw new JsonException(name);
    }
}
