using System.Text;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Messenger;

/// <summary>Looks whether the Messenger channel works, from both ends.</summary>
public static class MessengerExamination
{
    private const string About = MessengerEvent.ChannelId;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> RunAsync(MessengerOptions options, string publicUrl, TimeProvider clock, CancellationToken cancel)
    {
        using var vendor = new VendorClient(clock);
        var answer = await new MessengerApi(options, vendor).PageAsync(cancel);
        if (answer.Fault is not null) return [new Finding(About, "reach_vendor", false, answer.Fault)];
        var code = answer.Body.At("error").Text("code");
        var isOurs = answer.Body.Text("id") == options.PageId;
        var findings = new List<Finding> { new(About, "token", isOurs, isOurs ? options.PageId : $"messenger-{code}") };
        if (answer.Date is { } date) findings.Add(Finding.Clock(About, date, clock.GetUtcNow()));
        findings.AddRange(await new WebhookProbe(vendor).RunAsync(About, isRight => Post(options, publicUrl, isRight), cancel));
        findings.Add(await VerifyAsync(vendor, options, publicUrl, cancel));
        return findings;
    }

    // Facebook asks like this when the address is entered in its console.
    private static async Task<Finding> VerifyAsync(VendorClient vendor, MessengerOptions options, string publicUrl, CancellationToken cancel)
    {
        var query = $"?hub.mode=subscribe&hub.challenge=1&hub.verify_token={Uri.EscapeDataString(options.VerifyToken)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, publicUrl + MessengerWebhook.Route + query);
        var status = (await vendor.SendAsync(request, Patience, cancel)).Status;
        return new Finding(About, "verify", status == 200, $"{status}");
    }

    private static HttpRequestMessage Post(MessengerOptions options, string publicUrl, bool isRight)
    {
        var body = Encoding.UTF8.GetBytes("""{"object":"safehelp_doctor"}""");
        var request = new HttpRequestMessage(HttpMethod.Post, publicUrl + MessengerWebhook.Route) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation(MessengerSignature.Header, isRight ? MessengerSignature.Of(options, body) : "sha256=forged");
        return request;
    }
}
