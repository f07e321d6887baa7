using System.Text.Json.Nodes;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.Tests.Zalo;

public sealed class ZaloMessageTests
{
    [Fact]
    public async Task Numbers_to_call_come_first_and_choices_leave_no_trace()
    {
        var message = await DeliveredAsync(Reply.Say("Chị gọi ngay nhé.") with { Calls = [Call("113"), Call("115")], SuggestedActions = [Tap("Gần đây"), Tap("Gặp người")] });

        var buttons = Buttons(message);
        buttons.Select(button => (string)button["type"]!).ShouldBe(["oa.open.phone", "oa.open.phone", "oa.query.hide", "oa.query.hide"]);
        ((string)buttons[0]["payload"]!["phone_code"]!).ShouldBe("113");
        ((string)buttons[2]["payload"]!).ShouldBe("Gần đây!");
        ((string)message["message"]!["text"]!).ShouldBe("Chị gọi ngay nhé.");
    }

    [Fact]
    public async Task Choices_that_do_not_fit_are_numbered_in_the_text()
    {
        var message = await DeliveredAsync(Reply.Say("Chị gọi ngay nhé.") with
        {
            Calls = [Call("113"), Call("115"), Call("111"), Call("1900")],
            SuggestedActions = [Tap("Gần đây"), Tap("Gặp người")],
        });

        Buttons(message).Count.ShouldBe(4);
        ((string)message["message"]!["text"]!).ShouldEndWith("1. Gần đây\n2. Gặp người");
    }

    [Fact]
    public async Task A_number_without_room_for_its_button_stands_in_the_text()
    {
        var message = await DeliveredAsync(Reply.Say("Gọi:") with { Calls = [.. Enumerable.Range(1, 6).Select(i => Call($"000{i}"))] });

        Buttons(message).Count.ShouldBe(5);
        ((string)message["message"]!["text"]!).ShouldContain("0006");
    }

    [Fact]
    public void A_number_inside_a_longer_one_is_not_yet_named()
    {
        var reply = Reply.Say("Gọi 18001111.") with { Calls = [Call("111")] };

        ReplyText.Calls(reply).ShouldContain("111");
        ReplyText.Calls(reply with { Text = "Gọi 111." }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-32, typeof(Delivery.TryAgain), false)]
    [InlineData(-100, typeof(Delivery.TryAgain), false)]
    [InlineData(-200, typeof(Delivery.TryAgain), false)]
    [InlineData(-201, typeof(Delivery.Refused), false)]
    [InlineData(-210, typeof(Delivery.Refused), false)]
    [InlineData(-233, typeof(Delivery.Refused), false)]
    [InlineData(-213, typeof(Delivery.Refused), false)]
    [InlineData(-217, typeof(Delivery.Refused), false)]
    [InlineData(-218, typeof(Delivery.Refused), false)]
    [InlineData(-227, typeof(Delivery.Refused), false)]
    [InlineData(-230, typeof(Delivery.Refused), false)]
    [InlineData(-232, typeof(Delivery.Refused), false)]
    [InlineData(-244, typeof(Delivery.Refused), false)]
    [InlineData(-9999, typeof(Delivery.Refused), false)]
    [InlineData(-209, typeof(Delivery.TryAgain), true)]
    [InlineData(-212, typeof(Delivery.TryAgain), true)]
    [InlineData(-219, typeof(Delivery.TryAgain), true)]
    [InlineData(-221, typeof(Delivery.TryAgain), true)]
    [InlineData(-223, typeof(Delivery.TryAgain), true)]
    [InlineData(-224, typeof(Delivery.TryAgain), true)]
    [InlineData(-240, typeof(Delivery.TryAgain), true)]
    [InlineData(-242, typeof(Delivery.TryAgain), true)]
    public async Task Each_error_code_has_its_delivery_and_its_alarm(int code, Type delivery, bool isAlarm)
    {
        await using var bench = await ZaloBench.StartAsync();
        bench.Zalo.Refusal = code;

        (await SendAsync(bench, Reply.Say("Chào chị"))).ShouldBeOfType(delivery);

        bench.Host.Alarms.Heard.Count.ShouldBe(isAlarm ? 1 : 0);
    }

    [Theory]
    [InlineData(-216)]
    [InlineData(-220)]
    [InlineData(216)]
    [InlineData(-401)]
    [InlineData(401)]
    [InlineData(-124)]
    public async Task A_token_that_is_refused_is_renewed_once_and_the_officer_called_if_that_did_not_help(int code)
    {
        await using var bench = await ZaloBench.StartAsync();
        bench.Zalo.Refusal = code;

        (await SendAsync(bench, Reply.Say("Chào chị"))).ShouldBeOfType<Delivery.TryAgain>();

        bench.Zalo.Renewals.ShouldBe(1);
        bench.Host.Alarms.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_sent_reply_carries_its_ids()
    {
        await using var bench = await ZaloBench.StartAsync();

        (await SendAsync(bench, Reply.Say("Chào chị"))).ShouldBeOfType<Delivery.Sent>().MessageIds.ShouldBe(["m1"]);
    }

    [Fact]
    public async Task The_token_travels_in_its_own_header_and_nowhere_else()
    {
        await using var bench = await ZaloBench.StartAsync();

        await SendAsync(bench, Reply.Say("Chào chị"));

        var call = bench.Vendor.Calls.ShouldHaveSingleItem();
        call.Headers["access_token"].ShouldBe("access-0");
        call.Headers.Keys.ShouldNotContain("traceparent");
        call.Headers.Keys.ShouldNotContain("Authorization");
    }

    private static async Task<JsonNode> DeliveredAsync(Reply reply)
    {
        await using var bench = await ZaloBench.StartAsync();
        (await SendAsync(bench, reply)).ShouldBeOfType<Delivery.Sent>();
        return bench.Zalo.Delivered.ShouldHaveSingleItem();
    }

    private static Task<Delivery> SendAsync(ZaloBench bench, Reply reply) => bench.Host.Sender.SendAsync(bench.Person, reply, default);

    private static IReadOnlyList<JsonNode> Buttons(JsonNode message) => [.. message["message"]!["attachment"]!["payload"]!["buttons"]!.AsArray().Select(button => button!)];

    private static CallAction Call(string number) => new($"Đường dây [MẪU] có một cái tên rất dài {number}", number, number);

    private static SuggestedAction Tap(string title) => new(SuggestedActionKind.ImBack, title, title + "!");
}
