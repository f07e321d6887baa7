using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SafeHelp.Bot.Activities;

/// <summary>
/// JSON in which half of a surrogate pair, written as an escape, and bytes that are no UTF-8 are replaced by the mark for what cannot be read. The parser
/// takes both, but reading such a value throws, and so does looking for any member beside such a name. A keyboard that cuts an emoji in two is enough.
/// </summary>
public static class HalfLetters
{
    // Backslash, u and four digits.
    private const int Escape = 6;

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, JsonDocumentOptions options = default) => JsonDocument.Parse(Mended(json), options);

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <returns>The same bytes where nothing is to be mended.</returns>
    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json) =>
        Whole(Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span)));

    private static ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> json)
    {
        byte[]? mended = null;
        for (var at = json.Span.IndexOf((byte)'\\'); at >= 0 && at < json.Length; at = Next(json.Span, at))
        {
            if (!IsHalf(json.Span, at)) continue;
            mended ??= json.ToArray();
            "FFFD"u8.CopyTo(mended.AsSpan(at + 2));
        }

        return mended ?? json;
    }

    private static int Next(ReadOnlySpan<byte> json, int at)
    {
        var from = at + (Unit(json, at) is { } unit && char.IsHighSurrogate(unit) && IsPair(json, at) ? 2 * Escape : 2);
        if (from >= json.Length) return -1;
        var next = json[from..].IndexOf((byte)'\\');
        return next < 0 ? -1 : from + next;
    }

    private static bool IsHalf(ReadOnlySpan<byte> json, int at) => Unit(json, at) is { } unit && char.IsSurrogate(unit) && !(char.IsHighSurrogate(unit) && IsPair(json, at));

    private static bool IsPair(ReadOnlySpan<byte> json, int at) => Unit(json, at + Escape) is { } second && char.IsLowSurrogate(second);

    private static char? Unit(ReadOnlySpan<byte> json, int at)
    {
        if (at + Escape > json.Length || json[at] != '\\' || json[at + 1] != 'u') return null;
        return Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4 ? (char)unit : null;
    }
}
