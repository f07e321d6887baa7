namespace SafeHelp.Bot.Records;

/// <summary>What people told us, in turns, of numbers that do not answer, until somebody has checked.</summary>
public interface IDoubtStore
{
    /// <summary>What waits to be checked, longest first.</summary>
    Task<IReadOnlyList<Doubt>> OpenAsync(string area, int most, CancellationToken cancel);

    /// <summary>The doubt, whether open or not; null for an unknown number.</summary>
    Task<Doubt?> LoadAsync(long id, CancellationToken cancel);

    /// <summary>Somebody has called: the doubt is settled.</summary>
    Task SettleAsync(long id, string by, DateTimeOffset at, CancellationToken cancel);
}

/// <summary>A number that is said not to answer.</summary>
/// <param name="Province">"" for a listing that is no record: those of the content are the centre's.</param>
/// <param name="Times">How often it was told.</param>
public sealed record Doubt(long Id, string ListingId, string Name, string Dial, string Province, string Commune, DateTimeOffset FirstToldAt, int Times);
