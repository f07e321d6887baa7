using System.Net;
using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Messenger;
using SafeHelp.Knowledge.Places;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Messenger;

public sealed class MessengerEventTests
{
    private const string Person = "7215685346543012";

    [Fact]
    public void A_tap_says_what_the_quick_reply_carries() =>
        Map("\"message\":{\"mid\":\"m1\",\"text\":\"1. Gặp người…\",\"quick_reply\":{\"payload\":\"tôi muốn gặp người\"}}").ShouldBe(Said("tôi muốn gặp người"));

    [Fact]
    public void A_tap_in_the_menu_says_its_payload_and_the_first_one_opens_the_talk()
    {
        Map("\"postback\":{\"mid\":\"m1\",\"title\":\"Dừng lại\",\"payload\":\"dừng\"}").ShouldBe(Said("dừng"));
        Map("\"postback\":{\"mid\":\"m1\",\"title\":\"Bắt đầu\",\"payload\":\"GET_STARTED\"}").ShouldBe(Said("") with { Kind = MessageKind.Joined });
    }

    [Fact]
    public void A_postback_without_an_id_is_known_again_by_what_it_is()
    {
        const string Tap = "\"postback\":{\"title\":\"Dừng lại\",\"payload\":\"dừng\"}";

        Map(Tap)!.Id.ShouldStartWith("sha256-");
        Map(Tap)!.Id.ShouldBe(Map(Tap)!.Id);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("audio")]
    [InlineData("video")]
    [InlineData("file")]
    [InlineData("fallback")]
    public void What_is_no_text_is_media_and_its_address_is_not_kept(string type) =>
        Map($$$"""  "message":{"mid":"m1","attachments":[{"type":"{{{type}}}","payload":{"url":"https://example.org/a.jpg","sticker_id":369239263222822}}]}""").ShouldBe(Said("") with { Kind = MessageKind.Media });

    [Fact]
    public void Words_below_a_photo_are_what_the_person_says() =>
        Map("\"message\":{\"mid\":\"m1\",\"text\":\"anh ta đánh em\",\"attachments\":[{\"type\":\"image\"}]}").ShouldBe(Said("anh ta đánh em"));

    [Fact]
    public void A_location_is_a_point_with_a_name() =>
        Map("\"message\":{\"mid\":\"m1\",\"attachments\":[{\"type\":\"location\",\"title\":\"Chợ [MẪU]\",\"payload\":{\"coordinates\":{\"lat\":10.79,\"long\":106.78}}}]}")
            .ShouldBe(Said("Chợ [MẪU]") with { Kind = MessageKind.Location, Location = new GeoPoint(10.79, 106.78) });

    [Fact]
    public void A_corrected_text_is_answered_as_what_she_means_now() =>
        Map("\"message_edit\":{\"mid\":\"m1\",\"text\":\"anh ta có dao\",\"num_edit\":1}").ShouldBe(Said("anh ta có dao") with { Id = "m1#1" });

    [Theory]
    [InlineData("\"read\":{\"watermark\":1}")]
    [InlineData("\"delivery\":{\"mids\":[\"m1\"],\"watermark\":1}")]
    [InlineData("\"reaction\":{\"mid\":\"m1\",\"action\":\"react\"}")]
    [InlineData("\"message\":{\"mid\":\"m1\",\"is_echo\":true,\"metadata\":\"safehelp\",\"text\":\"Chào chị\"}")]
    [InlineData("\"message\":7")]
    [InlineData("\"postback\":{}")]
    [InlineData("\"message\":{\"mid\":\"m1\",\"is_deleted\":true}")]
    public void Receipts_reactions_and_our_own_echoes_are_left_alone(string members) => Map(members).ShouldBeNull();

    [Fact]
    public void An_echo_without_our_mark_is_an_officer_in_the_pages_inbox()
    {
        var body = MessengerBench.Event("\"message\":{\"mid\":\"m1\",\"is_echo\":true,\"app_id\":263902037430900,\"text\":\"Chào chị\"}", MessengerStandIn.PageId, Person);

        Read(body).ShouldHaveSingleItem().ShouldBe(Said("") with { Kind = MessageKind.StaffSpoke, Pause = TimeSpan.FromHours(1) });
    }

    [Fact]
    public void A_call_may_bring_many_events_and_only_those_of_our_page_count()
    {
        const string Body = """
            {"object":"page","entry":[
              {"id":"104857600000001","messaging":[{"sender":{"id":"1"},"message":{"mid":"a","text":"một"}},{"sender":{"id":"2"},"message":{"mid":"b","text":"hai"}}]},
              {"id":"104857600000001","standby":[{"sender":{"id":"1"},"message":{"mid":"x","text":"cho cán bộ"}}]},
              {"id":"999","messaging":[{"sender":{"id":"3"},"message":{"mid":"c","text":"trang khác"}}]},
              {"id":"104857600000001","messaging":[{"sender":{"id":"1"},"message":{"mid":"d","text":"ba"}}]}]}
            """;

        Read(Body).Select(message => message.Text).ShouldBe(["một", "hai", "ba"]);
        Read(Body.Replace("\"page\"", "\"user\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("subscribe", MessengerStandIn.VerifyToken, HttpStatusCode.OK)]
    [InlineData("subscribe", "wrong", HttpStatusCode.Forbidden)]
    [InlineData("subscribe", "", HttpStatusCode.Forbidden)]
    [InlineData("unsubscribe", MessengerStandIn.VerifyToken, HttpStatusCode.Forbidden)]
    public async Task The_address_is_ours_only_to_who_knows_our_words(string mode, string token, HttpStatusCode status)
    {
        await using var bench = await MessengerBench.StartAsync();

        using var answer = await bench.Host.Http.GetAsync(new Uri($"{MessengerWebhook.Route}?hub.mode={mode}&hub.verify_token={token}&hub.challenge=1158201444", UriKind.Relative));

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(status is HttpStatusCode.OK ? "1158201444" : "");
    }

    [Fact]
    public async Task A_body_with_accents_as_escapes_keeps_its_signature()
    {
        await using var bench = await MessengerBench.StartAsync();
        var body = Encoding.UTF8.GetBytes(MessengerBench.Event("\"message\":{\"mid\":\"m1\",\"text\":\"ch\\u1ed3ng \\ud83d\\ude22\"}"));

        using var answer = await bench.Host.Http.SendAsync(bench.Signed(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        bench.Host.Inbox.Kept.ShouldHaveSingleItem().Text.ShouldBe("chồng 😢");
    }

    private static IncomingMessage Said(string text) => new("messenger", "m1", Person, MessageKind.Text, text);

    private static IncomingMessage? Map(string members) => Read(MessengerBench.Event(members)).SingleOrDefault();

    private static IReadOnlyList<IncomingMessage> Read(string body) =>
        new MessengerEvent(MessengerBench.Options("http://localhost")).Map(WireJson.Object(Encoding.UTF8.GetBytes(body))!.Value);
}
