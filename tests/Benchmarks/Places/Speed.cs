using System.Diagnostics;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Places.Benchmarks;

/// <summary>Time a message on one core, and how it grows with the message.</summary>
internal sealed class Speed(Gazetteer gazetteer, PlaceFinder finder)
{
    private const int Messages = 2000;

    public void Run()
    {
        var texts = Addresses().ToList();
        foreach (var text in texts) finder.Find(text);
        Report("full addresses", texts);
        Report("sentences", [.. texts.Select(t => $"chị ơi em bị chồng đánh nhiều lần rồi, hiện em đang ở {t}, em muốn hỏi chỗ nào giúp được em với ạ")]);
        var long100 = string.Join(' ', Enumerable.Repeat(Words, 10));
        var long1000 = string.Join(' ', Enumerable.Repeat(Words, 100));
        var (short_, long_) = (Typical(long100), Typical(long1000));
        Console.WriteLine($"100 words {short_:F3} ms, 1,000 words {long_:F3} ms, ratio {long_ / short_:F1}");
    }

    private const string Words = "em ở Gò Vấp nhưng quê em Thanh Hóa ạ";

    private IEnumerable<string> Addresses()
    {
        var step = Math.Max(1, gazetteer.Communes.Count / Messages);
        for (var at = 0; at < gazetteer.Communes.Count; at += step)
            yield return $"{at % 300} Lê Lợi, {gazetteer.Label(gazetteer.Communes[at].Unit.Code)}";
    }

    private void Report(string name, List<string> texts)
    {
        var times = texts.Select(Time).Order().ToList();
        Console.WriteLine($"{name}: median {times[times.Count / 2]:F3} ms, p95 {times[times.Count * 95 / 100]:F3} ms, p99 {times[times.Count * 99 / 100]:F3} ms");
    }

    private double Typical(string text) => Enumerable.Range(0, 50).Select(_ => Time(text)).Order().ElementAt(25);

    private double Time(string text)
    {
        var start = Stopwatch.GetTimestamp();
        finder.Find(text);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
