namespace SafeHelp.Bot.Outbox;

/// <summary>Carries what stands on a <see cref="NewsBoard"/> between the processes that share a database.</summary>
public interface INewsWire
{
    /// <summary>Carries what is told here to the others and what they tell to us, until stopped.</summary>
    Task RunAsync(NewsBoard board, CancellationToken cancel);
}
