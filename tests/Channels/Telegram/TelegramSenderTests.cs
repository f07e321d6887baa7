using System.Text.Json.Nodes;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Telegram;

public sealed class TelegramSenderTests : IAsyncLifetime
{
    private TelegramBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await TelegramBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Too_many_calls_keep_the_whole_bot_quiet_for_as_long_as_Telegram_says()
    {
        bench.Vendor.FailNext(bench.MessagePath, bench.TooMany);

        (await SendAsync(Reply.Say("Chào chị"))).ShouldBe(new Delivery.TryAgain(TimeSpan.FromSeconds(7), "telegram-429"));
        (await SendAsync(Reply.Say("Chào em"), "8")).ShouldBe(new Delivery.TryAgain(TimeSpan.FromSeconds(7), "quiet"));
        bench.Telegram.CallsOf("sendMessage").Count.ShouldBe(1);

        bench.Clock.Advance(TimeSpan.FromSeconds(7));
        (await SendAsync(Reply.Say("Chào em"), "8")).ShouldBeOfType<Delivery.Sent>();
    }

    [Fact]
    public async Task A_token_that_Telegram_refuses_calls_the_operator()
    {
        bench.Vendor.FailNext(bench.MessagePath, new VendorFault.Answer(new VendorReply(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")));

        (await SendAsync(Reply.Say("Chào chị"))).ShouldBeOfType<Delivery.TryAgain>();

        bench.Host.Alarms.Heard.ShouldBe(["telegram token-refused"]);
    }

    [Fact]
    public async Task A_chat_that_is_gone_is_not_tried_again()
    {
        bench.Vendor.FailNext(bench.MessagePath, new VendorFault.Answer(new VendorReply(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""")));

        (await SendAsync(Reply.Say("Chào chị"))).ShouldBe(new Delivery.Refused("telegram-400"));
    }

    [Fact]
    public async Task Taps_are_a_keyboard_below_the_message()
    {
        await SendAsync(Reply.Say("Chị cần gì?") with { SuggestedActions = [new(SuggestedActionKind.ImBack, "Gần đây", "chỗ gần đây")] });

        var button = bench.Telegram.Delivered.ShouldHaveSingleItem()["reply_markup"]!["inline_keyboard"]![0]![0]!;
        ((string)button["text"]!, (string)button["callback_data"]!).ShouldBe(("Gần đây", "chỗ gần đây"));
    }

    [Fact]
    public async Task Asking_for_the_location_has_its_own_keyboard()
    {
        SuggestedAction share = new(SuggestedActionKind.ShareLocation, "Gửi vị trí", "vị trí");
        SuggestedAction tap = new(SuggestedActionKind.ImBack, "Gần đây", "chỗ gần đây");

        await SendAsync(Reply.Say("Chị ở đâu?") with { SuggestedActions = [share] });
        await SendAsync(Reply.Say("Chị ở đâu?") with { SuggestedActions = [tap, share] });

        bench.Telegram.Delivered.Count.ShouldBe(3);
        AsksLocation(bench.Telegram.Delivered[0]).ShouldBeTrue();
        bench.Telegram.Delivered[1]["reply_markup"]!["inline_keyboard"].ShouldNotBeNull();
        AsksLocation(bench.Telegram.Delivered[2]).ShouldBeTrue();
    }

    [Fact]
    public async Task No_text_can_be_taken_for_markup()
    {
        await SendAsync(Reply.Say("1. *a* _b_ [c](d) <e> `f` - g!"));

        var message = bench.Telegram.Delivered.ShouldHaveSingleItem();
        ((string)message["text"]!).ShouldBe("1. *a* _b_ [c](d) <e> `f` - g!");
        message["parse_mode"].ShouldBeNull();
    }

    [Fact]
    public async Task A_tap_is_acknowledged()
    {
        var update = """{"update_id":9,"callback_query":{"id":"tap-1","from":{"id":9,"is_bot":false},"data":"Gần đây","message":{"date":0,"chat":{"id":9,"type":"private"}}}}""";

        using var response = await bench.Host.Http.SendAsync(bench.Signed(System.Text.Encoding.UTF8.GetBytes(update)));

        await Support.Eventually.TrueAsync(() => bench.Telegram.CallsOf("answerCallbackQuery").Count == 1);
        ((string)JsonNode.Parse(bench.Telegram.CallsOf("answerCallbackQuery")[0].Body)!["callback_query_id"]!).ShouldBe("tap-1");
    }

    private static bool AsksLocation(JsonNode message) => (bool)message["reply_markup"]!["keyboard"]![0]![0]!["request_location"]!;

    private Task<Delivery> SendAsync(Reply reply, string chat = "9") => bench.Host.Sender.SendAsync(chat, reply, default);
}
