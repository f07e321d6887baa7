using System.Text.Json;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Previews;

/// <summary>Reads what a channel would send from the very body that it would send.</summary>
internal static class Wire
{
    public static JsonElement Of(object message) => JsonSerializer.SerializeToElement(message, WireJson.Written);

    /// <summary>The texts under a name in each member of an array; none where there is no array.</summary>
    public static IEnumerable<string> Titles(this JsonElement list, string name) =>
        list.ValueKind is JsonValueKind.Array ? list.EnumerateArray().Select(item => item.Text(name) ?? "") : [];
}
