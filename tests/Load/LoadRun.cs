using System.Collections.Concurrent;
using System.Diagnostics;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>Puts one load on one contestant.</summary>
internal sealed class LoadRun
{
    private const int WarmTalks = 200;
    private const int WarmRounds = 4;

    private readonly LoadPlan plan;
    private readonly Contestant contestant;
    private readonly Dictionary<string, Talk> talks;
    private readonly Figures acknowledged = new();
    private readonly Figures answered = new();
    private int refused;
    private long lastWritten;

    public LoadRun(LoadPlan plan, Contestant contestant)
    {
        this.plan = plan;
        this.contestant = contestant;
        talks = Enumerable.Range(0, plan.Talks).Select(i => $"person{i}").ToDictionary(person => person, person => new Talk(person, contestant));
    }

    public async Task<Row> RunAsync(CrowdVendor vendor)
    {
        vendor.Arrived += Hear;
        for (var round = 0; round < WarmRounds; round++)
            await Task.WhenAll(talks.Values.Take(WarmTalks).Select((talk, i) => talk.WriteAsync(i, new Figures(), new Figures())));
        var row = await MeasureAsync();
        vendor.Arrived -= Hear;
        return row;
    }

    private void Hear(string person, Got got)
    {
        if (talks.TryGetValue(person, out var talk)) talk.Hear(got.At);
    }

    private async Task<Row> MeasureAsync()
    {
        using var self = Process.GetCurrentProcess();
        var (server, database, own) = (contestant.Server(), contestant.Database(), Spent.Of(self));
        var clock = Stopwatch.StartNew();
        if (plan.Rate > 0) await WriteAtRateAsync(clock);
        else await Task.WhenAll(talks.Values.Select((talk, i) => WriteOnAsync(talk, i, clock)));
        var load = plan.Rate > 0 ? $"{plan.Rate} messages/s" : $"{plan.Talks} people, as fast as answers come";
        return new Row($"{contestant.Name}, {load}, {clock.Elapsed.TotalSeconds:0} s", clock.Elapsed.TotalSeconds, acknowledged, answered, contestant.Server().Since(server), contestant.Database().Since(database), Spent.Of(self).Since(own))
        {
            Refused = refused,
            Drained = plan.Rate > 0 ? Stopwatch.GetElapsedTime(lastWritten) : TimeSpan.Zero,
        };
    }

    private async Task WriteOnAsync(Talk talk, int turn, Stopwatch clock)
    {
        while (clock.Elapsed.TotalSeconds < plan.Seconds) await WriteAsync(talk, turn++);
    }

    // Each person has one message under way; at a rate that is kept, there are talks enough for all.
    private async Task WriteAtRateAsync(Stopwatch clock)
    {
        var free = new ConcurrentQueue<Talk>(talks.Values);
        var under = new List<Task>();
        for (var i = 0; i < plan.Rate * plan.Seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / plan.Rate) - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            Talk? talk;
            while (!free.TryDequeue(out talk)) await Task.Delay(1);
            under.Add(WriteAndFreeAsync(talk, i));
        }

        lastWritten = Stopwatch.GetTimestamp();
        await Task.WhenAll(under);

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
}
