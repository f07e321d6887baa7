using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>How fast the bot may send.</summary>
internal sealed class TelegramLimits(TimeProvider clock)
{
    // About thirty messages a second over all chats; a margin is left for answers to taps.
    private const int MessagesPerSecond = 25;

    public Pace Pace { get; } = new(MessagesPerSecond, clock);

    /// <summary>Kept after Telegram said "too many".</summary>
    public Quiet Quiet { get; } = new(clock);
}
