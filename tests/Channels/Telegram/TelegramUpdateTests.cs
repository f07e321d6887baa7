using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Telegram;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Tests.Telegram;

public sealed class TelegramUpdateTests
{
    private const string Private = "\"from\":{\"id\":9,\"is_bot\":false},\"chat\":{\"id\":9,\"type\":\"private\"},\"message_id\":1,\"date\":1700000000";
    private const string Group = "\"from\":{\"id\":9,\"is_bot\":false},\"chat\":{\"id\":-100,\"type\":\"supergroup\"},\"message_id\":1,\"date\":1700000000";

    private readonly TelegramUpdate mapping = new(new TelegramAddress("110201543") { UserName = "SafeHelpMauBot" });

    [Fact]
    public void A_shared_location_is_a_point()
    {
        var message = Said($"{Private},\"location\":{{\"latitude\":10.79,\"longitude\":106.78,\"live_period\":900}}");

        message.ShouldNotBeNull();
        (message.Kind, message.Text, message.Location).ShouldBe((MessageKind.Location, "", new GeoPoint(10.79, 106.78)));
    }

    [Fact]
    public void A_venue_is_a_point_with_a_name()
    {
        var point = "{\"latitude\":10.79,\"longitude\":106.78}";
        var message = Said($"{Private},\"location\":{point},\"venue\":{{\"location\":{point},\"title\":\"Chợ [MẪU]\",\"address\":\"[MẪU]\"}}");

        (message!.Kind, message.Text).ShouldBe((MessageKind.Location, "Chợ [MẪU]"));
    }

    [Theory]
    [InlineData("photo", "[{}]")]
    [InlineData("voice", "{}")]
    [InlineData("video", "{}")]
    [InlineData("sticker", "{\"emoji\":\"😀\"}")]
    [InlineData("document", "{}")]
    [InlineData("contact", "{\"phone_number\":\"0\"}")]
    public void What_is_no_text_is_media(string kind, string value) =>
        Said($"{Private},\"{kind}\":{value}").ShouldBe(new IncomingMessage("telegram", "5", "9", MessageKind.Media, "") { WithdrawId = "1" });

    [Fact]
    public void Words_below_a_photo_are_what_the_person_says() =>
        Said($"{Private},\"photo\":[{{}}],\"caption\":\"anh ta đánh em\"")!.Text.ShouldBe("anh ta đánh em");

    [Theory]
    [InlineData("/start")]
    [InlineData("/start from_poster")]
    [InlineData("/START")]
    [InlineData("/start@SafeHelpMauBot")]
    public void Pressing_start_opens_the_talk(string text)
    {
        var message = Said($"{Private},\"text\":\"{text}\"");

        (message!.Kind, message.Text).ShouldBe((MessageKind.Joined, ""));
    }

    [Theory]
    [InlineData("/xoa", "xoa")]
    [InlineData("/thoat@SafeHelpMauBot", "thoat")]
    [InlineData("/tim gò vấp", "tim gò vấp")]
    public void Other_commands_are_their_words(string text, string words) => Said($"{Private},\"text\":\"{text}\"")!.Text.ShouldBe(words);

    [Fact]
    public void A_corrected_text_is_answered_as_what_she_means_now() =>
        Map($"\"edited_message\":{{{Private},\"text\":\"anh ta có dao\"}}")!.Text.ShouldBe("anh ta có dao");

    [Fact]
    public void A_live_location_that_moves_is_left_alone() =>
        Map($"\"edited_message\":{{{Private},\"location\":{{\"latitude\":10.79,\"longitude\":106.78}}}}").ShouldBeNull();

    [Fact]
    public void Who_blocks_the_bot_has_left() =>
        Map("\"my_chat_member\":{\"chat\":{\"id\":9,\"type\":\"private\"},\"from\":{\"id\":9},\"new_chat_member\":{\"status\":\"kicked\"}}")
            .ShouldBe(new IncomingMessage("telegram", "5", "9", MessageKind.Left, ""));

