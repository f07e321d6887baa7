using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>How fast the bot may send.</summary>
internal sealed class TelegramLimits(TimeProvider clock)
{
    // About thirty messages a second over all chats; a margin is left for answers to taps.
    private const int MessagesPerSecond = 25;

    private static readonly TimeSpan BetweenPieces = TimeSpan.FromSeconds(1);

    public Pace Pace { get; } = new(MessagesPerSecond, clock);

    /// <summary>Kept after Telegram said "too many".</summary>
    public Quiet Quiet { get; } = new(clock);

    /// <summary>One message a second to a chat; replies of their own are spread by the outbox. Words never wait for the pin before them: two at once are a burst that Telegram takes.</summary>
    public Task BetweenPiecesAsync(CancellationToken cancel) => Task.Delay(BetweenPieces, clock, cancel);
}
