using System.Diagnostics;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>How fast one core understands: each message several times, after a warm-up.</summary>
internal static class Speed
{
    private const int WarmRounds = 3;
    private const int Rounds = 5;

    /// <returns>Messages a second.</returns>
    public static double Print(Understander understander, IReadOnlyList<LabelledMessage> messages)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            foreach (var message in messages) understander.Understand(message.Text);
        }

        var times = new List<double>(messages.Count * Rounds);
        var whole = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var message in messages)
            {
                var start = Stopwatch.GetTimestamp();
                understander.Understand(message.Text);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        var perSecond = times.Count / whole.Elapsed.TotalSeconds;
        times.Sort();
        Report.Line(FormattableString.Invariant($"speed: {perSecond:0} messages/s on one core, median {times[times.Count / 2]:0.000} ms, p95 {times[(int)(times.Count * 0.95)]:0.000} ms"));
        return perSecond;
    }
}
