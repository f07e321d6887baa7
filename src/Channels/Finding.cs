using System.Globalization;

namespace SafeHelp.Channels;

/// <summary>One thing that <c>safehelp doctor</c> looked at.</summary>
/// <param name="About">What was looked at: "telegram", "server".</param>
/// <param name="Code">Which question was asked; its words stand in <c>content/doctor.yml</c>.</param>
/// <param name="Detail">A code, a count or the name of a setting; never a secret.</param>
public sealed record Finding(string About, string Code, bool IsWell, string Detail = "")
{
    private static readonly TimeSpan MostDrift = TimeSpan.FromSeconds(30);

    /// <summary>Our clock beside that of another server: signatures, windows and tokens hang on it.</summary>
    public static Finding Clock(string about, DateTimeOffset theirs, DateTimeOffset ours)
    {
        var drift = ours - theirs;
        return new Finding(about, "clock", drift.Duration() <= MostDrift, drift.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
    }
}
