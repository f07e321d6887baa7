using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Server.Hosting;

/// <summary>Keeps what was learnt from examples that staff edited beside the data, since the content folder holds only what was learnt from its own.</summary>
internal sealed class LearntFiles(string dataFolder)
{
    // One for now and one for what an undo leads back to.
    private const int Kept = 2;

    private readonly string folder = Path.Combine(dataFolder, "learnt");

    public static bool IsLearntFrom(string file) => file.StartsWith("understanding/", StringComparison.Ordinal) || file.StartsWith("text/", StringComparison.Ordinal);

    public Turn Turn(WholeContent content)
    {
        var file = Path.Combine(folder, $"{content.Understanding.Fingerprint}.bin");
        var isKept = File.Exists(file);
        var understanding = isKept ? content.Understanding with { Learnt = File.ReadAllBytes(file) } : content.Understanding;
        var understander = Understander.Build(understanding, content.Knowledge.Places.Find);
        if (!isKept) Keep(file, stream => understander.WriteLearnt(stream, content.Understanding));
        return new Turn(content.Knowledge, understander);
    }

    private void Keep(string file, Action<Stream> write)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.bin").OrderByDescending(old => old.LastWriteTimeUtc).Skip(Kept - 1).ToList()) old.Delete();
        var partial = $"{file}.{Environment.ProcessId}.partial";
        using (var stream = File.Create(partial)) write(stream);
        File.Move(partial, file, overwrite: true);
    }
}
