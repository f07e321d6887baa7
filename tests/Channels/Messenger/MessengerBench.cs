using System.Net.Http.Headers;
using System.Text.Json;
using SafeHelp.Channels.Messenger;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Messenger;

/// <summary>The Facebook page in front of its stand-in.</summary>
internal sealed class MessengerBench : ChannelBench
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required MessengerStandIn Messenger { get; init; }

    public override VendorServer Vendor => Messenger.Server;

    public override string MessagePath => $"/{MessengerStandIn.PageId}/messages";

    public override string Person => "7215685346543012";

    public override IEnumerable<string> Secrets => [MessengerStandIn.AppSecret, MessengerStandIn.PageToken, MessengerStandIn.VerifyToken];

    public override string UnknownEvent => Event("\"something_new\":{\"mid\":\"m1\"}");

    public override IReadOnlyList<string> DeliveredTexts => [.. Messenger.Delivered.Select(message => (string)message["message"]!["text"]!)];

    public override string Delivered => string.Join('\n', Messenger.Delivered.Select(message => message.ToJsonString(Unescaped)));

    public override VendorFault TooMany { get; } = new VendorFault.Answer(new VendorReply(400, """{"error":{"message":"Calls to this api have exceeded the rate limit","code":613}}"""));

    public static MessengerOptions Options(string address) =>
        new(MessengerStandIn.PageToken, MessengerStandIn.AppSecret, MessengerStandIn.VerifyToken, MessengerStandIn.PageId, address, TimeSpan.FromHours(1));

    public static async Task<MessengerBench> StartAsync()
    {
        var clock = new FakeTime(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
        var messenger = await MessengerStandIn.StartAsync();
        var host = await new ChannelHost().StartAsync(services => services.AddMessenger(Options(messenger.Server.Address)), routes => routes.MapMessengerWebhook(), clock);
        return new MessengerBench { Messenger = messenger, Host = host, Clock = clock };
    }

    /// <summary>A call with one event of these members besides those that all have.</summary>
    public static string Event(string members, string sender = "7215685346543012", string recipient = MessengerStandIn.PageId) =>
        $$$"""{"object":"page","entry":[{"id":"{{{MessengerStandIn.PageId}}}","time":1700000000000,"messaging":[{"sender":{"id":"{{{sender}}}"},"recipient":{"id":"{{{recipient}}}"},"timestamp":1700000000000,{{{members}}}}]}]}""";

    public override string TextEvent(string id, string text) => Event($$"""  "message":{"mid":"m_{{id}}","text":{{JsonSerializer.Serialize(text, Unescaped)}}}""");

    public override HttpRequestMessage Signed(byte[] body) => Post(body, MessengerStandIn.Sign(body));

    public override IEnumerable<HttpRequestMessage> Forged(byte[] body)
    {
        var right = MessengerStandIn.Sign(body);
#pragma warning disable CA5350 // Messenger sends a SHA-1 signature beside the right one; it must not be believed.
        var old = $"sha1={Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA1.HashData("messenger-app-secret"u8, body))}";
#pragma warning restore CA5350
        return
        [
            Post(body, null), Post(body, ""), Post(body, "sha256="), Post(body, right[7..]), Post(body, right[..^1] + "!"), Post(body, MessengerStandIn.Sign(body, "")),
            Post(body, MessengerStandIn.Sign(body, "another")), Post(body, old), Post(body, null, old),
        ];
    }

    public override void BlockedByPerson() => Messenger.Refusal = (551, null);

    public override async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Messenger.DisposeAsync();
    }

    private static HttpRequestMessage Post(byte[] body, string? signature, string? oldSignature = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, MessengerWebhook.Route) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        if (oldSignature is not null) request.Headers.TryAddWithoutValidation("X-Hub-Signature", oldSignature);
        return request;
    }
}
