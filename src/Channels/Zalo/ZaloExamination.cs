using System.Globalization;
using System.Text;
using SafeHelp.Bot.Tokens;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>Looks whether the Zalo channel works, from both ends.</summary>
public static class ZaloExamination
{
    private const string About = ZaloEvent.ChannelId;

    /// <param name="kept">The pair in the database; null when there is none, and the first one of the settings counts.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(ZaloOptions options, TokenPair? kept, string publicUrl, TimeProvider clock, CancellationToken cancel)
    {
        using var vendor = new VendorClient(clock);
        var answer = await new ZaloApi(options, vendor).AccountAsync(kept?.AccessToken ?? options.AccessToken, cancel);
        if (answer.Fault is not null) return [new Finding(About, "reach_vendor", false, answer.Fault)];
        var code = answer.Body.WholeNumber("error");
        var findings = new List<Finding> { new(About, "token", code == 0, code == 0 ? options.OaId : $"zalo{code}") };
        if (answer.Date is { } date) findings.Add(Finding.Clock(About, date, clock.GetUtcNow()));
        if (kept is not null) findings.Add(new Finding(About, "renewal", kept.RenewAt > clock.GetUtcNow() - TimeSpan.FromHours(1), kept.RenewAt.ToString("u", CultureInfo.InvariantCulture)));
        findings.AddRange(await new WebhookProbe(vendor).RunAsync(About, isRight => Post(options, publicUrl, isRight, clock), cancel));
        return findings;
    }

    private static HttpRequestMessage Post(ZaloOptions options, string publicUrl, bool isRight, TimeProvider clock)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes($$"""{"app_id":"{{options.AppId}}","event_name":"safehelp_doctor","timestamp":"{{timestamp}}"}""");
        var request = new HttpRequestMessage(HttpMethod.Post, publicUrl + ZaloWebhook.Route) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation(ZaloWebhook.SignatureHeader, isRight ? ZaloSignature.Of(options, body, timestamp) : "mac=forged");
        return request;
    }
}
