using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Hosting;

/// <summary>Where <c>content/</c> is: as given, or beside the program.</summary>
internal static class ContentLocation
{
    public static string Find(string? given)
    {
        var folder = given ?? Path.Combine(AppContext.BaseDirectory, "content");
        return Directory.Exists(folder) ? folder : throw new UsageException($"There is no content folder at {folder}. Give one with --content DIR.");
    }
}
