using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Messenger;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Tests.Messenger;
using SafeHelp.Channels.Tests.Telegram;
using SafeHelp.Channels.Tests.Zalo;
using SafeHelp.Channels.WebChat.DirectLine;
using SafeHelp.Channels.Zalo;
using SafeHelp.Support.Fuzz;

namespace SafeHelp.Channels.Tests.Fuzz;

/// <summary>Events of vendors and activities of web clients, spoilt in every way: read or refused, never a fault.</summary>
public sealed class WebhookFuzzTests(ITestOutputHelper output)
{
    private const string Zalo = """
        {"app_id":"1","user_id_by_app":"552","event_name":"user_send_text","timestamp":"1543908534741","sender":{"id":"9215","admin_id":"3"},"recipient":{"id":"5"},"follower":{"id":"9215"},"user_id":"7","message":{"msg_id":"a1","text":"chồng đánh em","conversation_id":"c","attachments":[{"type":"location","payload":{"coordinates":{"latitude":"10.8","longitude":"106.6"}}}]}}
        """;

    private const string ZaloLocation = """
        {"app_id":"1","event_name":"user_send_location","timestamp":"1","sender":{"id":"9215"},"recipient":{"id":"5"},"message":{"msg_id":"a1","text":"Gò Vấp","attachments":[{"type":"location","payload":{"coordinates":{"latitude":"10.8","longitude":"106.6"}}}]}}
        """;

    private const string Telegram = """
        {"update_id":5,"message":{"message_id":1,"from":{"id":7,"is_bot":false,"first_name":"[MẪU]"},"chat":{"id":7,"type":"private"},"date":1700000000,"text":"/start x","entities":[{"type":"bot_command","offset":0,"length":6}],"location":{"latitude":10.8,"longitude":106.6},"venue":{"title":"a"},"reply_to_message":{"from":{"id":110201543}}}}
        """;

    private const string TelegramTap = """
        {"update_id":5,"callback_query":{"id":"1","from":{"id":7},"data":"#1","message":{"message_id":1,"chat":{"id":7,"type":"private"},"reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"#1"}]]}}},"my_chat_member":{"chat":{"id":7,"type":"private"},"new_chat_member":{"status":"kicked"}}}
        """;

    private const string Messenger = """
        {"object":"page","entry":[{"id":"1234567890","time":1,"messaging":[{"sender":{"id":"7"},"recipient":{"id":"1234567890"},"timestamp":1,"message":{"mid":"m1","text":"cứu","is_echo":false,"metadata":"x","quick_reply":{"payload":"a"},"attachments":[{"type":"location","title":"t","payload":{"coordinates":{"lat":10.8,"long":106.6}}}]},"postback":{"mid":"m2","payload":"GET_STARTED"},"message_edit":{"mid":"m1","text":"x","num_edit":1}}]}]}
        """;

    private const string Activity = """
        {"type":"message","text":"cứu em với","value":"x","from":{"id":"u","name":"n"},"channelData":{"clientActivityID":"c1"},"attachments":[{"contentType":"image/png"}],"entities":[{"type":"Place","geo":{"type":"GeoCoordinates","latitude":10.8,"longitude":106.6}}]}
        """;

    [Fact]
    public void Zalo_s_events() => Run(new FuzzRun("Zalo's webhook", 0.15, 2_000), body => Say(ZaloEvent.Map(body, "raw"u8, TimeSpan.FromHours(1))), Zalo, ZaloLocation);

    [Fact]
    public void Telegram_s_updates()
    {
        var mapping = new TelegramUpdate(new TelegramAddress("110201543") { UserName = "SafeHelpMauBot" });

        Run(new FuzzRun("Telegram's webhook", 0.15, 2_000), body => Say(mapping.Map(body)), Telegram, TelegramTap);
    }

    [Fact]
    public void Messenger_s_calls()
    {
        var mapping = new MessengerEvent(MessengerBench.Options("http://localhost") with { PageId = "1234567890" });

        Run(new FuzzRun("Messenger's webhook", 0.15, 2_000), body => mapping.Map(body).ToList().ForEach(Say), Messenger);
    }

    [Fact]
    public void Activities_of_web_clients() => Run(new FuzzRun("Direct Line's activities", 0.15, 2_000), body => Say(ClientActivity.Read(body, "talk")), Activity);

    /// <summary>The whole way in: routes, signatures, mapping, intake.</summary>
    [Fact]
    public async Task No_event_that_a_vendor_signs_is_answered_with_a_fault()
    {
        await using var zalo = await ZaloBench.StartAsync();
        await using var telegram = await TelegramBench.StartAsync();
        await using var messenger = await MessengerBench.StartAsync();
        (ChannelBench Bench, SpoiltJson Json)[] vendors =
        [
            (zalo, new SpoiltJson(zalo.TextEvent("1", "x"), zalo.UnknownEvent)), (telegram, new SpoiltJson(Telegram, TelegramTap)), (messenger, new SpoiltJson(messenger.TextEvent("1", "x"))),
        ];
        var random = new Random(12);
        for (var round = 0; round < new FuzzRun("", 0.003, 60).Rounds; round++)
        {
            foreach (var (bench, json) in vendors)
            {
                var body = json.Of(random);
                using var answer = await bench.Host.Http.SendAsync(bench.Signed(body));

                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{bench.GetType().Name}: {Convert.ToBase64String(body)}");
            }
        }
    }

    private void Run(FuzzRun fuzz, Action<JsonElement> read, params string[] good)
    {
        var json = new SpoiltJson(good);

        output.WriteLine(fuzz.Run(json.Of, bytes =>
        {
            if (WireJson.Object(bytes) is { } body) read(body);
        }));
    }

    // What was read has to be fit for keeping.
    private static void Say(IncomingMessage? message)
    {
        if (message is null) return;
        JsonSerializer.Serialize(message, BotJson.Stored.IncomingMessage);
        message.ConversationId.Length.ShouldBeGreaterThan(0);
    }
}
