using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Zalo;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Tests.Zalo;

public sealed class ZaloEventTests
{
    private const string From = "\"sender\":{\"id\":\"92\"},\"recipient\":{\"id\":\"579745863508352884\"}";

    [Fact]
    public void A_shared_location_has_its_coordinates_as_text()
    {
        var message = Map($$$$$$""" "event_name":"user_send_location",{{{{{{From}}}}}},"message":{"text":"Chợ [MẪU]","msg_id":"m1","attachments":[{"type":"location","payload":{"coordinates":{"latitude":"10.7923119","longitude":"106.7820651"}}}]} """);

        message.ShouldNotBeNull();
        message.Kind.ShouldBe(MessageKind.Location);
        message.Text.ShouldBe("Chợ [MẪU]");
        message.Location.ShouldBe(new GeoPoint(10.7923119, 106.7820651));
    }

    [Theory]
    [InlineData("\"latitude\":\"\",\"longitude\":\"\"")]
    [InlineData("\"latitude\":\"NaN\",\"longitude\":\"1\"")]
    [InlineData("\"latitude\":null")]
    public void A_location_without_coordinates_is_the_name_of_a_place(string coordinates)
    {
        var message = Map($$$$$$""" "event_name":"user_send_location",{{{{{{From}}}}}},"message":{"text":"Gò Vấp","msg_id":"m1","attachments":[{"payload":{"coordinates":{{{{{{{coordinates}}}}}}}}}]} """);

        message.ShouldNotBeNull();
        message.Kind.ShouldBe(MessageKind.Text);
        message.Text.ShouldBe("Gò Vấp");
    }

    [Theory]
    [InlineData("user_send_image")]
    [InlineData("user_send_gif")]
    [InlineData("user_send_sticker")]
    [InlineData("user_send_video")]
    [InlineData("user_send_audio")]
    [InlineData("user_send_file")]
    [InlineData("user_send_link")]
    [InlineData("user_send_business_card")]
    public void What_is_no_text_is_media_and_its_address_is_not_kept(string name)
    {
        var message = Map($$$""" "event_name":"{{{name}}}",{{{From}}},"message":{"msg_id":"m1","attachments":[{"type":"image","payload":{"url":"https://example.org/a.jpg"}}]} """);

        message.ShouldBe(new IncomingMessage("zalo", "m1", "92", MessageKind.Media, ""));
    }

    [Fact]
    public void Words_below_a_photo_are_what_the_person_says() =>
        Map($$$""" "event_name":"user_send_image",{{{From}}},"message":{"msg_id":"m1","text":"anh ta đánh em"} """)!.Text.ShouldBe("anh ta đánh em");

    [Theory]
    [InlineData("\"event_name\":\"follow\",\"oa_id\":\"5\",\"follower\":{\"id\":\"92\"},\"source\":\"oa_profile\"", MessageKind.Joined)]
    [InlineData("\"event_name\":\"unfollow\",\"oa_id\":\"5\",\"follower\":{\"id\":\"92\"}", MessageKind.Left)]
    [InlineData("\"event_name\":\"user_click_chatnow\",\"oa_id\":\"5\",\"user_id\":\"92\"", MessageKind.Joined)]
    public void Coming_and_going_need_no_sender(string members, MessageKind kind)
    {
        var message = Map(members);

        message.ShouldNotBeNull();
        (message.Kind, message.ConversationId).ShouldBe((kind, "92"));
        message.Id.ShouldStartWith("sha256-");
        message.Id.ShouldBe(Map(members)!.Id, "a repeat of the same bytes is the same event");
    }

    [Fact]
    public void Somebody_not_signed_in_is_answered_within_her_talk()
    {
        var message = Map("\"event_name\":\"anonymous_send_text\",\"sender\":{\"id\":\"anon\"},\"message\":{\"text\":\"chào\",\"msg_id\":\"m1\",\"conversation_id\":\"talk\"}");

        var recipient = ZaloRecipient.Of(message!.ConversationId);
        recipient.ShouldBe(new ZaloRecipient("anon", "talk"));
        recipient.Path.ShouldBe("/v2.0/oa/message");
    }

    [Theory]
    [InlineData("oa_send_text")]
    [InlineData("oa_send_list")]
    [InlineData("oa_send_anonymous_text")]
    [InlineData("user_seen_message")]
    [InlineData("user_received_message")]
    [InlineData("user_reacted_message")]
    [InlineData("user_send_group_text")]
    [InlineData("create_group")]
    [InlineData("add_user_to_tag")]
    [InlineData("user_submit_info")]
    [InlineData("user_click_button")]
    [InlineData("")]
    public void Echoes_receipts_groups_and_the_unknown_are_left_alone(string name) =>
        Map($$$""" "event_name":"{{{name}}}",{{{From}}},"message":{"text":"chào","msg_id":"m1"} """).ShouldBeNull();

    [Theory]
    [InlineData("oa_send_text")]
    [InlineData("oa_send_image")]
    public void What_a_human_wrote_in_the_console_keeps_the_bot_out_of_the_way(string name)
    {
        var message = Map($$$""" "event_name":"{{{name}}}","sender":{"id":"579745863508352884","admin_id":"77"},"recipient":{"id":"92"},"message":{"text":"chào em","msg_id":"m1"} """);

        message.ShouldBe(new IncomingMessage("zalo", "m1", "92", MessageKind.StaffSpoke, "") { Pause = TimeSpan.FromHours(1) });
    }

    [Theory]
    [InlineData("\"event_name\":\"user_send_text\"")]
    [InlineData("\"event_name\":\"user_send_text\",\"sender\":\"92\",\"message\":\"chào\"")]
    [InlineData("\"event_name\":\"follow\",\"follower\":null")]
    [InlineData("\"event_name\":7,\"sender\":{\"id\":\"1\"}")]
    public void Events_in_odd_shapes_break_nothing(string members) => Map(members).ShouldBeNull();

    [Fact]
    public void An_id_that_comes_as_a_number_keeps_every_digit() =>
        Map("\"event_name\":\"user_send_text\",\"sender\":{\"id\":9215685346543012345},\"message\":{\"text\":\"chào\",\"msg_id\":\"m1\"}")!
            .ConversationId.ShouldBe("9215685346543012345");

    private static IncomingMessage? Map(string members)
    {
        var raw = Encoding.UTF8.GetBytes(ZaloBench.Event(members));
        return ZaloEvent.Map(WireJson.Object(raw)!.Value, raw, TimeSpan.FromHours(1));
    }
}
