namespace SafeHelp.Bot.Counters;

/// <summary>Bands in which waits are counted: exact times would tell one person's from another's.</summary>
public static class WaitBands
{
    public const string AMinute = "60s";
    public const string FiveMinutes = "5m";
    public const string TenMinutes = "10m";
    public const string More = "more";

    public static string Of(TimeSpan wait) =>
        wait.TotalSeconds switch { <= 60 => AMinute, <= 300 => FiveMinutes, <= 600 => TenMinutes, _ => More };
}
