namespace SafeHelp.Bot.Turns;

/// <summary>What the workers report to the operator: keys, counts and codes, never words, names, numbers or places.</summary>
public interface IWorkLog
{
    void TurnFailed(long conversationKey, long sequence, Exception fault);

    void TurnDone(string channelId, TimeSpan took);

    void MessageSetAside(long conversationKey, long sequence, int attempts);

    /// <param name="after">Time since the reply was written.</param>
    void ReplySent(string channelId, TimeSpan after);

    void DeliveryPostponed(string channelId, long conversationKey, string why, TimeSpan wait);

    void ReplyGivenUp(string channelId, long conversationKey, string why);

    /// <summary>Something in a reply was not published any more; the emergency numbers went in its place.</summary>
    void ReplyWithheld(string channelId, long conversationKey, string why);

    void WorkerFailed(string worker, Exception fault);
}
