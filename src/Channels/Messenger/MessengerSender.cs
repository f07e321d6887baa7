using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Messenger;

/// <summary>Hands replies to the page's Send API.</summary>
internal sealed class MessengerSender(MessengerApi api, SentParts sent, IOperatorAlarm alarm) : IChannelSender
{
    public string ChannelId => MessengerEvent.ChannelId;

    // The Send API bears 300 calls a second; within a talk a little time keeps the order on every phone.
    public ChannelPace Pace { get; } = new(TimeSpan.FromSeconds(1) / 250, TimeSpan.FromMilliseconds(200));

    // One day after the person's last message. What comes later is for humans, with a tag that a program may not use.
    public WindowRules Window { get; } = new(Free: null, Open: TimeSpan.FromHours(24), MostInARow: null);

    public async Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel)
    {
        var messages = MessengerMessage.Of(conversationId, reply);
        for (var part = sent.Count(conversationId, messages); part < messages.Count; part++)
        {
            var answer = await api.PostAsync("messages", messages[part], cancel);
            var delivery = Judge(answer);
            if (delivery is not Delivery.Sent) return delivery;
            sent.Note(conversationId, messages, answer.Body.Text("message_id"));
        }

        return new Delivery.Sent { MessageIds = sent.Forget(conversationId) };
    }

    private Delivery Judge(VendorAnswer answer)
    {
        if (answer.Fault is not null) return new Delivery.TryAgain(null, answer.Fault);
        var error = answer.Body.At("error");
        if (error.WholeNumber("code") is { } code) return Refusal(code, error.WholeNumber("error_subcode"));
        return answer.Status == 200 ? new Delivery.Sent() : new Delivery.TryAgain(null, $"http-{answer.Status}");
    }

    private Delivery Refusal(int code, int? subcode)
    {
        if (MessengerError.IsSetUp(code, subcode)) alarm.Raise(ChannelId, $"messenger-{code}");
        return MessengerError.Delivery(code, subcode);
    }
}
