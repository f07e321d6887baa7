using System.Globalization;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Hands replies to the Bot API.</summary>
internal sealed class TelegramSender(TelegramApi api, SentParts sent, TelegramLimits limits, IOperatorAlarm alarm) : IChannelSender
{
    // deleteMessages takes so many at once.
    private const int MostAtOnce = 100;

    public string ChannelId => TelegramUpdate.ChannelId;

    // The Bot API's limits: about 30 messages a second in all, one a second to the same chat.
    public ChannelPace Pace { get; } = new(TimeSpan.FromSeconds(1 / 30d), TimeSpan.FromSeconds(1));

    public async Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel)
    {
        if (await WithdrawAsync(conversationId, reply.Withdraws, cancel) is { } notYet) return notYet;
        var calls = TelegramMessage.Of(conversationId, reply);
        var first = sent.Count(conversationId, calls);
        for (var part = first; part < calls.Count; part++)
        {
            if (limits.Quiet.Left is { } wait) return new Delivery.TryAgain(wait, "quiet");
            if (part > first && !calls[part - 1].IsExtra) await limits.BetweenPiecesAsync(cancel);
            await limits.Pace.TurnAsync(cancel);
            var answer = await api.CallAsync(calls[part].Method, calls[part].Parameters, cancel);
            // A group that became a supergroup has another id; Telegram names it once, here.
            if (answer.MigratedTo is { } moved && moved != conversationId) return await SendAsync(moved, reply with { Withdraws = [] }, cancel);
            var delivery = Judge(answer);
            if (delivery is not Delivery.Sent && !(calls[part].IsExtra && delivery is Delivery.Refused)) return delivery;
            sent.Note(conversationId, calls, answer.Result.Text("message_id"));
        }

        return new Delivery.Sent { MessageIds = sent.Forget(conversationId) };
    }

    /// <returns>Null when Telegram took back what it can: messages older than two days stay, and the reply says so.</returns>
    private async Task<Delivery?> WithdrawAsync(string conversationId, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        foreach (var some in ids.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0).Chunk(MostAtOnce))
        {
            var delivery = Judge(await api.CallAsync("deleteMessages", new { ChatId = conversationId, MessageIds = some }, cancel));
            if (delivery is Delivery.TryAgain) return delivery;
        }

        return null;
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
