using System.CommandLine;
using SafeHelp.Channels;
using SafeHelp.Knowledge.Content;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>doctor</c>: looks the whole service over and says in Vietnamese what to mend; exit code 1 if there is anything.</summary>
internal static class DoctorVerb
{
    public static Command Command(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "Folder of the database and the keys; data/ if not given." };
        var content = SharedOptions.Content();
        var command = new Command("doctor", "Checks settings, content, database, reachability, signatures and clocks while the server runs, and says what to mend.") { data, content };
        command.SetAction((parsed, cancel) => RunAsync(terminal, new ServeOptions(null, parsed.GetValue(data), parsed.GetValue(content)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ServeOptions options, CancellationToken cancel)
    {
        var configuration = SharedOptions.Configuration();
        var settings = ServerSettings.Read(configuration, options);
        var loaded = KnowledgeLoader.Load(settings.ContentFolder, settings.PointsFile);
        var findings = await new Examination(settings, configuration, TimeProvider.System).RunAsync(loaded.Problems.Count, cancel);
        foreach (var finding in findings) await terminal.Output.WriteLineAsync(Line(finding, loaded.Turn.Knowledge.Content.Doctor[finding.Code]));
        var wrong = findings.Count(finding => !finding.IsWell);
        await terminal.Error.WriteLineAsync(wrong == 0 ? "doctor: all well" : $"doctor: {wrong} to mend");
        return wrong == 0 ? 0 : CommandLine.Failed;
    }

    private static string Line(Finding finding, DoctorText text)
    {
        string Filled(string words) => words.Replace("{about}", finding.About, StringComparison.Ordinal).Replace("{detail}", finding.Detail, StringComparison.Ordinal);
        return finding.IsWell ? $"✔ {Filled(text.Well)}" : $"✘ {Filled(text.Wrong)}\n   → {Filled(text.Mend)}";
    }
}
