using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat;

/// <summary>The web chat's side of the line: talks are opened, written to, read and ended here.</summary>
internal sealed class Talks(Intake intake, ITranscript transcript, Arrivals arrivals, WayOut wayOut)
{
    /// <summary>Opens the talk, so that the greeting is on its way.</summary>
    /// <returns>False if it was open before.</returns>
    public async Task<bool> OpenAsync(string conversationId, CancellationToken cancel) =>
        (await AcceptAsync(WebChatMessages.Joined(conversationId), cancel)).IsNew;

    /// <summary>Keeps the message; it is answered later.</summary>
    public async Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        var accepted = await intake.AcceptAsync(message, cancel);
        arrivals.Raise(message.ConversationId);
        return accepted;
    }

    /// <summary>Danger to life, by the words alone.</summary>
    public bool IsUrgent(IncomingMessage message) => intake.IsUrgent(message);

    /// <summary>What was said after a place in the talk, oldest first.</summary>
    public async Task<IReadOnlyList<SaidActivity>> ReadAsync(string conversationId, long after, CancellationToken cancel) =>
        [.. (await transcript.ReadAsync(WebChatMessages.Channel, conversationId, after, cancel)).Select(Looked)];

    /// <summary>True once the person left, by way of whichever process: from then on nobody reads or writes here, whatever token they hold.</summary>
    public Task<bool> HasEndedAsync(string conversationId, CancellationToken cancel) =>
        transcript.HasAsync(WebChatMessages.Channel, WebChatMessages.Left(conversationId).Id, cancel);

    // Reading is a web chat's way out: what was withdrawn since it was written is not shown again either.
    private SaidActivity Looked(SaidActivity said) => said.Reply is null ? said : said with { Reply = wayOut.Look(said.Reply).Reply };

    public static bool HasLeft(IEnumerable<SaidActivity> said) => said.Any(one => one.Message?.Kind is MessageKind.Left);
}
