using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SafeHelp.Load;

/// <summary>Words by which a message is known again at the other end: officers may send no numbers, so they count in syllables.</summary>
internal sealed partial class DeskMarks
{
    private static readonly string[] Digits = ["ba", "ca", "da", "ga", "ha", "la", "ma", "na", "sa", "ta"];

    private readonly ConcurrentDictionary<string, long> sent = new();
    private int last;

    public Figures Arrived { get; } = new();

    public int Lost => sent.Count;

    public string Next()
    {
        var number = Interlocked.Increment(ref last);
        var mark = "mau" + string.Concat(Enumerable.Range(0, 5).Select(_ => { var digit = Digits[number % 10]; number /= 10; return " " + digit; }));
        sent[mark] = Stopwatch.GetTimestamp();
        return mark;
    }

    /// <summary>Notes every mark in a text that came for the first time.</summary>
    public void Hear(string text, long at)
    {
        foreach (Match mark in Mark().Matches(text))
            if (sent.TryRemove(mark.Value, out var start)) Arrived.Add(Stopwatch.GetElapsedTime(start, at));
    }

    [GeneratedRegex("mau(?: (?:ba|ca|da|ga|ha|la|ma|na|sa|ta)){5}")]
    private static partial Regex Mark();
}
