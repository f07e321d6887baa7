using System.CommandLine;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>learn</c>: learns from the examples of a content folder and keeps what was learnt beside them, so that the next start is quick.</summary>
internal static class LearnVerb
{
    public static Command Command(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Content folder whose examples are learnt from, as content." };
        var command = new Command("learn", "Learns from the example messages in DIR and keeps the result there; after any change in text/ or understanding/.") { folder };
        command.SetAction(parsed => Run(terminal, ContentLocation.Find(parsed.GetRequiredValue(folder))));
        return command;
    }

    private static void Run(Terminal terminal, string folder)
    {
        var content = UnderstandingContent.Read(folder, new List<ContentProblem>());
        var file = Path.Combine(folder, UnderstandingContent.LearntFile);
        using (var partial = File.Create(file + ".partial")) Understander.Build(content with { Learnt = default }, _ => null).WriteLearnt(partial, content);
        File.Move(file + ".partial", file, overwrite: true);
        terminal.Error.WriteLine($"{content.Examples.Count} messages learnt; kept in {file}");
    }
}
