namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>The text of a content file that stands in the place of the one in the folder.</summary>
/// <param name="File">Path below the content folder, with "/".</param>
/// <param name="ChangedAt">When it was written.</param>
public sealed record ContentText(string File, string Text, DateTimeOffset ChangedAt);

/// <summary>A content folder with texts laid over it, as files, for as long as it is read.</summary>
public sealed class MergedFolder : IDisposable
{
    private MergedFolder(string path) => Path = path;

    public string Path { get; }

    /// <param name="contentFolder">Null: only the texts.</param>
    public static MergedFolder Of(string? contentFolder, IEnumerable<ContentText> over)
    {
        var folder = new MergedFolder(Directory.CreateTempSubdirectory("safehelp-content-").FullName);
        Write(contentFolder, over, folder.Path);
        return folder;
    }

    /// <summary>Puts the merged files into a folder that stays.</summary>
    /// <param name="contentFolder">Null: only the texts.</param>
    public static void Write(string? contentFolder, IEnumerable<ContentText> over, string target)
    {
        foreach (var file in contentFolder is null ? [] : Directory.EnumerateFiles(contentFolder, "*", SearchOption.AllDirectories))
            File.Copy(file, Below(target, System.IO.Path.GetRelativePath(contentFolder ?? "", file)), overwrite: true);
        foreach (var text in over.Where(text => IsContent(text.File)))
        {
            var file = Below(target, text.File);
            File.WriteAllText(file, text.Text);
            File.SetLastWriteTimeUtc(file, text.ChangedAt.UtcDateTime);
        }
    }

    /// <summary>True for a path that stays inside the folder and names a file that staff may edit.</summary>
    public static bool IsContent(string file) =>
        file.EndsWith(".yml", StringComparison.Ordinal) || file.EndsWith(".csv", StringComparison.Ordinal)
            ? file.Split('/').All(step => step.Length > 0 && step[0] is not '.' && step.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            : false;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Below(string folder, string file)
    {
        var path = System.IO.Path.Combine(folder, file.Replace('/', System.IO.Path.DirectorySeparatorChar));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
