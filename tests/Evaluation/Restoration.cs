using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Evaluation;

/// <summary>How many syllables get their marks back when those of a message typed with marks are taken off.</summary>
internal static class Restoration
{
    private const double LeastMarkedShare = 0.5;

    public static double ShareRight(Understander understander, IEnumerable<LabelledMessage> messages)
    {
        var (right, all) = (0, 0);
        foreach (var text in messages.Select(message => message.Text))
        {
            var meant = Words(understander, text);
            if (meant.Count(word => Folding.HasMarks(word)) < meant.Length * LeastMarkedShare) continue;
            var restored = Words(understander, Folding.Fold(text));
            if (restored.Length != meant.Length) continue;
            all += meant.Length;
            right += meant.Zip(restored).Count(pair => pair.First == pair.Second);
        }

        return all == 0 ? 0 : (double)right / all;
    }

    private static string[] Words(Understander understander, string text) => understander.Understand(text).Restored.Split(' ');
}
