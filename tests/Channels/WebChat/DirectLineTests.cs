using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SafeHelp.Bot.Activities;

namespace SafeHelp.Channels.Tests.WebChat;

public sealed class DirectLineTests : IAsyncLifetime
{
    private ChatServer server = null!;

    public async ValueTask InitializeAsync() => server = await ChatServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Opening_a_talk_lets_the_bot_greet_and_opening_it_again_does_not()
    {
        var token = (await server.JsonAsync(HttpMethod.Post, "/webchat/token")).GetProperty("token").GetString();

        using var first = await server.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token);
        using var second = await server.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Talks.Messages.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Joined);
    }

    [Fact]
    public async Task A_message_comes_back_with_its_client_id_before_the_reply()
    {
        var talk = await server.OpenAsync();

        var id = (await server.PostAsync(talk, """{"type":"message","text":"chào","from":{"id":"someone else"},"channelData":{"clientActivityID":"c1"}}""")).GetProperty("id").GetString();
        await server.SayAsync(talk.Id, Reply.Say("Chào bạn"));
        var activities = (await server.PollAsync(talk)).GetProperty("activities");

        activities.GetArrayLength().ShouldBe(2);
        activities[0].GetProperty("id").GetString().ShouldBe(id);
        activities[0].GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("c1");
        activities[0].GetProperty("from").GetProperty("role").GetString().ShouldBe("user");
        activities[0].GetProperty("from").GetProperty("id").GetString().ShouldStartWith("dl_");
        activities[1].GetProperty("text").GetString().ShouldBe("Chào bạn");
        activities[1].GetProperty("textFormat").GetString().ShouldBe("plain");
        string.CompareOrdinal(activities[0].GetProperty("timestamp").GetString(), activities[1].GetProperty("timestamp").GetString()).ShouldBeLessThan(0);
    }

    [Fact]
    public async Task A_watermark_gives_only_what_came_after_it()
    {
        var talk = await server.OpenAsync();
        await server.PostAsync(talk, """{"type":"message","text":"một"}""");
        var watermark = (await server.PollAsync(talk)).GetProperty("watermark").GetString()!;

        await server.PostAsync(talk, """{"type":"message","text":"hai"}""");
        var later = (await server.PollAsync(talk, watermark)).GetProperty("activities");

        later.GetArrayLength().ShouldBe(1);
        later[0].GetProperty("text").GetString().ShouldBe("hai");
    }

    [Fact]
    public async Task The_same_client_id_again_is_the_same_message()
    {
        var talk = await server.OpenAsync();
        const string Message = """{"type":"message","text":"giúp tôi","channelData":{"clientActivityID":"c1"}}""";

        var first = (await server.PostAsync(talk, Message)).GetProperty("id").GetString();
        var again = (await server.PostAsync(talk, Message)).GetProperty("id").GetString();

        again.ShouldBe(first);
        server.Talks.Messages.Count(message => message.Kind is MessageKind.Text).ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_carries_numbers_to_call_cards_and_taps()
    {
        var talk = await server.OpenAsync();
        var call = new CallAction("[MẪU] Nơi giúp", "0000", "0000");
        var card = new ListingCard("mau-1", "[MẪU] Trung tâm", "Loại", [call], ["Đang mở", "Gần"]);

        await server.SayAsync(talk.Id, new Reply("Đây", [call], [card], [new SuggestedAction(SuggestedActionKind.ImBack, "Còn nữa?", "còn chỗ nào khác")]));
        var reply = (await server.PollAsync(talk)).GetProperty("activities")[0];

        var cards = reply.GetProperty("attachments");
        cards[0].GetProperty("content").GetProperty("buttons")[0].GetProperty("value").GetString().ShouldBe("tel:0000");
        cards[1].GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.card.hero");
        cards[1].GetProperty("content").GetProperty("text").GetString().ShouldBe("Đang mở\n\nGần");
        var tap = reply.GetProperty("suggestedActions").GetProperty("actions")[0];
        (tap.GetProperty("type").GetString(), tap.GetProperty("value").GetString()).ShouldBe(("imBack", "còn chỗ nào khác"));
        reply.GetProperty("suggestedActions").GetProperty("to").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_listing_with_a_public_point_carries_directions_and_one_without_does_not()
    {
        var talk = await server.OpenAsync();
        var open = new ListingCard("mau-1", "[MẪU] Trung tâm", "Loại", [], []) { Pin = new Pin(20.86, 106.68, "[MẪU] số 1") { Title = "Chỉ đường" } };
        var withheld = new ListingCard("mau-2", "[MẪU] Nơi giữ kín", "Loại", [], []);

        await server.SayAsync(talk.Id, new Reply("Đây", [], [open, withheld], []));
        var cards = (await server.PollAsync(talk)).GetProperty("activities")[0].GetProperty("attachments");

        var way = cards[0].GetProperty("content").GetProperty("buttons")[0];
        way.GetProperty("type").GetString().ShouldBe("openUrl");
        way.GetProperty("value").GetString().ShouldBe("https://www.google.com/maps/dir/?api=1&destination=20.86,106.68");
        cards[1].GetProperty("content").GetProperty("buttons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_reply_to_a_child_says_so_to_the_page_and_no_other_does()
    {
        var talk = await server.OpenAsync();

        await server.SayAsync(talk.Id, Reply.Say("Chào con") with { IsForChild = true });
        await server.SayAsync(talk.Id, Reply.Say("Chào bạn"));
        var said = (await server.PollAsync(talk)).GetProperty("activities");

        said[0].GetProperty("channelData").GetProperty("audience").GetString().ShouldBe("child");
        said[1].GetProperty("channelData").TryGetProperty("audience", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Safety_32_A_shared_location_is_kept_as_its_commune_and_never_as_coordinates()
    {
        var talk = await server.OpenAsync();

        await server.PostAsync(talk, """{"type":"message","text":"","entities":[{"type":"Place","geo":{"type":"GeoCoordinates","latitude":21.0285,"longitude":105.8542}}]}""");

        var kept = server.Talks.Messages[^1];
        kept.Kind.ShouldBe(MessageKind.Location);
        kept.Location.ShouldBeNull();
        kept.Commune.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_picture_is_not_kept_and_the_bot_is_told_that_there_was_one()
    {
        var talk = await server.OpenAsync();

        await server.JsonAsync(HttpMethod.Post, $"/v3/directline/conversations/{talk.Id}/upload?userId=x", talk.Token, "not even read");

        server.Talks.Messages[^1].Kind.ShouldBe(MessageKind.Media);
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"webchat/join"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task What_needs_no_answer_is_accepted_and_not_kept(string activity)
    {
        var talk = await server.OpenAsync();

        (await server.PostAsync(talk, activity)).GetProperty("id").GetString().ShouldNotBeNullOrEmpty();

        server.Talks.Messages.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Joined);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"nửa \ud83d biểu tượng"}""", "nửa � biểu tượng")]
    [InlineData("""{"type":"message","text":7,"value":{"a":1},"entities":"x","channelData":[]}""", "")]
    [InlineData("""{"type":"message","value":"từ nút"}""", "từ nút")]
    public async Task Odd_messages_are_read_as_far_as_they_go(string activity, string text)
    {
        var talk = await server.OpenAsync();

        await server.PostAsync(talk, activity);

        server.Talks.Messages[^1].Text.ShouldBe(text);
    }

    [Fact]
    public async Task A_body_that_is_no_json_gets_400_and_one_that_is_too_large_413()
    {
        var talk = await server.OpenAsync();
        var path = $"/v3/directline/conversations/{talk.Id}/activities";

        using var broken = await server.SendAsync(HttpMethod.Post, path, talk.Token, "{");
        using var large = await server.SendAsync(HttpMethod.Post, path, talk.Token, new string(' ', 1_100_000));

        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await broken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("code").GetString().ShouldBe("BadArgument");
    }

    [Fact]
    public async Task Polling_answers_with_nothing_new_while_the_database_is_away()
    {
        var talk = await server.OpenAsync();
        server.Talks.Fault = new IOException("away");

        var set = await server.PollAsync(talk, "1");
        using var posted = await server.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{talk.Id}/activities", talk.Token, """{"type":"message","text":"a"}""");

        set.GetProperty("activities").GetArrayLength().ShouldBe(0);
        set.GetProperty("watermark").GetString().ShouldBe("1");
        posted.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task A_waiting_poll_ends_when_the_reply_comes()
    {
        var talk = await server.OpenAsync();
        var waiting = server.JsonAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}/activities?watermark=1&wait=25", talk.Token);

        await server.SayAsync(talk.Id, Reply.Say("Đây"));
        var set = await waiting.WaitAsync(TimeSpan.FromSeconds(20));

        set.GetProperty("activities")[0].GetProperty("text").GetString().ShouldBe("Đây");
    }
}
