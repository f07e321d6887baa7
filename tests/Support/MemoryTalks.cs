using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Support;

/// <summary>An inbox and a transcript in memory, which count messages and replies of a talk together as the real ones do.</summary>
public sealed class MemoryTalks(TimeProvider clock) : IInbox, ITranscript
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Channel, string Id), long> known = [];
    private readonly Dictionary<(string Channel, string Conversation), List<SaidActivity>> talks = [];

    /// <summary>Thrown by every read and write while it is set: the database is away.</summary>
    public Exception? Fault { get; set; }

    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        lock (gate)
        {
            if (Fault is not null) throw Fault;
            if (known.TryGetValue((message.ChannelId, message.Id), out var place)) return Task.FromResult(new Accepted(place, false));
            var sequence = Add(message.ChannelId, message.ConversationId, message, null);
            known[(message.ChannelId, message.Id)] = sequence;
            return Task.FromResult(new Accepted(sequence, true));
        }
    }

    public Task<IReadOnlyList<SaidActivity>> ReadAsync(string channelId, string conversationId, long afterSequence, CancellationToken cancel)
    {
        lock (gate)
        {
            if (Fault is not null) throw Fault;
            return Task.FromResult<IReadOnlyList<SaidActivity>>(
                [.. talks.GetValueOrDefault((channelId, conversationId), []).Where(said => said.Sequence > afterSequence)]);
        }
    }

    public Task<IReadOnlyList<LostReply>> LostAsync(string channelId, string conversationId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<LostReply>>([]);

    public Task<bool> HasAsync(string channelId, string messageId, CancellationToken cancel)
    {
        lock (gate) return Fault is null ? Task.FromResult(known.ContainsKey((channelId, messageId))) : Task.FromException<bool>(Fault);
    }

    /// <summary>The bot says something.</summary>
    public void Say(string channelId, string conversationId, Reply reply)
    {
        lock (gate) Add(channelId, conversationId, null, reply);
    }

    /// <summary>All messages kept, of every talk.</summary>
    public IReadOnlyList<IncomingMessage> Messages
    {
        get
        {
            lock (gate) return [.. talks.Values.SelectMany(talk => talk).Select(said => said.Message).OfType<IncomingMessage>()];
        }
    }

    private long Add(string channelId, string conversationId, IncomingMessage? message, Reply? reply)
    {
        if (!talks.TryGetValue((channelId, conversationId), out var talk)) talks[(channelId, conversationId)] = talk = [];
        talk.Add(new SaidActivity(talk.Count + 1, clock.GetUtcNow(), message, reply));
        return talk.Count;
    }
}
