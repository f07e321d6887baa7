using System.CommandLine;

namespace SafeHelp.Server.Verbs;

/// <summary><c>check</c>: one line a problem of the content folder, in Vietnamese; exit code 1 if there is any.</summary>
internal static class CheckVerb
{
    public static Command Command(Terminal terminal)
    {
        var folder = new Argument<string?>("DIR") { Arity = ArgumentArity.ZeroOrOne, Description = "Content folder; the one beside the program if not given." };
        var content = SharedOptions.Content();
        var command = new Command("check", "Validates all of content/: one line a problem, with file, line, fault and mend.") { folder, content };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(folder) ?? parsed.GetValue(content)));
        return command;
    }

    private static int Run(Terminal terminal, string? folder)
    {
        var problems = SharedOptions.Load(folder).Problems;
        foreach (var problem in problems) terminal.Output.WriteLine(problem);
        terminal.Error.WriteLine(problems.Count == 0 ? "content: no problem" : $"content: {problems.Count} problems");
        return problems.Count == 0 ? 0 : CommandLine.Failed;
    }
}
