using SafeHelp.Knowledge.Listings.Hardship;

namespace SafeHelp.Bot.Records;

/// <summary>Keeps the needs of people in hardship, apart from all that is published.</summary>
public interface IHardshipStore
{
    /// <summary>Null for an unknown id.</summary>
    Task<HardshipNeed?> LoadAsync(string id, CancellationToken cancel);

    /// <returns>False when it has changed since it was loaded: then nothing is kept.</returns>
    Task<bool> SaveAsync(HardshipNeed? before, HardshipNeed after, HardshipTouch touch, CancellationToken cancel);

    /// <summary>Empties what is kept of a person, in what was kept before, too, and closes the need; that it was there, and who did it, stays.</summary>
    /// <returns>False when it has changed since it was loaded: then nothing is done.</returns>
    Task<bool> EraseAsync(HardshipNeed need, HardshipTouch touch, CancellationToken cancel);

    /// <summary>Open needs of an area ("" for all), newest first.</summary>
    Task<IReadOnlyList<HardshipNeed>> ListAsync(string area, int most, CancellationToken cancel);

    /// <summary>Open needs by commune and kind.</summary>
    Task<IReadOnlyList<HardshipCount>> CountAsync(CancellationToken cancel);

    /// <summary>Writes down that somebody looked at people's needs.</summary>
    Task LogLooksAsync(IReadOnlyList<string> ids, HardshipTouch touch, CancellationToken cancel);
}

/// <summary>Who touched a need, and when.</summary>
public sealed record HardshipTouch(string By, DateTimeOffset At);
