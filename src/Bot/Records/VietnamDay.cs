namespace SafeHelp.Bot.Records;

/// <summary>The day it is in Viet Nam: what falls due falls due there.</summary>
public static class VietnamDay
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    public static DateOnly Of(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(VietnamTime).Date);
}
