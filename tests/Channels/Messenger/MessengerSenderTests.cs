using System.Text.Json.Nodes;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Messenger;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Channels.Tests.Messenger;

public sealed class MessengerSenderTests : IAsyncLifetime
{
    private MessengerBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await MessengerBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(1, null, typeof(Delivery.TryAgain), false)]
    [InlineData(2, null, typeof(Delivery.TryAgain), false)]
    [InlineData(1200, null, typeof(Delivery.TryAgain), false)]
    [InlineData(4, null, typeof(Delivery.TryAgain), false)]
    [InlineData(32, null, typeof(Delivery.TryAgain), false)]
    [InlineData(613, null, typeof(Delivery.TryAgain), false)]
    [InlineData(190, 460, typeof(Delivery.TryAgain), true)]
    [InlineData(3, null, typeof(Delivery.TryAgain), true)]
    [InlineData(10, 2018300, typeof(Delivery.TryAgain), true)]
    [InlineData(200, null, typeof(Delivery.TryAgain), true)]
    [InlineData(368, null, typeof(Delivery.TryAgain), true)]
    [InlineData(10, 2018278, typeof(Delivery.Refused), false)]
    [InlineData(10, null, typeof(Delivery.Refused), false)]
    [InlineData(200, 1545041, typeof(Delivery.Refused), false)]
    [InlineData(551, 1545041, typeof(Delivery.Refused), false)]
    [InlineData(100, 2018001, typeof(Delivery.Refused), false)]
    [InlineData(99999, null, typeof(Delivery.Refused), false)]
    public async Task Each_error_code_has_its_delivery_and_its_alarm(int code, int? subcode, Type delivery, bool isAlarm)
    {
        bench.Messenger.Refusal = (code, subcode);

        (await SendAsync(Reply.Say("Chào chị"))).ShouldBeOfType(delivery);

        bench.Host.Alarms.Heard.Count.ShouldBe(isAlarm ? 1 : 0);
    }

    [Fact]
    public async Task Taps_are_quick_replies_with_the_words_themselves()
    {
        await SendAsync(Reply.Say("Chị cần gì?") with { SuggestedActions = [Tap("Gần đây"), Tap("Gặp người")] });

        var taps = QuickReplies(bench.Messenger.Delivered.ShouldHaveSingleItem());
        taps.Select(tap => ((string)tap["title"]!, (string)tap["payload"]!)).ShouldBe([("Gần đây", "Gần đây!"), ("Gặp người", "Gặp người!")]);
    }

    [Fact]
    public async Task Titles_too_long_for_their_buttons_are_numbered_and_stand_in_the_text()
    {
        await SendAsync(Reply.Say("Chị cần gì?") with { SuggestedActions = [Tap("Tôi hoặc ai đó đang bị hại"), Tap("Gặp người")] });

        var message = bench.Messenger.Delivered.ShouldHaveSingleItem();
        ((string)message["message"]!["text"]!).ShouldEndWith("1. Tôi hoặc ai đó đang bị hại\n2. Gặp người");
        QuickReplies(message).Select(tap => (string)tap["title"]!).ShouldBe(["1. Tôi hoặc ai đó…", "2. Gặp người"]);
    }

    [Fact]
    public async Task The_token_travels_in_a_header_and_its_proof_beside_it()
    {
        await SendAsync(Reply.Say("Chào chị"));

        var call = bench.Vendor.Calls.Single(one => one.Path.EndsWith("/messages", StringComparison.Ordinal));
        call.Headers["Authorization"].ShouldStartWith("Bearer ");
        call.Headers.Keys.ShouldNotContain("traceparent");
        call.Body.ShouldNotContain("token");
    }

    [Fact]
    public async Task The_set_up_gives_the_page_its_events_its_start_button_and_its_menu()
    {
        var menu = ChatMenu.None with { ShortDescription = "Hỏi đáp.", Menu = [new QuickReply("Dừng lại", "dừng")] };

        (await MessengerSetup.RunAsync(MessengerBench.Options(bench.Vendor.Address), menu, default)).ShouldAllBe(step => step.Why == null);

        var profile = bench.Vendor.Calls.Single(call => call.Path.EndsWith("/messenger_profile", StringComparison.Ordinal)).Json;
        profile.GetProperty("get_started").GetProperty("payload").GetString().ShouldBe("GET_STARTED");
        var item = profile.GetProperty("persistent_menu")[0].GetProperty("call_to_actions")[0];
        (item.GetProperty("type").GetString(), item.GetProperty("payload").GetString()).ShouldBe(("postback", "dừng"));
    }

    [Fact]
    public void The_window_is_one_day_and_costs_nothing() => bench.Host.Sender.Window.ShouldBe(new WindowRules(null, TimeSpan.FromHours(24), null));

    private Task<Delivery> SendAsync(Reply reply) => bench.Host.Sender.SendAsync(bench.Person, reply, default);

    private static IReadOnlyList<JsonNode> QuickReplies(JsonNode message) => [.. message["message"]!["quick_replies"]!.AsArray().Select(tap => tap!)];

    private static SuggestedAction Tap(string title) => new(SuggestedActionKind.ImBack, title, title + "!");
}
