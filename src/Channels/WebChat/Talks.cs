using System.Collections.Concurrent;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat;

/// <summary>The web chat's side of the line: talks are opened, written to, read and ended here.</summary>
internal sealed class Talks(Intake intake, ITranscript transcript, Arrivals arrivals, TimeProvider clock)
{
    private const int PruneAt = 4096;

    // Whether a talk has ended, for as long as a token for it can live. The truth is the message of leaving in the transcript.
    private readonly ConcurrentDictionary<string, (bool HasEnded, DateTimeOffset Until)> known = new();

    /// <summary>Opens the talk, so that the greeting is on its way.</summary>
    /// <returns>False if it was open before.</returns>
    public async Task<bool> OpenAsync(string conversationId, CancellationToken cancel) =>
        (await AcceptAsync(WebChatMessages.Joined(conversationId), cancel)).IsNew;

    /// <summary>Keeps the message; it is answered later.</summary>
    public async Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        var accepted = await intake.AcceptAsync(message, cancel);
        if (message.Kind is MessageKind.Left) Know(message.ConversationId, hasEnded: true);
        arrivals.Raise(message.ConversationId);
        return accepted;
    }

    /// <summary>What was said after a place in the talk, oldest first.</summary>
    public Task<IReadOnlyList<SaidActivity>> ReadAsync(string conversationId, long after, CancellationToken cancel) =>
        transcript.ReadAsync(WebChatMessages.Channel, conversationId, after, cancel);

    /// <summary>True once the person left: from then on nobody reads or writes here, whatever token they hold.</summary>
    public async Task<bool> HasEndedAsync(string conversationId, CancellationToken cancel)
    {
        if (known.TryGetValue(conversationId, out var state) && state.Until > clock.GetUtcNow()) return state.HasEnded;
        var hasEnded = HasLeft(await ReadAsync(conversationId, 0, cancel));
        Know(conversationId, hasEnded);
        return hasEnded;
    }

    public static bool HasLeft(IEnumerable<SaidActivity> said) => said.Any(one => one.Message?.Kind is MessageKind.Left);

    private void Know(string conversationId, bool hasEnded)
    {
        var now = clock.GetUtcNow();
        known[conversationId] = (hasEnded, now + TokenSigner.BearerLife);
        if (known.Count < PruneAt) return;
        foreach (var (id, state) in known)
        {
            if (state.Until < now) known.TryRemove(id, out _);
        }
    }
}
