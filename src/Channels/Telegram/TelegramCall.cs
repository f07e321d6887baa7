namespace SafeHelp.Channels.Telegram;

/// <summary>One call of the Bot API, to be made.</summary>
internal sealed record TelegramCall(string Method, object Parameters)
{
    /// <summary>The person has all she needs without it: Telegram may refuse it.</summary>
    public bool IsExtra { get; init; }
}
