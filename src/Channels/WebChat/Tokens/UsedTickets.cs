using System.Collections.Concurrent;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat.Tokens;

/// <summary>
/// Stream tickets that were used, here or in another process, kept until they would have expired anyway. News from elsewhere takes milliseconds and may
/// get lost, so tickets are short-lived besides.
/// </summary>
internal sealed class UsedTickets
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new();
    private readonly TimeProvider clock;
    private readonly NewsBoard board;

    public UsedTickets(TimeProvider clock, NewsBoard board)
    {
        (this.clock, this.board) = (clock, board);
        board.Heard += news =>
        {
            if (news.Kind is NewsKind.Ticket) TryAdd(news.Subject);
        };
    }

    /// <summary>True the first time a ticket is seen.</summary>
    public bool TryUse(TalkToken ticket)
    {
        foreach (var (serial, expires) in used)
        {
            if (expires < clock.GetUtcNow()) used.TryRemove(serial, out _);
        }

        if (!TryAdd(ticket.Serial)) return false;
        board.Tell(new News(NewsKind.Ticket, ticket.Serial, WebChatMessages.Channel));
        return true;
    }

    private bool TryAdd(string serial) => used.TryAdd(serial, clock.GetUtcNow() + TokenSigner.StreamLife);
}
