using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Editing;
using SafeHelp.Channels.Previews;

namespace SafeHelp.Channels.Tests.Previews;

/// <summary>Whoever writes content sees what each channel would send: its pieces, its buttons, its cuts.</summary>
public sealed class PreviewTests
{
    private static readonly Reply Spoken = new(
        "Chào bạn.",
        [new CallAction("[MẪU] Đường dây", "1900 0000", "19000000")],
        [],
        [new SuggestedAction(SuggestedActionKind.ImBack, "Tìm nơi giúp gần đây nhất", "tìm"), new SuggestedAction(SuggestedActionKind.ImBack, "Gặp người thật", "người thật")]);

    private readonly Dictionary<string, IChannelPreview> channels =
        new ServiceCollection().AddPreviews().BuildServiceProvider().GetServices<IChannelPreview>().ToDictionary(channel => channel.ChannelId);

    [Fact]
    public void Every_channel_has_a_look() => channels.Keys.ShouldBe(["webchat", "zalo", "telegram", "messenger"], ignoreOrder: true);

    [Fact]
    public void Buttons_are_those_that_the_channel_shows()
    {
        Look("zalo", Spoken).Pieces.ShouldHaveSingleItem().Buttons.ShouldBe(["1900 0000 [MẪU] Đường dây", "Tìm nơi giúp gần đây nhất", "Gặp người thật"]);
        Look("telegram", Spoken).Pieces.ShouldHaveSingleItem().Buttons.ShouldBe(["Tìm nơi giúp gần đây nhất", "Gặp người thật"]);
        Look("telegram", Spoken).Pieces[0].Text.ShouldContain("1900 0000", customMessage: "Telegram has no buttons that call");
        Look("messenger", Spoken).Pieces[0].Buttons.ShouldAllBe(button => button.Length <= 20);
        Look("messenger", Spoken).Pieces[0].Text.ShouldContain("1. Tìm nơi giúp gần đây nhất", customMessage: "what is cut on its button stands in the text");
        Look("webchat", Spoken).Pieces[0].Buttons.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("zalo", 2000)]
    [InlineData("messenger", 2000)]
    [InlineData("telegram", 4096)]
    public void A_long_text_is_shown_in_the_pieces_that_are_sent(string channel, int longest)
    {
        var look = Look(channel, Reply.Say(string.Join(' ', Enumerable.Repeat("một câu dài.", 500))));

        look.Longest.ShouldBe(longest);
        look.Pieces.Count.ShouldBeGreaterThan(1);
        look.Pieces.ShouldAllBe(piece => piece.Text.Length <= longest);
    }

    private ChannelLook Look(string channel, Reply reply) => channels[channel].Look(reply);
}
