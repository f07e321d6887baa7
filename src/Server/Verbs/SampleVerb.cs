using System.CommandLine;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Samples;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;

namespace SafeHelp.Server.Verbs;

/// <summary><c>sample</c>: a made-up directory, every name marked and every number out of reach, in a content folder or as records in a database of its own.</summary>
internal static class SampleVerb
{
    public static Command Command(Terminal terminal)
    {
        var count = new Option<int>("--count") { Description = "How many listings.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same directory.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--out") { Description = "Folder to write; it then serves as a content folder." };
        var data = new Option<string?>("--data") { Description = "Instead of --out: folder that has no database yet, for records in all stages of their life." };
        var content = SharedOptions.Content();
        var command = new Command("sample", "A made-up directory over the real communes, for load tests and demonstrations.") { count, seed, output, data, content };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(count) is < 1 or > 5_000_000) throw new UsageException("--count is out of range. Give 1 to 5000000.");
            var folder = ContentLocation.Find(parsed.GetValue(content));
            var size = (parsed.GetValue(count), parsed.GetValue(seed));
            switch (parsed.GetValue(output), parsed.GetValue(data))
            {
                case ({ } written, null):
                    Write(terminal, folder, written, size);
                    break;
                case (null, { } kept):
                    await KeepAsync(terminal, folder, kept, size, cancel);
                    break;
                default:
                    throw new UsageException("Give --out or --data.");
            }
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

    // Never into a database that is there: whoever runs a service must not get made-up places among the real ones.
    private static async Task KeepAsync(Terminal terminal, string content, string data, (int Count, int Seed) size, CancellationToken cancel)
    {
        var file = Path.Combine(data, "safehelp.db");
        if (File.Exists(file)) throw new FailureException($"There is a database in {data} already. Give an empty folder.");
        Secrets.MakeFolder(data);
        var knowledge = KnowledgeSnapshot.Load(content, SharedOptions.PointsFile());
        var cipher = new DataProtectionCipher(PrivacyKeys.Read(SharedOptions.Configuration().GetSection("SafeHelp"), data));
        await using var store = await SqlStore.OpenAsync($"Data Source={file}", cipher, TimeProvider.System, cancel);
        var listings = SampleDirectory.Make(content, knowledge.Gazetteer, size, new List<ContentProblem>());
        var kept = await new SampleRecords(store.Records, knowledge, TimeProvider.System).KeepAsync(listings, cancel);
        await terminal.Error.WriteLineAsync($"{kept} sample records in {file}.");
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
