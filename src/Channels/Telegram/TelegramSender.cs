using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Hands replies to the Bot API.</summary>
internal sealed class TelegramSender(TelegramApi api, SentParts sent, TelegramLimits limits, IOperatorAlarm alarm) : IChannelSender
{
    public string ChannelId => TelegramUpdate.ChannelId;

    public async Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel)
    {
        var messages = TelegramMessage.Of(conversationId, reply);
        for (var part = sent.Count(conversationId, messages); part < messages.Count; part++)
        {
            if (limits.Quiet.Left is { } wait) return new Delivery.TryAgain(wait, "quiet");
            await limits.Pace.TurnAsync(cancel);
            var delivery = Judge(await api.CallAsync("sendMessage", messages[part], cancel));
            if (delivery is not Delivery.Sent) return delivery;
            sent.Note(conversationId, messages, part + 1);
        }

        sent.Forget(conversationId);
        return new Delivery.Sent();
    }

    private Delivery Judge(TelegramAnswer answer)
    {
        if (answer.IsOk) return new Delivery.Sent();
        switch (answer.Code)
        {
            case 429:
                // Telegram means the whole bot, not this one chat.
                limits.Quiet.Keep(answer.RetryAfter ?? TimeSpan.FromSeconds(5));
                return new Delivery.TryAgain(answer.RetryAfter, answer.Why);
            case 401 or 404:
                alarm.Raise(ChannelId, "token-refused");
                return new Delivery.TryAgain(TimeSpan.FromMinutes(5), answer.Why);
            case 400 or 403 when answer.Fault is null:
                // Blocked, deactivated, no such chat, or a message that Telegram will not take however often it is sent.
                return new Delivery.Refused(answer.Why);
            default:
                return new Delivery.TryAgain(answer.RetryAfter, answer.Why);
        }
    }
}
