namespace SafeHelp.Bot.Turns;

/// <summary>
/// The short way through the line: what this process writes down it may take in the same commit and give to its own worker, who else would have to ask the
/// database for it. Only so much goes that way at a time, and nothing while something waits in the database: there it stands in order of urgency and age.
/// </summary>
public sealed class Hands<T>
{
    private static readonly Offer Closed = new(() => 0, _ => Task.CompletedTask, TimeSpan.Zero);

    private volatile Offer offer = Closed;
    private volatile bool isLineWaiting = true;
    private int busy;

    /// <summary>For how long what goes this way is taken.</summary>
    public TimeSpan Lease => offer.Lease;

    /// <summary>What was taken here and is not yet with the worker, or not yet done by it.</summary>
    public int Busy => Volatile.Read(ref busy);

    /// <summary>Something was left in the database since it was last looked through.</summary>
    public bool IsLineWaiting => isLineWaiting;

    /// <summary>From now on there is a worker.</summary>
    /// <param name="free">How much more may go this way and be under way at the same time.</param>
    /// <param name="work">Throws nothing; a hand is free again when it returns.</param>
    public void Open(Func<int> free, Func<T, Task> work, TimeSpan lease) => offer = new Offer(free, work, lease);

    /// <summary>Nothing more goes this way; returns when what does is done.</summary>
    public async Task CloseAsync()
    {
        offer = offer with { Free = Closed.Free };
        while (Busy > 0) await Task.Delay(TimeSpan.FromMilliseconds(10));
    }

    /// <summary>The database was looked through.</summary>
    /// <param name="hasMore">There was more than could be taken.</param>
    public void Looked(bool hasMore) => isLineWaiting = hasMore;

    /// <returns>True when one piece may be taken in the commit that writes it down; then <see cref="Give"/> or <see cref="Release"/> follows.</returns>
    public bool TryTake()
    {
        if (!isLineWaiting)
        {
            if (Interlocked.Increment(ref busy) <= offer.Free()) return true;
            Release();
        }

        isLineWaiting = true;
        return false;
    }

    /// <summary>Hands over what was taken. Nothing of the caller goes along: a webhook's call is over before its message is answered.</summary>
    public void Give(T piece) => ThreadPool.UnsafeQueueUserWorkItem(static given => _ = given.Hands.WorkAsync(given.Piece), (Hands: this, Piece: piece), preferLocal: false);

    /// <summary>Nothing was taken after all.</summary>
    public void Release() => Interlocked.Decrement(ref busy);

    private async Task WorkAsync(T piece)
    {
        try
        {
            await offer.Work(piece);
        }
        finally
        {
            Release();
        }
    }

    private sealed record Offer(Func<int> Free, Func<T, Task> Work, TimeSpan Lease);
}
