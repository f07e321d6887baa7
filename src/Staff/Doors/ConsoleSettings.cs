namespace SafeHelp.Staff.Doors;

/// <summary>What the operator sets of the console.</summary>
/// <param name="PublicUrl">Where staff reach the server, for one-time links; when it is https, cookies are sent on https only.</param>
/// <param name="IdleTime">Without a touch for so long, the screen locks.</param>
public sealed record ConsoleSettings(string PublicUrl, TimeSpan IdleTime)
{
    public bool IsSecure => PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a cookie; browsers hold __Host- cookies to this host, to https and to the whole path.</summary>
    public string Cookie(string name) => IsSecure ? $"__Host-{name}" : name;
}
