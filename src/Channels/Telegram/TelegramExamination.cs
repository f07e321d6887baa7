using System.Text;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Looks whether the Telegram channel works, from both ends.</summary>
public static class TelegramExamination
{
    private const string About = TelegramUpdate.ChannelId;

    public static async Task<IReadOnlyList<Finding>> RunAsync(TelegramOptions options, string publicUrl, TimeProvider clock, CancellationToken cancel)
    {
        using var vendor = new VendorClient(clock);
        var api = new TelegramApi(options, vendor);
        var me = await api.CallAsync("getMe", new { }, cancel);
        if (me.Fault is not null) return [new Finding(About, "reach_vendor", false, me.Fault)];
        var findings = new List<Finding> { new(About, "token", me.IsOk, me.IsOk ? me.Result.Text("username") : me.Why) };
        if (me.Date is { } date) findings.Add(Finding.Clock(About, date, clock.GetUtcNow()));
        if (me.IsOk) findings.Add(await WebhookAsync(api, options, publicUrl, cancel));
        if (options.Mode is TelegramMode.Webhook) findings.AddRange(await new WebhookProbe(vendor).RunAsync(About, isRight => Post(options, publicUrl, isRight), cancel));
        return findings;
    }

    private static async Task<Finding> WebhookAsync(TelegramApi api, TelegramOptions options, string publicUrl, CancellationToken cancel)
    {
        var registered = await api.CallAsync("getWebhookInfo", new { }, cancel);
        var expected = options.Mode is TelegramMode.Webhook ? publicUrl + TelegramWebhook.Route : "";
        var url = registered.Result.Text("url");
        return new Finding(About, options.Mode is TelegramMode.Webhook ? "webhook" : "polling", registered.IsOk && url == expected, registered.IsOk ? url : registered.Why);
    }

    private static HttpRequestMessage Post(TelegramOptions options, string publicUrl, bool isRight)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, publicUrl + TelegramWebhook.Route) { Content = new StringContent("""{"update_id":0}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(TelegramWebhook.SecretHeader, isRight ? options.WebhookSecret : "forged");
        return request;
    }
}
