namespace SafeHelp.Bot.Outbox;

/// <summary>Carries <see cref="TalkNews"/> between the processes that share a database.</summary>
public interface INewsWire
{
    /// <summary>Carries what is told here to the others and what they tell to us, until stopped.</summary>
    Task RunAsync(TalkNews news, CancellationToken cancel);
}
