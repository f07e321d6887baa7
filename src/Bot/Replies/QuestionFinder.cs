using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Replies;

/// <summary>Finds the frequent question that a message asks.</summary>
internal sealed class QuestionFinder(IEnumerable<Located<Question>> questions)
{
    // "chồng tôi có biết (tôi nhắn) không"
    private const int Slack = 3;

    private readonly List<(Question Question, PhraseSet Phrases)> known =
        [.. questions.Select(found => (found.Value, new PhraseSet(found.Value.Phrases)))];

    /// <summary>The question whose phrase fills at least half of the message: in a longer story the story is what counts.</summary>
    public Question? In(string text)
    {
        var words = Words.In(text).Count;
        return known.Select(one => (one.Question, Length: one.Phrases.LongestIn(text, Slack)))
            .Where(found => found.Length > 0 && found.Length * 2 >= words)
            .OrderByDescending(found => found.Length)
            .Select(found => found.Question)
            .FirstOrDefault();
    }
}
