using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Tests.OpenData;
using SafeHelp.Channels.WebChat;
using SafeHelp.Channels.WebChat.DirectLine;

namespace SafeHelp.Channels.Tests.WebChat;

/// <summary>Listings as hero cards and as Adaptive Cards.</summary>
public sealed class CardTests
{
    private const string Adaptive = "application/vnd.microsoft.card.adaptive";

    private static readonly CallAction Call = new("[MẪU] Nơi giúp", "00 00", "0000");

    private static readonly ListingCard Full =
        new("mau-3", "[MẪU] *Trung tâm* (a)", "Loại", [Call], ["Đang mở", "Gần"]) { Pin = new Pin(20.86, 106.68, "[MẪU] số 1") { Title = "Chỉ đường" } };

    private static readonly Reply Reply = new("Đây", [Call], [Full, new ListingCard("mau-2", "[MẪU] Nơi giữ kín", "", [], [])], []);

    [Fact]
    public async Task Where_the_setting_says_so_listings_are_adaptive_cards()
    {
        await using var server = await ChatServer.StartAsync(options => options with { Cards = CardStyle.Adaptive });

        var cards = await CardsAsync(server, "");

        cards.ShouldAllBe(card => card.GetProperty("contentType").GetString() == Adaptive);
        Links(cards[0]).ShouldBe([("00 00", "tel:0000")]);
        Links(cards[1]).ShouldBe([("00 00", "tel:0000"), ("Chỉ đường", "https://www.google.com/maps/dir/?api=1&destination=20.86,106.68")]);
        cards[2].GetProperty("content").TryGetProperty("actions", out _).ShouldBeFalse();
        Words(cards[1]).ShouldBe(["[MẪU] *Trung tâm* (a)", "Loại", "Đang mở", "Gần"]);
    }

    [Theory]
    [InlineData("", "application/vnd.microsoft.card.hero")]
    [InlineData("?cards=adaptive", Adaptive)]
    [InlineData("?cards=other", "application/vnd.microsoft.card.hero")]
    public async Task A_client_may_ask_for_the_cards_that_it_shows(string query, string expected)
    {
        await using var server = await ChatServer.StartAsync();

        var cards = await CardsAsync(server, query);

        cards.ShouldAllBe(card => card.GetProperty("contentType").GetString() == expected);
    }

    [Fact]
    public async Task Adaptive_cards_are_valid_by_Microsofts_schema()
    {
        if (Node.CardSchema is not { } schema)
        {
            Assert.Skip("Microsoft's schema of Adaptive Cards is not at hand (../shared/channels/adaptive-card-1.5.schema.json); their shape is checked in any case.");
            return;
        }

        var file = Path.GetTempFileName();
        await using var server = await ChatServer.StartAsync();
        var cards = await CardsAsync(server, "?cards=adaptive");

        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(cards.Select(card => card.GetProperty("content"))), TestContext.Current.CancellationToken);

        (await Node.ValidateCardsAsync(file, schema)).ShouldBe(3);
        File.Delete(file);
    }

    [Theory]
    [InlineData(null, CardStyle.Hero)]
    [InlineData("hero", CardStyle.Hero)]
    [InlineData("adaptive", CardStyle.Adaptive)]
    public void The_cards_are_a_setting(string? given, CardStyle expected)
    {
        var options = WebChatSettings.Read(Settings(given), new Uri("http://localhost"), () => ChatServer.Secret);

        options.Cards.ShouldBe(expected);
        options.Faults().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Thẻ")]
    public void Other_cards_stop_the_start(string given)
    {
        var options = WebChatSettings.Read(Settings(given), new Uri("http://localhost"), () => ChatServer.Secret);

        options.Faults().ShouldHaveSingleItem().ShouldContain("SafeHelp__WebChat__Cards");
    }

    private static IConfiguration Settings(string? cards) =>
        new ConfigurationBuilder().AddInMemoryCollection(cards is null ? [] : [new KeyValuePair<string, string?>("WebChat:Cards", cards)]).Build();

    private static async Task<List<JsonElement>> CardsAsync(ChatServer server, string query)
    {
        var talk = await server.OpenAsync();
        await server.SayAsync(talk.Id, Reply);
        var set = await server.JsonAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}/activities{query}", talk.Token);
        return [.. set.GetProperty("activities")[0].GetProperty("attachments").EnumerateArray()];
    }

    private static List<(string? Title, string? Url)> Links(JsonElement card) =>
        [.. card.GetProperty("content").GetProperty("actions").EnumerateArray().Select(link => (link.GetProperty("title").GetString(), link.GetProperty("url").GetString()))];

    private static List<string?> Words(JsonElement card) =>
        [.. card.GetProperty("content").GetProperty("body").EnumerateArray().SelectMany(text => text.GetProperty("inlines").EnumerateArray()).Select(run => run.GetProperty("text").GetString())];
}
