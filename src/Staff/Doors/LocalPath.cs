namespace SafeHelp.Staff.Doors;

/// <summary>Where to go after the door: within the console, never to another site.</summary>
internal static class LocalPath
{
    private const string Home = "/staff";

    public static string Of(string? wanted) =>
        wanted is not null
        && (wanted == Home || wanted.StartsWith(Home + "/", StringComparison.Ordinal) || wanted.StartsWith(Home + "?", StringComparison.Ordinal))
        && !wanted.Any(letter => letter == '\\' || char.IsControl(letter))
            ? wanted
            : Home;
}
