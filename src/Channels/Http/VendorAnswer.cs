using System.Text.Json;

namespace SafeHelp.Channels.Http;

/// <summary>What a vendor's server answered: a status and a JSON object, or the reason why there is none.</summary>
/// <param name="Status">0 when no answer came.</param>
/// <param name="Fault">"timeout", "unreachable", "not-json"; null when <paramref name="Body"/> can be read.</param>
internal sealed record VendorAnswer(int Status, JsonElement Body, string? Fault)
{
    /// <summary>When the server sent it, by its own clock.</summary>
    public DateTimeOffset? Date { get; init; }

    public static VendorAnswer None(string fault) => new(0, default, fault);
}
