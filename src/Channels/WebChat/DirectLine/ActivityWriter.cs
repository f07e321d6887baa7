using System.Globalization;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Writes what was said in a talk as Direct Line activities.</summary>
public static class ActivityWriter
{
    private const string BotId = "safehelp";

    /// <summary>The activity as clients see it; null for what they never see (a person's coming and going).</summary>
    public static Activity? Write(SaidActivity said, TalkReader reader) =>
        said switch
        {
            { Reply: { } reply } => WriteReply(reply, said.Sequence, said.At, reader),
            { Message: { Kind: MessageKind.Text or MessageKind.Location or MessageKind.Media } message } => Echo(message, said, reader.UserId),
            _ => null,
        };

    public static Activity WriteReply(Reply reply, long sequence, DateTimeOffset at, TalkReader reader) =>
        Message(reader.ConversationId, sequence, at) with
        {
            From = new ChannelAccount(BotId, "bot"),
            Text = reply.Text,
            AttachmentLayout = "list",
            Attachments = Cards(reply, reader.Cards),
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

    private static IReadOnlyList<Attachment> Cards(Reply reply, CardStyle style) =>
        style is CardStyle.Adaptive ? AdaptiveCards.Of(reply) : HeroCards.Of(reply);

    private static CardAction Tap(SuggestedAction action) =>
        new("imBack", action.Title, action.Value) { ChannelData = action.Kind is SuggestedActionKind.ShareLocation ? "shareLocation" : null };
}
