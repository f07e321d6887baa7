using System.CommandLine;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Samples;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>sample</c>: a content folder with a made-up directory in it, every name marked and every number out of reach.</summary>
internal static class SampleVerb
{
    public static Command Command(Terminal terminal)
    {
        var count = new Option<int>("--count") { Description = "How many listings.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same directory.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Folder to write; it then serves as a content folder.", Required = true };
        var content = SharedOptions.Content();
        var command = new Command("sample", "A made-up directory over the real communes, for load tests and demonstrations.") { count, seed, output, content };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(count) is < 1 or > 5_000_000) throw new UsageException("--count is out of range. Give 1 to 5000000.");
            var folder = ContentLocation.Find(parsed.GetValue(content));
            Write(terminal, folder, parsed.GetValue(output)!, (parsed.GetValue(count), parsed.GetValue(seed)));
        });
        return command;
    }

    private static void Write(Terminal terminal, string content, string output, (int Count, int Seed) size)
    {
        var problems = new List<ContentProblem>();
        var listings = SampleDirectory.Make(content, Gazetteer.Load(content, problems), size, problems);
        Copy(content, output);
        var file = Path.Combine(output, "listings", "sample.csv");
        var written = SampleFile.Write(file, listings);
        if (written == 0) throw new FailureException($"No sample was made: {string.Join(" ", problems.Take(1))}");
        terminal.Error.WriteLine($"{written} sample listings in {file}; the other files of {output} are copies of {content}.");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
