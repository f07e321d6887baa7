namespace SafeHelp.Bot.Outbox;

/// <summary>Calls an officer to a channel that no retry can mend: a token gone, an account suspended.</summary>
public interface IOperatorAlarm
{
    /// <param name="why">A code or short reason without a secret or a person's words.</param>
    void Raise(string channelId, string why);
}
