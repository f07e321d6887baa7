using System.CommandLine;
using SafeHelp.Bot.Editing;
using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;

namespace SafeHelp.Server.Verbs;

/// <summary><c>export content</c>: the content folder with what staff edited in the console, as files that can be checked and committed.</summary>
internal static class ContentExport
{
    public static Command Command(Terminal terminal)
    {
        var output = new Option<string>("--out") { Description = "Folder to write; content/ itself brings the edits home.", Required = true };
        var data = new Option<string?>("--data") { Description = "Folder of the database and the keys; data/ if not given." };
        var content = SharedOptions.Content();
        var command = new Command("content", "The content folder with what staff edited in the console, in the folder PATH.") { output, data, content };
        command.SetAction((parsed, cancel) => RunAsync(terminal, (parsed.GetRequiredValue(output), parsed.GetValue(data), parsed.GetValue(content)), cancel));
        return command;
    }

    private static async Task RunAsync(Terminal terminal, (string Output, string? Data, string? Content) asked, CancellationToken cancel)
    {
        var folder = ContentLocation.Find(asked.Content);
        try
        {
            var over = await EditedAsync(asked.Data, cancel);
            // Onto itself only what was edited is written: the other files are there.
            MergedFolder.Write(IsSame(folder, asked.Output) ? null : folder, over, asked.Output);
            foreach (var text in over) await terminal.Output.WriteLineAsync(text.File);
            await terminal.Error.WriteLineAsync($"{over.Count} edited files in {asked.Output}; safehelp check {asked.Output} looks them over");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"{asked.Output} cannot be written: {refused.Message}");
        }
        catch (StorageUnavailableException unusable)
        {
            throw new FailureException(unusable.Message);
        }
    }

    private static async Task<IReadOnlyCollection<ContentText>> EditedAsync(string? data, CancellationToken cancel)
    {
        var section = SharedOptions.Configuration().GetSection("SafeHelp");
        var cipher = new DataProtectionCipher(PrivacyKeys.Read(section, data ?? "data"));
        await using var store = await SqlStore.OpenBesideAsync(ServerSettings.DatabaseOf(section, data), cipher, TimeProvider.System, cancel);
        return ContentDesk.Over(await store.ContentVersions.NewestAsync(cancel));
    }

    private static bool IsSame(string one, string other) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(one)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other));
}
