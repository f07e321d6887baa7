using System.Runtime.CompilerServices;

namespace SafeHelp.Browser.Tests;

/// <summary>Where the repository lies, for what tests read from it and leave in it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
