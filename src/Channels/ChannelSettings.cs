using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SafeHelp.Channels;

/// <summary>Reads the settings of one channel: all absent means off, half-given or empty means that the server must not start.</summary>
internal sealed class ChannelSettings(IConfigurationSection section, ICollection<SettingsProblem> problems)
{
    private readonly int before = problems.Count;

    public bool AreAbsent => !section.GetChildren().Any();

    public bool AreSound => problems.Count == before;

    /// <summary>The value; "" after a problem was noted.</summary>
    public string Required(string key)
    {
        if (section[key] is { } value && !string.IsNullOrWhiteSpace(value)) return value.Trim();
        Note(key, section[key] is null ? "is missing, though other settings of the channel are given" : "is empty");
        return "";
    }

    public string? Optional(string key) => section[key] is null ? null : Required(key);

    /// <summary>An http(s) address without a slash at the end.</summary>
    public string Address(string key, string standard)
    {
        var address = (Optional(key) ?? standard).TrimEnd('/');
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!isWeb) Note(key, "is not an http or https address");
        return address;
    }

    /// <summary>A span of time, as "01:00:00" or "7.00:00:00".</summary>
    public TimeSpan Time(string key, TimeSpan standard)
    {
        if (Optional(key) is not { } text) return standard;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero) return time;
        Note(key, "is no span of time; write days.hours:minutes:seconds, as 2.00:00:00");
        return standard;
    }

    /// <summary>A whole number from 1 up.</summary>
    public int Count(string key, int standard)
    {
        if (Optional(key) is not { } text) return standard;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
        Note(key, "is no whole number from 1 up");
        return standard;
    }

    public void Note(string key, string fault) => problems.Add(new SettingsProblem($"{section.Path}:{key}".Replace(":", "__", StringComparison.Ordinal), fault));
}
