using Microsoft.Extensions.Configuration;

namespace SafeHelp.Channels.Messenger;

/// <summary>Settings of the Facebook page, sound once they exist.</summary>
/// <param name="AppSecret">Signs what Facebook posts to us, and proves that calls with the token come from us.</param>
/// <param name="VerifyToken">Any words of ours; Facebook repeats them once, when the webhook is entered in its console.</param>
/// <param name="ApiUrl">With the version of the Graph API, which lives about two years.</param>
/// <param name="TakeoverPause">For how long the bot keeps silent after an officer wrote in the page's inbox.</param>
public sealed record MessengerOptions(string PageToken, string AppSecret, string VerifyToken, string PageId, string ApiUrl, TimeSpan TakeoverPause)
{
    /// <summary>Reads <c>SafeHelp:Messenger</c>.</summary>
    /// <returns>Null when the channel is off, or when its settings are not sound and <paramref name="problems"/> says why.</returns>
    public static MessengerOptions? Read(IConfigurationSection section, ICollection<SettingsProblem> problems)
    {
        var settings = new ChannelSettings(section, problems);
        if (settings.AreAbsent) return null;
        var page = settings.Required(nameof(PageId));
        if (!page.All(char.IsAsciiDigit)) settings.Note(nameof(PageId), "is not a page's number (digits only)");
        var options = new MessengerOptions(
            settings.Required(nameof(PageToken)),
            settings.Required(nameof(AppSecret)),
            settings.Required(nameof(VerifyToken)),
            page,
            settings.Address(nameof(ApiUrl), "https://graph.facebook.com/v25.0"),
            settings.Time(nameof(TakeoverPause), TimeSpan.FromHours(1)));
        return settings.AreSound ? options : null;
    }

    // A record prints its members; secrets must not reach a log.
    public override string ToString() => $"Messenger, page {PageId}";
}
