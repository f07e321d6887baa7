using SafeHelp.Bot.Records.Import;

namespace SafeHelp.Server.Verbs;

/// <summary>How far an import has come, drawn over itself on a terminal; nothing in a pipe.</summary>
internal sealed class ProgressBar(Terminal terminal) : IProgress<ImportProgress>
{
    private const int Width = 30;

    private readonly bool isShown = !Console.IsErrorRedirected && ReferenceEquals(terminal.Error, Console.Error);

    public void Report(ImportProgress value)
    {
        if (!isShown) return;
        var filled = value.Total > 0 ? Width * value.Done / value.Total : 0;
        var count = value.Total > 0 ? $" {value.Done}/{value.Total}" : "";
        terminal.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {Name(value.Step)}{count}   ");
    }

    public void Clear()
    {
        if (isShown) terminal.Error.Write($"\r{new string(' ', Width * 2)}\r");
    }

    private static string Name(ImportStep step) => step switch
    {
        ImportStep.Reading => "reading",
        ImportStep.Comparing => "comparing",
        _ => "keeping",
    };
}
