using SafeHelp.Bot.Activities;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Writes the numbers and listings of a reply as Adaptive Cards.</summary>
internal static class AdaptiveCards
{
    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static IReadOnlyList<Attachment> Of(Reply reply) => [.. reply.Calls.Select(Call), .. reply.Cards.Select(Card)];

    private static Attachment Call(CallAction call) => new(ContentType, new AdaptiveCard([Title(call.Title)], [Dial(call)]));

    private static Attachment Card(ListingCard card)
    {
        List<AdaptiveLink> links = [.. card.Calls.Select(Dial), .. Ways(card.Pin)];
        return new Attachment(ContentType, new AdaptiveCard([Title(card.Title), .. Kind(card.Kind), .. card.Details.Select(Detail)], links.Count == 0 ? null : links));
    }

    private static AdaptiveText Title(string title) => new([new AdaptiveRun(title) { Weight = "bolder" }]);

    private static IEnumerable<AdaptiveText> Kind(string kind) =>
        kind.Length == 0 ? [] : [new AdaptiveText([new AdaptiveRun(kind) { IsSubtle = true }]) { Spacing = "none" }];

    private static AdaptiveText Detail(string detail) => new([new AdaptiveRun(detail)]) { Spacing = "small" };

    private static AdaptiveLink Dial(CallAction call) => new(call.Display, CardLinks.Dial(call));

    private static IEnumerable<AdaptiveLink> Ways(Pin? pin) => pin is null ? [] : [new AdaptiveLink(pin.Title, CardLinks.Way(pin))];
}
