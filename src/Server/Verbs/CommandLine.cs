using System.CommandLine;

namespace SafeHelp.Server.Verbs;

/// <summary>The verbs of <c>safehelp</c>. A usage error is one line on standard error and exit code 2; a failure is exit code 1.</summary>
internal static class CommandLine
{
    public const int Failed = 1;
    public const int Misused = 2;

    // Told to stop, the server finishes what it holds: at most a vendor's ten seconds and the host's own thirty. The library's own two would cut it off.
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = Root(terminal);
        var parsed = root.Parse(WithDefault(args, root));
        if (parsed.Errors.Count > 0)
        {
            await terminal.Error.WriteLineAsync($"safehelp: {parsed.Errors[0].Message} Try safehelp --help.");
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopsWithin });
        }
        catch (UsageException misuse)
        {
            await terminal.Error.WriteLineAsync($"safehelp: {misuse.Message}");
            return Misused;
        }
        catch (FailureException failure)
        {
            await terminal.Error.WriteLineAsync($"safehelp: {failure.Message}");
            return Failed;
        }
    }

    private static RootCommand Root(Terminal terminal) =>
        new("SafeHelpBot: finds the nearest trusted help for women and children, in Vietnamese.")
        {
            ServeVerb.Command(),
            AskVerb.Command(terminal),
            SearchVerb.Command(terminal),
            SampleVerb.Command(terminal),
            UnderstandVerb.Command(terminal),
            PlacesVerb.Command(terminal),
            CheckVerb.Command(terminal),
            ExportVerb.Command(terminal),
            LearnVerb.Command(terminal),
            BackupVerb.Backup(terminal),
            BackupVerb.Restore(terminal),
            StaffVerb.Command(terminal),
            ImportVerb.Import(terminal),
            ImportVerb.Template(terminal),
            SetupVerb.Telegram(terminal),
            SetupVerb.Messenger(terminal),
            DoctorVerb.Command(terminal),
        };

    // "safehelp" alone, or with options only, serves.
    private static string[] WithDefault(string[] args, RootCommand root) =>
        args is [] || (args[0].StartsWith('-') && !root.Options.Any(option => option.Name == args[0] || option.Aliases.Contains(args[0])))
            ? ["serve", .. args]
            : args;
}
