namespace SafeHelp.Bot.Turns;

/// <summary>Holds the turn of the current knowledge; a reload swaps it while turns that run finish on theirs.</summary>
public sealed class TurnSource(Turn first)
{
    private volatile Turn current = first;

    public Turn Current => current;

    public void Swap(Turn next) => current = next;

    /// <summary>Swaps unless somebody else has done so since.</summary>
    public bool TrySwap(Turn expected, Turn next) => Interlocked.CompareExchange(ref current, next, expected) == expected;
}
