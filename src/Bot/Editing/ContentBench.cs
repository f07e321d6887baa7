using System.Security.Cryptography;
using System.Text;
using SafeHelp.Knowledge.Content.Editing;

namespace SafeHelp.Bot.Editing;

/// <summary>The content folder that the program was given, and what it would be with other texts laid over it.</summary>
public sealed class ContentBench(string folder, string? pointsFile) : IDisposable
{
    // Each check holds all places in memory.
    private readonly SemaphoreSlim one = new(1);

    public string Folder => folder;

    /// <summary>Files of the folder that staff may edit.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(ContentPolicy.IsEditable).Order(StringComparer.Ordinal)];

    /// <summary>The folder's own text; "" where it has no such file.</summary>
    public string Original(string file)
    {
        var path = Path.Combine(folder, file);
        return ContentPolicy.IsEditable(file) && File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
    }

    public async Task<WholeContent> CheckAsync(IReadOnlyCollection<ContentText> over, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            using var merged = MergedFolder.Of(folder, over);
            return WholeContent.Read(merged.Path, pointsFile);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    /// <summary>Tells one text from another; "" for none.</summary>
    public static string Fingerprint(string text) => text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
