using SafeHelp.Bot.Activities;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>Takes several short messages sent right after one another for one thought: "ck em", "danh em", "em o go vap".</summary>
internal sealed class Thoughts(PhraseBook phrases)
{
    private const int LongestText = 10_000;

    // What is said to the bot itself stands alone: it must work whatever was typed around it.
    private static readonly string[] Commands =
        [PhraseSets.Stop, PhraseSets.Delete, PhraseSets.SafeWord, PhraseSets.Discreet, PhraseSets.DiscreetOff, PhraseSets.NotThat, PhraseSets.GrownUp];

    /// <summary>How many of the messages that wait go together with the first.</summary>
    public int Following(Conversation talk, IncomingMessage first, IReadOnlyList<IncomingMessage> waiting) =>
        IsPart(talk, first) ? waiting.TakeWhile(message => IsPart(talk, message)).Count() : 0;

    /// <summary>The thought as one message, in the place of its last: a point shared with it says where.</summary>
    public static IncomingMessage Joined(IReadOnlyList<IncomingMessage> thought)
    {
        if (thought is [var only]) return only;
        var words = thought.Where(message => message.Kind is MessageKind.Text).Select(message => message.Text).ToList();
        if (words.Count == 0) return thought[^1];
        var text = string.Join('\n', words);
        return thought[^1] with
        {
            Kind = MessageKind.Text,
            Text = text.Length > LongestText ? text[..LongestText] : text,
            Commune = thought.LastOrDefault(message => message.Commune is not null)?.Commune,
        };
    }

    private bool IsPart(Conversation talk, IncomingMessage message) =>
        message.Kind is MessageKind.Location || (message.Kind is MessageKind.Text && !IsCommand(message.Text) && Choices.Resolve(talk, message) == message && !talk.Choices.Contains(message.Text));

    private bool IsCommand(string text) => Commands.Any(set => phrases.Is(set, text));
}
