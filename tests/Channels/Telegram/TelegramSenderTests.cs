using System.Text.Json.Nodes;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Telegram;

public sealed class TelegramSenderTests : IAsyncLifetime
{
    private TelegramBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await TelegramBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Too_many_calls_keep_the_whole_bot_quiet_for_as_longReplyas_Telegram_says()
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
    public async Task What_the_person_asked_to_delete_is_taken_back_before_anything_is_said()
    {
        var ids = Enumerable.Range(1, 150).Select(id => $"{id}").ToList();

        (await SendAsync(Reply.Say("Đã xoá") with { Withdraws = ids })).ShouldBeOfType<Delivery.Sent>();

        var calls = bench.Telegram.CallsOf("deleteMessages").Select(call => call.Json.GetProperty("message_ids").EnumerateArray().Select(id => id.GetInt32()).ToList()).ToList();
        calls.Select(call => call.Count).ShouldBe([100, 50]);
        calls.SelectMany(call => call).ShouldBe(Enumerable.Range(1, 150));
        bench.Telegram.Delivered.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_too_old_to_be_taken_back_holds_nothing_up_and_trouble_is_tried_again()
    {
        var reply = Reply.Say("Đã xoá") with { Withdraws = ["1"] };
        bench.Vendor.FailNext("/deleteMessages", new VendorFault.Answer(new VendorReply(400, """{"ok":false,"error_code":400,"description":"Bad Request: message can't be deleted for everyone"}""")));
        (await SendAsync(reply)).ShouldBeOfType<Delivery.Sent>();

        bench.Vendor.FailNext("/deleteMessages", VendorFault.HtmlPage);
        (await SendAsync(reply)).ShouldBeOfType<Delivery.TryAgain>();
    }

    [Fact]
    public async Task A_sent_reply_carries_the_ids_it_can_be_taken_back_by()
    {
        var longReply = Reply.Say(string.Join(' ', Enumerable.Range(1, 300).Select(i => $"Đây là câu số {i} của một câu trả lời.")));

        var sent = (await SendAsync(longReply)).ShouldBeOfType<Delivery.Sent>();

        sent.MessageIds.Count.ShouldBe(bench.Telegram.Delivered.Count);
        sent.MessageIds.ShouldBeUnique();
    }

    [Fact]
    public async Task The_pieces_of_a_long_reply_go_out_one_a_second()
    {
        var longReply = Reply.Say(string.Join(' ', Enumerable.Range(1, 300).Select(i => $"Đây là câu số {i} của một câu trả lời.")));

        var sending = bench.Host.Sender.SendAsync("9", longReply, default);
        await Eventually.TrueAsync(() => bench.Clock.TryAdvanceToNext(TimeSpan.FromSeconds(1)), "the second piece waits for its second");
        await Eventually.TrueAsync(() => bench.Clock.TryAdvanceToNext(TimeSpan.FromSeconds(1)), "so does the third");

        (await sending).ShouldBeOfType<Delivery.Sent>();
        bench.Telegram.Delivered.Count.ShouldBe(3);
        bench.Clock.GetUtcNow().ShouldBe(TelegramBench.Start.AddSeconds(2));
    }

    [Fact]
    public async Task A_place_whose_door_is_known_comes_with_a_pin_and_one_that_is_refused_is_no_loss()
    {
        var card = new ListingCard("l1", "Trung tâm [MẪU]", "Trợ giúp", [], ["Mở cả ngày"]) { Pin = new Pin(21.03, 105.85, "Số 1 [MẪU]") };
        var reply = Reply.Say("Nơi gần nhất:") with { Cards = [card] };

        (await SendAsync(reply)).ShouldBeOfType<Delivery.Sent>();
        bench.Telegram.CallsOf("sendVenue").ShouldHaveSingleItem().Json.GetProperty("latitude").GetDouble().ShouldBe(21.03);

        bench.Vendor.FailNext("/sendVenue", new VendorFault.Answer(new VendorReply(400, """{"ok":false,"error_code":400,"description":"Bad Request: VENUE_INVALID"}""")));
        (await SendAsync(reply)).ShouldBeOfType<Delivery.Sent>();
        bench.Telegram.Delivered.Count.ShouldBe(2);

        await SendAsync(reply with { Cover = "Hôm nay trời đẹp." });
        bench.Telegram.CallsOf("sendVenue").Count.ShouldBe(2, "a pin's title would show on a locked screen");
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_answered_at_its_new_address()
    {
        bench.Vendor.FailNext(bench.MessagePath, new VendorFault.Answer(new VendorReply(
            400, """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890}}""")));

        (await SendAsync(Reply.Say("Chào chị"), "-9")).ShouldBeOfType<Delivery.Sent>();

        ((string)bench.Telegram.Delivered.ShouldHaveSingleItem()["chat_id"]!).ShouldBe("-1001234567890");
    }

    [Fact]
    public async Task Every_piece_of_a_longReplydiscreet_reply_begins_with_its_cover()
    {
        const string Cover = "Hôm nay trời đẹp ghê, mình gửi bạn mấy dòng này.";
        var text = $"{Cover}\n{string.Join(' ', Enumerable.Range(1, 300).Select(i => $"Đây là câu số {i} của một câu trả lời."))}";

        await SendAsync(Reply.Say(text) with { Cover = Cover });

        bench.Telegram.Delivered.Count.ShouldBeGreaterThan(1);
        bench.Telegram.Delivered.ShouldAllBe(message => ((string)message["text"]!).StartsWith(Cover, StringComparison.Ordinal) && ((string)message["text"]!).Length <= 4096);
    }

    [Fact]
    public async Task Somebody_who_writes_sees_that_it_arrived()
    {
        using var response = await bench.Host.Http.SendAsync(bench.Signed(System.Text.Encoding.UTF8.GetBytes(bench.TextEvent("1", "xin chào"))));

        await Support.Eventually.TrueAsync(() => bench.Telegram.CallsOf("sendChatAction").Count == 1);
        bench.Telegram.CallsOf("sendChatAction")[0].Json.GetProperty("action").GetString().ShouldBe("typing");
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

    private Task<Delivery> SendAsync(Reply reply, string chat = "9") => bench.SendAsync(chat, reply);
}
