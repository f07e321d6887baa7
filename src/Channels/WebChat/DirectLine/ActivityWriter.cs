using System.Globalization;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Writes what was said in a talk as Direct Line activities.</summary>
public static class ActivityWriter
{
    private const string BotId = "safehelp";
    private const string MapAddress = "https://www.google.com/maps/dir/?api=1&destination=";
    private const string HeroCardType = "application/vnd.microsoft.card.hero";

    /// <summary>The activity as clients see it; null for what they never see (a person's coming and going).</summary>
    /// <param name="userId">The user of the token that reads.</param>
    public static Activity? Write(SaidActivity said, string conversationId, string userId) =>
        said switch
        {
            { Reply: { } reply } => WriteReply(reply, said.Sequence, said.At, conversationId),
            { Message: { Kind: MessageKind.Text or MessageKind.Location or MessageKind.Media } message } => Echo(message, said, userId),
            _ => null,
        };

    public static Activity WriteReply(Reply reply, long sequence, DateTimeOffset at, string conversationId) =>
        Message(conversationId, sequence, at) with
        {
            From = new ChannelAccount(BotId, "bot"),
            Text = reply.Text,
            AttachmentLayout = "list",
            Attachments = [.. reply.Calls.Select(Call), .. reply.Cards.Select(Card)],
            SuggestedActions = reply.SuggestedActions.Count == 0 ? null : new SuggestedActions([], [.. reply.SuggestedActions.Select(Tap)]),
            ChannelData = new ChannelData(null, sequence) { Audience = reply.IsForChild ? "child" : null },
        };

    /// <summary>The activity as one line of JSON, for programs.</summary>
    public static string Line(Activity activity) => JsonSerializer.Serialize(activity, DirectLineJson.Wire.Activity);

    /// <summary>Unique and the same at every reading: clients drop an activity whose id they know.</summary>
    internal static string Id(string conversationId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:D7}");

    // The user's own message must come back with its client id, or Microsoft's client shows it as unsent after five minutes.
    private static Activity Echo(IncomingMessage message, SaidActivity said, string userId) =>
        Message(message.ConversationId, said.Sequence, said.At) with
        {
            From = new ChannelAccount(userId, "user"),
            Text = message.Text,
            ChannelData = new ChannelData(message.ClientActivityId, said.Sequence),
        };

    private static Activity Message(string conversationId, long sequence, DateTimeOffset at) =>
        new()
        {
            Type = "message",
            Id = Id(conversationId, sequence),
            Timestamp = Timestamp(at, sequence),
            Conversation = new ConversationAccount(conversationId),
            From = new ChannelAccount("", ""),
            TextFormat = "plain",
        };

    // A message and its answer may share a millisecond, and clients sort by time: the place in the talk fills the digits below it.
    private static string Timestamp(DateTimeOffset at, long sequence)
    {
        var utc = at.ToUniversalTime();
        var belowMillisecond = utc.Ticks % TimeSpan.TicksPerMillisecond;
        return utc.AddTicks((sequence % TimeSpan.TicksPerMillisecond) - belowMillisecond).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
    }

    private static Attachment Call(CallAction call) => new(HeroCardType, new HeroCard(call.Title, null, null, [Dial(call)]));

    // Microsoft's client reads a card's text as Markdown, where only an empty line begins a new one.
    private static Attachment Card(ListingCard card) =>
        new(HeroCardType, new HeroCard(card.Title, card.Kind, string.Join("\n\n", card.Details), [.. card.Calls.Select(Dial), .. Ways(card.Pin)]));

    // Nothing is asked of the map's site until the person taps. Microsoft's client opens no geo: address, so that one is for our own page to make.
    private static IEnumerable<CardAction> Ways(Pin? pin)
    {
        if (pin is null) yield break;
        var point = string.Create(CultureInfo.InvariantCulture, $"{pin.Latitude:0.######},{pin.Longitude:0.######}");
        yield return new CardAction("openUrl", pin.Title, MapAddress + point) { ChannelData = point };
    }

    private static CardAction Dial(CallAction call) => new("call", call.Display, "tel:" + call.Dial);

    private static CardAction Tap(SuggestedAction action) =>
        new("imBack", action.Title, action.Value) { ChannelData = action.Kind is SuggestedActionKind.ShareLocation ? "shareLocation" : null };
}
