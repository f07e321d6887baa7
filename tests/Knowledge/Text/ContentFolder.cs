namespace SafeHelp.Knowledge.Tests.Text;

/// <summary>Where the repository's content lies, found upwards from the test's assembly.</summary>
internal static class ContentFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "SafeHelpBot.sln"))) return System.IO.Path.Combine(at.FullName, "content");
        }

        throw new DirectoryNotFoundException("No SafeHelpBot.sln above " + folder);
    }
}
