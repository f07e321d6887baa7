using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SafeHelp.Support.Live;

namespace SafeHelp.Resilience.Tests;

/// <summary>So many messages a second, each of a talk of its own and one in a hundred an emergency, until all that was accepted is answered.</summary>
internal sealed class Flood(int rate, int seconds, Func<string, string, Task> post, CrowdVendor vendor)
{
    private const int OneIn = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> asked = new();
    private readonly ConcurrentDictionary<string, long> taken = new();

    public async Task<FloodFigures> RunAsync(string[] crowd, string[] inDanger)
    {
        var clock = Stopwatch.StartNew();
        var under = new List<Task>();
        for (var i = 0; i < rate * seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / rate) - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            var isDanger = i % OneIn == OneIn - 1;
            under.Add(AskAsync($"{(isDanger ? "danger" : "crowd")}{i}", isDanger ? inDanger[i % inDanger.Length] : crowd[i % crowd.Length]));
        }

        await Task.WhenAll(under);
        var accepted = clock.Elapsed;
        while (asked.Keys.Any(person => vendor.Of(person).Count == 0) && clock.Elapsed < Patience) await Task.Delay(200);
        return Figures(accepted, clock.Elapsed);
    }

    private async Task AskAsync(string person, string text)
    {
        asked[person] = Stopwatch.GetTimestamp();
        await post(person, text);
        taken[person] = Stopwatch.GetTimestamp();
    }

    private FloodFigures Figures(TimeSpan accepted, TimeSpan all) =>
        new(rate, asked.Count, accepted, all, asked.Keys.Count(person => vendor.Of(person).Count == 0), Waits(taken, "danger"), Waits(taken, "crowd")) { FromSending = Waits(asked, "danger") };

    // An answer may be there before the vendor has heard that its call was taken.
    private List<TimeSpan> Waits(ConcurrentDictionary<string, long> since, string kind) =>
        [.. since.Where(one => one.Key.StartsWith(kind, StringComparison.Ordinal)).Select(one => (one.Value, Got: vendor.Of(one.Key))).Where(one => one.Got.Count > 0).Select(one => one.Got[0].At > one.Value ? Stopwatch.GetElapsedTime(one.Value, one.Got[0].At) : TimeSpan.Zero).Order()];
}

/// <summary>What a flood came to: from our saying that the message is kept to the answer at the vendor.</summary>
internal sealed record FloodFigures(int Rate, int Messages, TimeSpan Accepted, TimeSpan All, int Lost, List<TimeSpan> Emergencies, List<TimeSpan> Others)
{
    /// <summary>The same from the vendor's first try to hand the message in: under load a call waits until its turn to be read.</summary>
    public required List<TimeSpan> FromSending { get; init; }

    public TimeSpan SlowestEmergency => Emergencies.Count == 0 ? TimeSpan.MaxValue : Emergencies[^1];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rate}/s asked for, {Messages} messages of as many talks, all accepted after {Accepted.TotalSeconds:0.0} s, all answered after {All.TotalSeconds:0.0} s, {Lost} lost; seconds to the answer p50 / p95 / most: {Emergencies.Count} emergencies {Said(Emergencies)} (from the vendor's first try {Said(FromSending)}), others {Said(Others)}");

    private static string Said(List<TimeSpan> waits) =>
        waits.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{waits[waits.Count / 2].TotalSeconds:0.00} / {waits[waits.Count * 95 / 100].TotalSeconds:0.00} / {waits[^1].TotalSeconds:0.00}");
}
