using System.CommandLine;

namespace SafeHelp.Server.Verbs;

/// <summary><c>places</c>: messages in, the place each names out, as JSON Lines.</summary>
internal static class PlacesVerb
{
    public static Command Command(Terminal terminal)
    {
        var content = SharedOptions.Content();
        var command = new Command("places", "JSON Lines in ({\"id\",\"text\"}), JSON Lines out: the place that each text names.") { content };
        command.SetAction(parsed => JsonLines.RunAsync(terminal, (output, id, text) => { }));
        return command;
    }
}
