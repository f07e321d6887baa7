using Microsoft.Extensions.Configuration;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.Zalo;

/// <summary>Settings of the Zalo Official Account, sound once they exist.</summary>
/// <param name="AppSecret">Buys tokens; another value than <paramref name="OaSecretKey"/>, which signs events.</param>
/// <param name="AccessToken">The first pair, with <paramref name="RefreshToken"/>; both "" once the database holds a pair.</param>
public sealed record ZaloOptions(
    string AppId, string AppSecret, string OaId, string OaSecretKey, string AccessToken, string RefreshToken, string OAuthUrl, string ApiUrl)
{
    /// <summary>What Zalo lets us send to a person who says nothing more. Its rules changed in 2026 and sources differ, hence settings.</summary>
    public WindowRules Window { get; init; } = new(StandardFree, StandardOpen, StandardInARow);

    /// <summary>For how long the bot keeps silent after an officer wrote in Zalo's own console.</summary>
    public TimeSpan TakeoverPause { get; init; } = StandardPause;

    private const int StandardInARow = 6;

    private static readonly TimeSpan StandardFree = TimeSpan.FromHours(48);
    private static readonly TimeSpan StandardOpen = TimeSpan.FromDays(7);
    private static readonly TimeSpan StandardPause = TimeSpan.FromHours(1);

    /// <summary>Reads <c>SafeHelp:Zalo</c>.</summary>
    /// <returns>Null when the channel is off, or when its settings are not sound and <paramref name="problems"/> says why.</returns>
    public static ZaloOptions? Read(IConfigurationSection section, ICollection<SettingsProblem> problems)
    {
        var settings = new ChannelSettings(section, problems);
        if (settings.AreAbsent) return null;
        var access = settings.Optional(nameof(AccessToken));
        var refresh = settings.Optional(nameof(RefreshToken));
        if (access is null && refresh is not null) settings.Note(nameof(AccessToken), "is missing beside its RefreshToken");
        if (refresh is null && access is not null) settings.Note(nameof(RefreshToken), "is missing beside its AccessToken");
        var options = new ZaloOptions(
            settings.Required(nameof(AppId)),
            settings.Required(nameof(AppSecret)),
            settings.Required(nameof(OaId)),
            settings.Required(nameof(OaSecretKey)),
            access ?? "",
            refresh ?? "",
            settings.Address(nameof(OAuthUrl), "https://oauth.zaloapp.com"),
            settings.Address(nameof(ApiUrl), "https://openapi.zalo.me"))
        {
            Window = new WindowRules(settings.Time("FreeWindow", StandardFree), settings.Time("Window", StandardOpen), settings.Count("MostInARow", StandardInARow)),
            TakeoverPause = settings.Time(nameof(TakeoverPause), StandardPause),
        };
        return settings.AreSound ? options : null;
    }

    // A record prints its members; secrets must not reach a log.
    public override string ToString() => $"Zalo, official account {OaId}";
}
