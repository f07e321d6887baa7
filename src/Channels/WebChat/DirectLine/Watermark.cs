using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Where a client has read to: the place in the talk of the last activity it saw.</summary>
internal static class Watermark
{
    public const string Name = "watermark";

    /// <summary>The beginning for none and for what is not ours: an activity seen twice is dropped by its id, one missed is lost.</summary>
    public static long Of(HttpRequest request) =>
        long.TryParse(request.Query[Name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    public static string Write(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
