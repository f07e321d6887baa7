using SafeHelp.Channels;
using SafeHelp.Channels.Messenger;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Zalo;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Looks over the whole service from outside: settings, content, database, our own address, and each channel from both ends.</summary>
internal sealed class Examination(ServerSettings settings, IConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Finding>> RunAsync(int contentProblems, CancellationToken cancel)
    {
        var (channels, problems) = MessagingChannels.Look(configuration);
        var store = await StoreExamination.RunAsync(settings.Database, new DataProtectionCipher(settings.Keys), cancel);
        var findings = new List<Finding>
        {
            new("settings", "settings", problems.Count == 0, string.Join("; ", problems)),
            new("content", "content", contentProblems == 0, $"{contentProblems}"),
            new("database", "database", store.Fault is null, store.Fault ?? ""),
        };
        findings.AddRange(await ServerAsync(cancel));
        if (channels.AreOff) findings.Add(new Finding("channels", "no_channel", problems.Count == 0));
        if (channels.NeedPublicAddress) findings.Add(new Finding("server", "public_url", settings.PublicUrl.StartsWith("https://", StringComparison.Ordinal), settings.PublicUrl));
        findings.AddRange(await ChannelsAsync(channels, store, cancel));
        return findings;
    }

    private async Task<IReadOnlyList<Finding>> ServerAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(settings.PublicUrl + "/readyz"), cancel);
            var isReady = new Finding("server", "reach_server", answer.IsSuccessStatusCode, answer.IsSuccessStatusCode ? settings.PublicUrl : $"{(int)answer.StatusCode}");
            return answer.Headers.Date is { } date ? [isReady, Finding.Clock("server", date, clock.GetUtcNow())] : [isReady];
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return [new Finding("server", "reach_server", false, settings.PublicUrl)];
        }
    }

    private async Task<IReadOnlyList<Finding>> ChannelsAsync(MessagingChannels channels, StoreExamination store, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        if (channels.Telegram is { } telegram) findings.AddRange(await TelegramExamination.RunAsync(telegram, settings.PublicUrl, clock, cancel));
        if (channels.Zalo is { } zalo) findings.AddRange(await ZaloExamination.RunAsync(zalo, store.Tokens.GetValueOrDefault("zalo"), settings.PublicUrl, clock, cancel));
        if (channels.Messenger is { } messenger) findings.AddRange(await MessengerExamination.RunAsync(messenger, settings.PublicUrl, clock, cancel));
        return findings;
    }
}
