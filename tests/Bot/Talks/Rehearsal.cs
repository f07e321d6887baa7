using System.Globalization;
using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Tests.Talks;

/// <summary>Plays a talk to the bot and says where it went wrong.</summary>
internal sealed class Rehearsal(Turn turn)
{
    private const int LockScreen = 60;

    /// <summary>Faults of the talk, and what was said in it, to be read aloud.</summary>
    public (IReadOnlyList<string> Faults, string Transcript) Play(Talk talk)
    {
        var faults = new List<string>();
        var transcript = new StringBuilder($"# {talk.Title}\n");
        var conversation = Conversation.New;
        for (var i = 0; i < talk.Turns.Count; i++)
        {
            var result = turn.Run(conversation, Message(talk.Turns[i], i), talk.Now.AddMinutes(i));
            conversation = result.Conversation;
            transcript.Append("> ").AppendLine(Shortened(talk.Turns[i].Says) ?? talk.Turns[i].Shares ?? talk.Turns[i].Sends);
            transcript.AppendLine(Understood(talk.Turns[i].Says ?? ""));
            foreach (var reply in result.Replies) transcript.AppendLine(Shown(reply));
            faults.AddRange(Faults(talk.Turns[i], result.Replies).Concat(Manners.Faults(result)).Select(fault => $"{talk.Title}, turn {i + 1}: {fault}"));
        }

        return (faults, transcript.ToString());
    }

    // As Intake does it: a shared point becomes a commune before the turn sees it.
    private IncomingMessage Message(TalkTurn said, int number)
    {
        var kind = said switch
        {
            { Shares: not null } => MessageKind.Location,
            { Sends: "media" } => MessageKind.Media,
            { Sends: "joined" } => MessageKind.Joined,
            { Sends: "left" } => MessageKind.Left,
            _ => MessageKind.Text,
        };
        var message = new IncomingMessage("test", $"{number}", "1", kind, said.Says ?? "");
        return said.Shares is null ? message : message with { Commune = turn.Knowledge.Places.At(Point(said.Shares))?.Communes[0].Code };
    }

    private static IEnumerable<string> Faults(TalkTurn said, IReadOnlyList<Reply> replies)
    {
        var shown = string.Join('\n', replies.Select(Shown));
        if (said.Silent != (replies.Count == 0)) yield return said.Silent ? "said something" : "said nothing";
        foreach (var missing in said.Hears.Where(part => !part.Split('|').Any(either => shown.Contains(either, StringComparison.OrdinalIgnoreCase)))) yield return $"did not say “{missing}”";
        foreach (var wrong in said.Never.Where(part => shown.Contains(part, StringComparison.OrdinalIgnoreCase))) yield return $"said “{wrong}”";
        var taps = replies.SelectMany(reply => reply.SuggestedActions).Select(action => action.Title).ToList();
        foreach (var missing in said.Taps.Where(tap => !taps.Contains(tap))) yield return $"did not offer “{missing}”";
        if (said.First is not null && (replies.Count == 0 || !Start(ReplyText.Of(replies[0])).Contains(said.First, StringComparison.Ordinal)))
            yield return $"did not begin with “{said.First}”";
    }

    // For who reads the transcript: was it misread, or badly answered?
    private string Understood(string text)
    {
        var meaning = turn.Understander.Understand(text);
        var topics = string.Join(", ", meaning.Topics.Select(topic => $"{Labels.Of(topic.Topic)} {topic.Score.ToString("0.00", CultureInfo.InvariantCulture)}"));
        return $"  ({topics}; {Labels.Of(meaning.Urgency)}; {Labels.Of(meaning.Speaker)}{(meaning.IsPerpetrator ? "; perpetrator" : "")})";
    }

    private static string? Shortened(string? text) => text is { Length: > 200 } ? text[..200] + "…" : text;

    private static string Start(string text) => text.Length > LockScreen ? text[..LockScreen] : text;

    private static string Shown(Reply reply) => $"{ReplyText.Of(reply)}\n{string.Concat(reply.SuggestedActions.Select(action => $"[{action.Title}] "))}";

    private static GeoPoint Point(string text)
    {
        var parts = text.Split(',');
        return new GeoPoint(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
