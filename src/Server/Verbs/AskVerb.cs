using System.CommandLine;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.WebChat.DirectLine;

namespace SafeHelp.Server.Verbs;

/// <summary><c>ask TEXT</c>: one turn of the bot without a server.</summary>
internal static class AskVerb
{
    public static Command Command(Terminal terminal)
    {
        var text = new Argument<string>("TEXT") { Description = "What the person writes." };
        var (place, at, now, json, content) = (SharedOptions.Place(), SharedOptions.At(), SharedOptions.Now(), SharedOptions.Json(), SharedOptions.Content());
        var command = new Command("ask", "One turn of the bot: prints the replies as text, or as JSON activities, one a line.") { text, place, at, now, json, content };
        command.SetAction(parsed =>
        {
            var moment = SharedOptions.Moment(parsed.GetValue(now));
            var turn = SharedOptions.LoadTurn(parsed.GetValue(content));
            var where = SharedOptions.Where(turn.Knowledge, parsed.GetValue(place), parsed.GetValue(at));
            var message = new IncomingMessage("cli", "1", "1", MessageKind.Text, parsed.GetRequiredValue(text));
            var replies = turn.Run(turn.StartingAt(where), message, moment).Replies;
            foreach (var (i, reply) in replies.Index()) terminal.Output.WriteLine(parsed.GetValue(json) ? Json(reply, i + 1, moment) : Text(reply));
        });
        return command;
    }

    private static string Json(Reply reply, long sequence, DateTimeOffset at) =>
        ActivityWriter.Line(ActivityWriter.WriteReply(reply, sequence, at, new TalkReader("ask", "", CardStyle.Hero)));

    private static string Text(Reply reply) =>
        reply.SuggestedActions.Count == 0 ? ReplyText.Of(reply) : $"{ReplyText.Of(reply)}\n\n{ReplyText.Choices(reply)}\n";
}
