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

    public void Note(string key, string fault) => problems.Add(new SettingsProblem($"{section.Path}:{key}".Replace(":", "__", StringComparison.Ordinal), fault));
}
