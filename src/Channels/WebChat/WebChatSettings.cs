using Microsoft.Extensions.Configuration;
using SafeHelp.Channels.WebChat.DirectLine;

namespace SafeHelp.Channels.WebChat;

/// <summary>Reads the web chat's options from <c>SafeHelp__WebChat__…</c>.</summary>
public static class WebChatSettings
{
    /// <param name="settings">The section "SafeHelp".</param>
    /// <param name="keptSecret">The secret made at first start, asked for only where the settings name none.</param>
    public static WebChatOptions Read(IConfiguration settings, Uri publicUrl, Func<string> keptSecret)
    {
        var section = settings.GetSection("WebChat");
        // A secret that is there but empty is a mistake, and not a wish for a new one.
        var secret = section["Secret"] ?? keptSecret();
        var origins = section.GetSection("AllowedOrigins").GetChildren().Select(origin => origin.Value ?? "");
        return new WebChatOptions(secret, [.. origins], publicUrl) { Cards = CardStyles.Named(section["Cards"] ?? CardStyles.Hero) };
    }
}
