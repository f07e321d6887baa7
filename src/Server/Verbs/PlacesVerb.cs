using System.CommandLine;
using System.Diagnostics;
using System.Text;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>places</c>: messages in, the place each names out, as JSON Lines.</summary>
internal static class PlacesVerb
{
    public static Command Command(Terminal terminal)
    {
        var content = SharedOptions.Content();
        var command = new Command("places", "JSON Lines in ({\"id\",\"text\"}), JSON Lines out: the place that each text names.") { content };
        command.SetAction(parsed =>
        {
            var places = new PlaceFinder(Gazetteer.Load(ContentLocation.Find(parsed.GetValue(content)), new List<ContentProblem>(), SharedOptions.PointsFile()));
            return JsonLines.RunAsync(terminal, (output, id, text) => Answer(places, (output, id, text)));
        });
        return command;
    }

    private static void Answer(PlaceFinder places, (Stream Output, string Id, string Text) line)
    {
        var started = Stopwatch.GetTimestamp();
        var match = places.Find(line.Text);
        line.Output.Write(Encoding.UTF8.GetBytes(PlaceJson.WriteLine(line.Id, match, Stopwatch.GetElapsedTime(started).TotalMilliseconds)));
    }
}
