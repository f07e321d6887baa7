using System.Collections.Concurrent;
using System.Diagnostics;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>Puts one load on one contestant, in one slice of time or in several, whose figures add up.</summary>
internal sealed class LoadRun
{
    private const int WarmTalks = 200;
    // The runtime compiles its better code while the first thousands of turns run; what is compiled once a start is no cost of a turn.
    private const int WarmRounds = 12;

    // What is still on its way when a slice ends is its own; nothing new for so long means that nothing is.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly LoadPlan plan;
    private readonly Contestant contestant;
    private readonly CrowdVendor vendor;
    private readonly Dictionary<string, Talk> talks;
    private readonly Figures acknowledged = new();
    private readonly Figures answered = new();
    private readonly List<double> rates = [];
    private Spent server = Spent.Nothing;
    private Spent database = Spent.Nothing;
    private Spent own = Spent.Nothing;
    private double seconds;
    private int refused;
    private TimeSpan drained;

    public LoadRun(LoadPlan plan, Contestant contestant, CrowdVendor vendor)
    {
        this.plan = plan;
        this.contestant = contestant;
        this.vendor = vendor;
        talks = Enumerable.Range(0, plan.Talks).Select(i => $"person{i}").ToDictionary(person => person, person => new Talk(person, contestant));
    }

    public string Name => contestant.Name;

    /// <summary>Of each slice: what was answered in a second, or, where nothing answers, taken.</summary>
    public IReadOnlyList<double> Rates => rates;

    public Row Row
    {
        get
        {
            var load = plan.Rate > 0 ? $"{plan.Rate} messages/s" : $"{plan.Talks} people, as fast as answers come";
            return new Row($"{contestant.Name}, {load}, {seconds:0} s", seconds, acknowledged, answered, server, database, own)
            {
                Refused = refused,
                Drained = drained,
            };
        }
    }

    public async Task WarmAsync()
    {
        vendor.Arrived += Hear;
        for (var round = 0; round < WarmRounds; round++)
            await Task.WhenAll(talks.Values.Take(WarmTalks).Select((talk, i) => talk.WriteAsync(i, new Figures(), new Figures())));
        await QuietenAsync();
        vendor.Arrived -= Hear;
        contestant.Hold();
    }

    public async Task RunAsync(double length)
    {
        vendor.Arrived += Hear;
        using var self = Process.GetCurrentProcess();
        var (serverBefore, databaseBefore, ownBefore, before) = (contestant.Server(), contestant.Database(), Spent.Of(self), Done);
        var clock = Stopwatch.StartNew();
        if (plan.Rate > 0) await WriteAtRateAsync(clock, length);
        else await Task.WhenAll(talks.Values.Select((talk, i) => WriteOnAsync(talk, i, new Slice(clock, length))));
        // A second reply to the same message counts as work, too: the slice ends when the vendor has all of them.
        var lasted = clock.Elapsed.TotalSeconds + (await QuietenAsync()).TotalSeconds;
        seconds += lasted;
        rates.Add((Done - before) / lasted);
        server = (server + contestant.Server().Since(serverBefore)) with { Memory = contestant.Server().Memory };
        database += contestant.Database().Since(databaseBefore);
        own += Spent.Of(self).Since(ownBefore);
        vendor.Arrived -= Hear;
    }

    private int Done => contestant.Answers ? answered.Count : acknowledged.Count;

    private void Hear(string person, Got got)
    {
        if (talks.TryGetValue(person, out var talk)) talk.Hear(got.At);
    }

    /// <returns>How long something still arrived.</returns>
    private async Task<TimeSpan> QuietenAsync()
    {
        if (!contestant.Answers) return TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        var (total, last) = (vendor.Total, TimeSpan.Zero);
        while (clock.Elapsed - last < Quiet)
        {
            await Task.Delay(10);
            if (vendor.Total == total) continue;
            (total, last) = (vendor.Total, clock.Elapsed);
        }

        return last;
    }

    private async Task WriteOnAsync(Talk talk, int turn, Slice slice)
    {
        while (!slice.IsOver) await WriteAsync(talk, turn++);
    }

    // Each person has one message under way; at a rate that is kept, there are talks enough for all.
    private async Task WriteAtRateAsync(Stopwatch clock, double length)
    {
        var free = new ConcurrentQueue<Talk>(talks.Values);
        var under = new List<Task>();
        for (var i = 0; i < plan.Rate * length; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / plan.Rate) - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            Talk? talk;
            while (!free.TryDequeue(out talk)) await Task.Delay(1);
            under.Add(WriteAndFreeAsync(talk, i));
        }

        var lastWritten = Stopwatch.GetTimestamp();
        await Task.WhenAll(under);
        drained = Stopwatch.GetElapsedTime(lastWritten);

        async Task WriteAndFreeAsync(Talk talk, int turn)
        {
            await WriteAsync(talk, turn);
            free.Enqueue(talk);
        }
    }

    private async Task WriteAsync(Talk talk, int turn)
    {
        if (!await talk.WriteAsync(turn, acknowledged, answered)) Interlocked.Increment(ref refused);
    }

    private sealed record Slice(Stopwatch Clock, double Length)
    {
        public bool IsOver => Clock.Elapsed.TotalSeconds >= Length;
    }
}
