using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Desk;

/// <summary>Where the line, the talks that officers have and the duty calendar are kept, for all processes.</summary>
public interface IDeskStore
{
    Task<Handover?> FindAsync(long key, CancellationToken cancel);

    /// <summary>All that wait or are with an officer.</summary>
    Task<IReadOnlyList<Handover>> OpenAsync(CancellationToken cancel);

    /// <summary>Those that entered the line after a moment, closed ones too: for figures.</summary>
    Task<IReadOnlyList<Handover>> SinceAsync(DateTimeOffset moment, CancellationToken cancel);

    /// <summary>Changes an open handover and puts replies on their way in one transaction, alone with it: nobody else changes it meanwhile.</summary>
    /// <param name="decide">Pure; may run more than once. Null changes nothing.</param>
    /// <returns>What was decided; null when the handover is closed or nothing was.</returns>
    Task<DeskChange?> ChangeAsync(long key, Func<Handover, DeskChange?> decide, DateTimeOffset now, CancellationToken cancel);

    Task AddNoteAsync(long key, DeskNote note, CancellationToken cancel);

    Task<IReadOnlyList<DeskNote>> NotesAsync(long key, CancellationToken cancel);

    Task<IReadOnlyList<DutyShift>> ShiftsAsync(CancellationToken cancel);

    /// <summary>Adds the shift, or changes the one of the same id.</summary>
    Task KeepShiftAsync(DutyShift shift, CancellationToken cancel);

    Task RemoveShiftAsync(string id, CancellationToken cancel);

    /// <summary>An officer's console is open: she counts as there until then.</summary>
    Task SeenAsync(string officer, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Accounts whose console is open now.</summary>
    Task<IReadOnlyList<string>> PresentAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>What an officer or the round of the desk changes.</summary>
/// <param name="Replies">Said to the person, in this order.</param>
public sealed record DeskChange(Handover After, IReadOnlyList<Reply> Replies)
{
    /// <summary>The console's own id of what is sent: sent again under the same id, nothing happens.</summary>
    public string? ClientId { get; init; }

    /// <summary>Counted with the change.</summary>
    public IReadOnlyList<Counters.Tally> Tallies { get; init; } = [];
}

/// <summary>What an officer wrote down for herself and those after her; never sent.</summary>
public sealed record DeskNote(string Officer, string Text, DateTimeOffset At);
