namespace SafeHelp.Bot.Counters;

/// <summary>Where what was counted is gathered and read.</summary>
public interface ICounterStore
{
    /// <summary>Counts outside a turn: a call on the telephone.</summary>
    Task AddAsync(Tally tally, CancellationToken cancel);

    /// <summary>Everything counted in a span of days, both ends included.</summary>
    Task<IReadOnlyList<Counted>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancel);

    /// <summary>What reports are made of: everything but messages, each tally under the span's first day. The same tally may come more than once.</summary>
    Task<IReadOnlyList<Counted>> SpanAsync(DateOnly first, DateOnly last, CancellationToken cancel);

    /// <summary>Gathers what was counted one by one; forgets marks of weeks that are over, and every piece that fewer than <paramref name="fewestTalks"/> talks had.</summary>
    Task GatherAsync(DateTimeOffset now, int fewestTalks, CancellationToken cancel);

    /// <summary>Pieces of messages that were not understood, of which at least so many different talks had each; the most frequent first.</summary>
    Task<IReadOnlyList<UnknownPiece>> UnknownAsync(int fewestTalks, int most, CancellationToken cancel);

    /// <summary>What people said about each listing's number.</summary>
    Task<IReadOnlyList<ListingAnswers>> FeedbackAsync(CancellationToken cancel);

    /// <summary>The same for one listing; zeros while nobody said anything.</summary>
    Task<ListingAnswers> FeedbackAsync(string listingId, CancellationToken cancel);
}

/// <summary>A tally and how often it was counted.</summary>
public sealed record Counted(Tally Tally, long Times);

/// <param name="Talks">Different talks that had it.</param>
public sealed record UnknownPiece(string Piece, long Talks);

/// <summary>How often somebody answered at a listing's number, and how often nobody did.</summary>
public sealed record ListingAnswers(string ListingId, long Reached, long NotReached);
