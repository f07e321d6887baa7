using SafeHelp.Bot.Activities;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Writes the numbers and listings of a reply as hero cards.</summary>
internal static class HeroCards
{
    private const string ContentType = "application/vnd.microsoft.card.hero";

    public static IReadOnlyList<Attachment> Of(Reply reply) => [.. reply.Calls.Select(Call), .. reply.Cards.Select(Card)];

    private static Attachment Call(CallAction call) => new(ContentType, new HeroCard(call.Title, null, null, [Dial(call)]));

    // Microsoft's client reads a card's text as Markdown, where only an empty line begins a new one.
    private static Attachment Card(ListingCard card) =>
        new(ContentType, new HeroCard(card.Title, card.Kind, string.Join("\n\n", card.Details), [.. card.Calls.Select(Dial), .. Ways(card.Pin)]));

    // Microsoft's client opens no geo: address, so that one is for our own page to make.
    private static IEnumerable<CardAction> Ways(Pin? pin) =>
        pin is null ? [] : [new CardAction("openUrl", pin.Title, CardLinks.Way(pin)) { ChannelData = CardLinks.Point(pin) }];

    private static CardAction Dial(CallAction call) => new("call", call.Display, CardLinks.Dial(call));
}
