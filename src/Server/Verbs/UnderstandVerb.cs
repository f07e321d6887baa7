using System.CommandLine;
using System.Diagnostics;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Server.Verbs;

/// <summary><c>understand</c>: messages in, what each means out, as JSON Lines.</summary>
internal static class UnderstandVerb
{
    public static Command Command(Terminal terminal)
    {
        var content = SharedOptions.Content();
        var command = new Command("understand", "JSON Lines in ({\"id\",\"text\"}), JSON Lines out: topic, urgency, speaker, place.") { content };
        command.SetAction(parsed =>
        {
            var understander = SharedOptions.LoadTurn(parsed.GetValue(content)).Understander;
            var writer = new MeaningJson(PlaceJson.Write);
            return JsonLines.RunAsync(terminal, (output, id, text) => Answer(understander, writer, (output, id, text)));
        });
        return command;
    }

    private static void Answer(Understander understander, MeaningJson writer, (Stream Output, string Id, string Text) line)
    {
        var started = Stopwatch.GetTimestamp();
        var meaning = understander.Understand(line.Text);
        writer.Write(line.Output, line.Id, meaning, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
