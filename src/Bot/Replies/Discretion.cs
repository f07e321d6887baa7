using SafeHelp.Bot.Activities;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Replies;

/// <summary>Keeps what a locked screen shows of a message free of words that would betray the person.</summary>
internal sealed class Discretion(DiscreetWords words)
{
    private readonly PhraseSet sensitive = new(words.Sensitive);

    /// <summary>The reply beginning with neutral words where its own beginning tells too much.</summary>
    public Reply Cover(Reply reply)
    {
        if (words.Covers.Count == 0) return reply;
        // Not always the same words: a row of equal messages would be noticed too.
        var cover = words.Covers[reply.Text.Length % words.Covers.Count];
        var isSafe = !sensitive.IsIn(DiscreetWords.Shown(ReplyText.Of(reply)));
        return reply with { Cover = cover, Text = isSafe ? reply.Text : $"{cover}\n{reply.Text}" };
    }
}
