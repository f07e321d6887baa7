using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Where an update comes in, whether Telegram brought it or we fetched it.</summary>
internal sealed class TelegramDoor(TelegramUpdate mapping, Intake intake, TelegramCourtesies courtesies)
{
    /// <summary>Returns after what the update says is on disk.</summary>
    public async Task AcceptAsync(JsonElement update, CancellationToken cancel)
    {
        if (mapping.Map(update) is { } message)
        {
            var accepted = await intake.AcceptAsync(message, cancel);
            if (accepted.IsNew && message.Kind is not MessageKind.Left) courtesies.Typing(message.ConversationId);
        }

        var tap = update.At("callback_query").Text("id");
        if (tap.Length > 0) courtesies.Answer(tap);
    }
}
