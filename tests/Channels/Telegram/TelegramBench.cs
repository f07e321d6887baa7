using System.Net.Http.Headers;
using System.Text.Json;
using SafeHelp.Channels.Telegram;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Telegram;

/// <summary>Telegram by webhook.</summary>
internal sealed class TelegramBench : ChannelBench
{
    public const string Secret = "day-la_BiMat-mau";

    public static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public required TelegramStandIn Telegram { get; init; }

    public override VendorServer Vendor => Telegram.Server;

    public override string MessagePath => "/sendMessage";

    public override string Person => "4503599627370495";

    public override IEnumerable<string> Secrets => [Secret, TelegramStandIn.Token];

    public override string UnknownEvent => """{"update_id":5,"purchased_paid_media":{"from":{"id":1}}}""";

    public override IReadOnlyList<string> DeliveredTexts => [.. Telegram.Delivered.Select(message => (string)message["text"]!)];

    public override string Delivered => string.Join('\n', Telegram.Delivered.Select(message => message.ToJsonString(Unescaped)));

    public override VendorFault TooMany { get; } = new VendorFault.Answer(new VendorReply(
        429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"""));

    public static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<TelegramBench> StartAsync()
    {
        var telegram = await TelegramStandIn.StartAsync();
        var clock = new FakeTime(Start);
        var options = new TelegramOptions(TelegramStandIn.Token, Secret, telegram.Server.Address, TelegramMode.Webhook);
        var host = await new ChannelHost().StartAsync(services => services.AddTelegram(options), routes => routes.MapTelegramWebhook(), clock);
        return new TelegramBench { Telegram = telegram, Host = host, Clock = clock };
    }

    public override string TextEvent(string id, string text) =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":1{{{id}}},"from":{"id":{{{Person}}},"is_bot":false,"first_name":"[MẪU]"},"chat":{"id":{{{Person}}},"type":"private"},"date":1700000000,"text":{{{JsonSerializer.Serialize(text, Unescaped)}}}}}""";

    public override HttpRequestMessage Signed(byte[] body) => Post(body, Secret);

    public override IEnumerable<HttpRequestMessage> Forged(byte[] body) =>
        [Post(body, null), Post(body, ""), Post(body, "wrong"), Post(body, Secret + "x"), Post(body, Secret[..^1]), Post(body, Secret.ToUpperInvariant())];

    public override void BlockedByPerson() => Telegram.IsBlocked = true;

    public override async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        // Whatever a test was about: each call it caused has to be one that the published Bot API takes.
        if (TelegramDescription.AtHand is { } api) Vendor.Calls.Where(call => call.Body.Length > 0).SelectMany(call => api.Faults(call.Path.Split('/')[^1], call.Json)).ShouldBeEmpty();
        await Telegram.DisposeAsync();
    }

    private static HttpRequestMessage Post(byte[] body, string? secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, TelegramWebhook.Route) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (secret is not null) request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        return request;
    }
}
