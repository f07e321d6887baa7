using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>Hands replies to the account's message API.</summary>
internal sealed class ZaloSender(ZaloApi api, ZaloTokens tokens, SentParts sent, ZaloOptions options, IOperatorAlarm alarm) : IChannelSender
{
    private const string NoToken = "no-token";

    public string ChannelId => ZaloEvent.ChannelId;

    // Zalo lets an application call 4,000 times a minute.
    public ChannelPace Pace { get; } = new(TimeSpan.FromMinutes(1) / 4000, TimeSpan.Zero);

    public WindowRules Window => options.Window;

    public async Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel)
    {
        var recipient = ZaloRecipient.Of(conversationId);
        var messages = ZaloMessage.Of(recipient, reply);
        for (var part = sent.Count(conversationId, messages); part < messages.Count; part++)
        {
            var delivery = await SendAsync(recipient.Path, messages[part], cancel);
            if (delivery is not Delivery.Sent taken) return delivery;
            sent.Note(conversationId, messages, taken.MessageIds.FirstOrDefault() ?? "");
        }

        return new Delivery.Sent { MessageIds = sent.Forget(conversationId) };
    }

    // A token may expire at any call: one renewal, one more try, never a loop.
    private async Task<Delivery> SendAsync(string path, object message, CancellationToken cancel)
    {
        if (await tokens.ToSendAsync(cancel) is not { } pair) return WithoutToken();
        var answer = await api.SendAsync(path, message, pair.AccessToken, cancel);
        if (!IsTokenRefused(answer)) return Judge(answer);
        if (await tokens.RenewAsync(pair, cancel) is not { } next) return new Delivery.TryAgain(TimeSpan.FromMinutes(1), NoToken);
        return Judge(await api.SendAsync(path, message, next.AccessToken, cancel));
    }

    private Delivery.TryAgain WithoutToken()
    {
        alarm.Raise(ChannelId, NoToken);
        return new Delivery.TryAgain(TimeSpan.FromMinutes(10), NoToken);
    }

    private static bool IsTokenRefused(VendorAnswer answer) =>
        answer.Fault is null && (answer.Status == 401 || (answer.Body.WholeNumber("error") is { } code && ZaloError.IsToken(code)));

    private Delivery Judge(VendorAnswer answer)
    {
        if (answer.Fault is not null) return new Delivery.TryAgain(null, answer.Fault);
        // Answers are 200 whatever they say; another status comes from something in between.
        if (answer.Status != 200 || answer.Body.WholeNumber("error") is not { } code) return new Delivery.TryAgain(null, $"http-{answer.Status}");
        if (ZaloError.IsSetUp(code) || ZaloError.IsToken(code)) alarm.Raise(ChannelId, $"zalo{code}");
        return code == 0 ? new Delivery.Sent { MessageIds = [answer.Body.At("data").Text("message_id")] } : ZaloError.Delivery(code);
    }
}
