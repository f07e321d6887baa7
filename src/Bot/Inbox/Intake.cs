using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Inbox;

/// <summary>The door of the line: every channel hands its messages in here.</summary>
public sealed class Intake(IInbox inbox, TurnSource turns, TurnSignal signal)
{
    // Longer than any message a vendor lets through by itself; a web client could post more.
    private const int LongestText = 10_000;

    public async Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        var blurred = Blur(message) with { IsUrgent = IsUrgent(message) };
        if (signal.Hands.TryTake()) return await AcceptAndTakeAsync(blurred, cancel);
        var accepted = await inbox.AcceptAsync(blurred, cancel);
        if (accepted.IsNew) signal.Raise();
        return accepted;
    }

    private async Task<Accepted> AcceptAndTakeAsync(IncomingMessage message, CancellationToken cancel)
    {
        Accepted accepted = default;
        try
        {
            accepted = await inbox.AcceptAndTakeAsync(message, signal.Hands.Lease, cancel);
        }
        finally
        {
            if (accepted.Taken is null) signal.Hands.Release();
        }

        if (accepted.Taken is { } taken) signal.Hands.Give(taken);
        else if (accepted.IsNew) signal.Raise();
        return accepted;
    }

    /// <summary>Danger to life by its words: it goes before others, and no limit of requests holds it up.</summary>
    public bool IsUrgent(IncomingMessage message)
    {
        try
        {
            return turns.Current.IsUrgent(message);
        }
        catch (Exception)
        {
            // A message that cannot be read must be kept all the same: its turn will fail with a line in the log, and its writer gets the numbers.
            return true;
        }
    }

    // A person's coordinates are never written: the commune is as fine as anything kept gets.
    private IncomingMessage Blur(IncomingMessage message) =>
        message with
        {
            Text = message.Text.Length > LongestText ? message.Text[..LongestText] : message.Text,
            Commune = message.Location is { } point ? turns.Current.Knowledge.Places.At(point)?.Communes[0].Code : message.Commune,
            Location = null,
        };
}
