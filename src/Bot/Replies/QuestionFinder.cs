using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Replies;

/// <summary>Finds the frequent question that a message asks.</summary>
internal sealed class QuestionFinder(IEnumerable<Located<Question>> questions)
{
    // "chồng tôi có biết (tôi nhắn) không"
    private const int Slack = 3;

    private readonly PhraseSetIndex<Question> known = new(questions.Select(found => (found.Value, new PhraseSet(found.Value.Phrases))));

    /// <summary>The question whose phrase fills at least half of the message: in a longer story the story is what counts.</summary>
    public AskedQuestion? In(string text)
    {
        var message = new SplitMessage(text);
        return known.MayStandIn(message).Select(one => (Question: one.Owner, Length: one.Phrases.LongestIn(message, Slack)))
            .Where(found => found.Length > 0 && found.Length * 2 >= message.Count)
            .OrderByDescending(found => found.Length)
            .Select(found => new AskedQuestion(found.Question, message.Count - found.Length))
            .FirstOrDefault();
    }
}

/// <summary>A question found in a message.</summary>
/// <param name="WordsBeside">Words of the message that are not the question's.</param>
internal sealed record AskedQuestion(Question Question, int WordsBeside)
{
    /// <summary>The answer for who asks; null if there is none fit for a child.</summary>
    public Answer? AnswerTo(Conversation talk) => talk.IsChild ? Question.ToChild : Question.Answer;
}