    [Theory]
    [InlineData("\"channel_post\":{\"chat\":{\"id\":-1,\"type\":\"channel\"},\"text\":\"chào\"}")]
    [InlineData("\"edited_channel_post\":{\"chat\":{\"id\":-1,\"type\":\"channel\"},\"text\":\"chào\"}")]
    [InlineData("\"my_chat_member\":{\"chat\":{\"id\":9,\"type\":\"private\"},\"new_chat_member\":{\"status\":\"member\"}}")]
    [InlineData("\"my_chat_member\":{\"chat\":{\"id\":-9,\"type\":\"group\"},\"new_chat_member\":{\"status\":\"kicked\"}}")]
    [InlineData("\"message\":{\"from\":{\"id\":8,\"is_bot\":true},\"chat\":{\"id\":9,\"type\":\"private\"},\"text\":\"chào\"}")]
    [InlineData("\"message\":{\"chat\":{\"id\":9,\"type\":\"private\"},\"text\":\"chào\"}")]
    [InlineData("\"message\":{\"from\":{\"id\":9},\"chat\":{\"id\":9,\"type\":\"private\"},\"pinned_message\":{}}")]
    [InlineData("\"message\":{\"from\":{\"id\":9},\"chat\":{\"id\":-9,\"type\":\"group\"},\"migrate_to_chat_id\":-1009}")]
    [InlineData("\"message\":{\"from\":{\"id\":9},\"chat\":{\"id\":-1009,\"type\":\"supergroup\"},\"migrate_from_chat_id\":-9}")]
    [InlineData("\"message\":7")]
    [InlineData("\"callback_query\":{}")]
    [InlineData("\"poll\":{\"id\":\"1\"}")]
    public void What_no_person_said_to_us_is_left_alone(string update) => Map(update).ShouldBeNull();

    [Theory]
    [InlineData("\"text\":\"chồng tôi đánh tôi\"")]
    [InlineData("\"text\":\"chào @OtherBot\"")]
    [InlineData("\"photo\":[{}]")]
    [InlineData("\"location\":{\"latitude\":10.79,\"longitude\":106.78}")]
    [InlineData("\"text\":\"chào\",\"reply_to_message\":{\"from\":{\"id\":8}}")]
    public void In_a_group_the_bot_is_silent(string content) => Said($"{Group},{content}").ShouldBeNull();

    [Theory]
    [InlineData("\"text\":\"@SafeHelpMauBot 111 là số gì\"")]
    [InlineData("\"text\":\"111 là số gì\",\"reply_to_message\":{\"from\":{\"id\":110201543,\"is_bot\":true}}")]
    public void Called_in_a_group_it_answers_the_person_alone(string content)
    {
        var message = Said($"{Group},{content}");

        (message!.ConversationId, message.Text).ShouldBe(("9", "111 là số gì"));
        message.WithdrawId.ShouldBeNull("a group's messages are not ours to tidy");
    }

    [Fact]
    public void A_tap_says_what_the_button_carries() => Tap("\"data\":\"Tìm chỗ khác\"")!.Text.ShouldBe("Tìm chỗ khác");

    [Fact]
    public void A_tap_on_a_button_with_long_words_says_its_title() =>
        Tap("\"data\":\"#2\"", "\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Một\",\"callback_data\":\"#1\"}],[{\"text\":\"Hai\",\"callback_data\":\"#2\"}]]}")!
            .Text.ShouldBe("Hai");

    [Fact]
    public void A_tap_whose_message_is_gone_is_the_number_typed() => Tap("\"data\":\"#2\"")!.Text.ShouldBe("2");

    [Fact]
    public void A_tap_on_a_message_that_is_gone_still_has_a_person() =>
        Map("\"callback_query\":{\"id\":\"1\",\"from\":{\"id\":9},\"data\":\"Gặp người\"}")!.ConversationId.ShouldBe("9");

    [Fact]
    public void Words_go_into_a_button_as_long_as_they_fit()
    {
        Data(new string('a', 64)).ShouldBe(new string('a', 64));
        Data(new string('ế', 22)).ShouldBe("#3", "66 bytes");
    }

    private static string Data(string value) => TelegramTap.Data(new SuggestedAction(SuggestedActionKind.ImBack, "Tiêu đề", value), 3);

    private IncomingMessage? Tap(string data, string message = "\"date\":0") =>
        Map($"\"callback_query\":{{\"id\":\"1\",\"from\":{{\"id\":9}},\"message\":{{\"chat\":{{\"id\":9,\"type\":\"private\"}},{message}}},{data}}}");

    private IncomingMessage? Said(string members) => Map($"\"message\":{{{members}}}");

    private IncomingMessage? Map(string member) => mapping.Map(WireJson.Object(Encoding.UTF8.GetBytes($"{{\"update_id\":5,{member}}}"))!.Value);
}
