namespace SafeHelp.Channels.Http;

/// <summary>A time in which a vendor wants no calls from us.</summary>
internal sealed class Quiet(TimeProvider clock)
{
    private long until;

    /// <summary>How long it still lasts; null when it is over.</summary>
    public TimeSpan? Left
    {
        get
        {
            var left = new DateTimeOffset(Interlocked.Read(ref until), TimeSpan.Zero) - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    public void Keep(TimeSpan time) => Interlocked.Exchange(ref until, (clock.GetUtcNow() + time).UtcTicks);
}
