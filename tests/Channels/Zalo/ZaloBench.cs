using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SafeHelp.Channels.Zalo;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Zalo;

/// <summary>The Zalo account in front of its stand-in.</summary>
internal sealed class ZaloBench : ChannelBench
{
    public const string Timestamp = "1543908534741";

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required ZaloStandIn Zalo { get; init; }

    public override VendorServer Vendor => Zalo.Server;

    public override string MessagePath => "/v3.0/oa/message/cs";

    public override string Person => "9215685346543012345";

    public override IEnumerable<string> Secrets =>
        [ZaloStandIn.AppSecret, ZaloStandIn.OaSecretKey, ZaloStandIn.FirstAccessToken, ZaloStandIn.FirstRefreshToken];

    public override string UnknownEvent => Event("\"event_name\":\"user_thought_of_something\",\"sender\":{\"id\":\"1\"}");

    public override IReadOnlyList<string> DeliveredTexts => [.. Zalo.Delivered.Select(message => (string)message["message"]!["text"]!)];

    public override string Delivered => string.Join('\n', Zalo.Delivered.Select(message => message.ToJsonString(Unescaped)));

    public override VendorFault TooMany { get; } = new VendorFault.Answer(new VendorReply(200, """{"error":-32,"message":"Rate limit"}"""));

    public static ZaloOptions Options(string address) => new(
        ZaloStandIn.AppId, ZaloStandIn.AppSecret, ZaloStandIn.OaId, ZaloStandIn.OaSecretKey, ZaloStandIn.FirstAccessToken, ZaloStandIn.FirstRefreshToken, address, address);

    public static async Task<ZaloBench> StartAsync()
    {
        var clock = new FakeTime(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
        var zalo = await ZaloStandIn.StartAsync();
        var host = await HostAsync(zalo, new KeptTokens(), clock);
        return new ZaloBench { Zalo = zalo, Host = host, Clock = clock };
    }

    public static Task<ChannelHost> HostAsync(ZaloStandIn zalo, KeptTokens tokens, TimeProvider clock) =>
        new ChannelHost { Tokens = tokens }.StartAsync(services => services.AddZalo(Options(zalo.Server.Address)), routes => routes.MapZaloWebhook(), clock);

    /// <summary>An event with these members besides those that all have.</summary>
    public static string Event(string members) => $$"""{"app_id":"{{ZaloStandIn.AppId}}","timestamp":"{{Timestamp}}",{{members}}}""";

    public override string TextEvent(string id, string text) =>
        Said("user_send_text", $$"""{"msg_id":"{{id}}","text":{{JsonSerializer.Serialize(text, Unescaped)}}}""");

    public string Said(string name, string message) =>
        Event($$$""" "user_id_by_app":"552177279717587730","event_name":"{{{name}}}","sender":{"id":"{{{Person}}}"},"recipient":{"id":"{{{ZaloStandIn.OaId}}}"},"message":{{{message}}} """);

    public override HttpRequestMessage Signed(byte[] body) => Post(body, ZaloStandIn.Sign(body, Timestamp));

    public override IEnumerable<HttpRequestMessage> Forged(byte[] body)
    {
        var right = ZaloStandIn.Sign(body, Timestamp);
        var overWrittenAnew = ZaloStandIn.Sign(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(JsonDocument.Parse(body))), Timestamp);
        return
        [
            Post(body, null), Post(body, ""), Post(body, "mac="), Post(body, right[4..]), Post(body, right[..^1] + "!"), Post(body, overWrittenAnew),
            Post(body, ZaloStandIn.Sign(body, "1543908534742")), Post(body, ZaloStandIn.Sign(body, Timestamp, "")), Post(body, ZaloStandIn.Sign(body, Timestamp, ZaloStandIn.AppSecret)),
        ];
    }

    public override void BlockedByPerson() => Zalo.Refusal = -213;

    public override async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Zalo.DisposeAsync();
    }

    public static HttpRequestMessage Post(byte[] body, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, ZaloWebhook.Route) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        return request;
    }
}
