namespace SafeHelp.Bot.Records;

/// <summary>Remembers on which day an account had its digest, for all processes.</summary>
public interface IReminderStore
{
    /// <summary>Takes an account's day.</summary>
    /// <returns>False when somebody has taken it already.</returns>
    Task<bool> TakeAsync(string staffId, DateOnly day, CancellationToken cancel);

    /// <summary>The digest of that day could not be sent: another try may take it.</summary>
    Task GiveBackAsync(string staffId, DateOnly day, CancellationToken cancel);
}
