using System.Diagnostics;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>Starts the servers of one plan on one database, puts the load on them, and prints the figures.</summary>
internal sealed class LoadRun
{
    private readonly LoadPlan plan;
    private readonly IReadOnlyList<MeasuredServer> servers;
    private readonly Dictionary<string, Talk> talks;
    private readonly Figures acknowledged = new();
    private readonly Figures answered = new();
    private int refused;

    private LoadRun(LoadPlan plan, IReadOnlyList<MeasuredServer> servers, ZaloCrowd crowd)
    {
        this.plan = plan;
        this.servers = servers;
        talks = Enumerable.Range(0, plan.Talks).Select(i => $"person{i}").ToDictionary(person => person, person => new Talk(person, crowd));
    }

    public static async Task RunAsync(LoadPlan plan, string database)
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-load").FullName;
        await using var postgres = database == "postgres" ? await PostgresServer.StartAsync(isDurable: true) : null;
        var connection = postgres is null ? $"Data Source={Path.Combine(folder, "safehelp.db")}" : await postgres.CreateDatabaseAsync();
        if (plan.IsBare) await BareRun.RunAsync(plan, database, connection);
        else await RunAsync(plan, database, folder, connection);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(LoadPlan plan, string database, string folder, string connection)
    {
        await using var vendor = await CrowdVendor.StartAsync();
        using var crowd = new ZaloCrowd();
        var servers = new List<MeasuredServer>();
        for (var i = 0; i < plan.Processes; i++) servers.Add(await MeasuredServer.StartAsync(ServerSetting.ForZalo(folder, connection, vendor.Address)));
        var run = new LoadRun(plan, servers, crowd);
        vendor.Arrived += run.Hear;
        await run.WarmAsync();
        await run.MeasureAsync(database);
        foreach (var server in servers) await server.DisposeAsync();
    }

    private void Hear(string person, Got got) => talks[person].Hear(got.At);

    private async Task WarmAsync()
    {
        await Task.WhenAll(talks.Values.Select((talk, i) => talk.WriteAsync(Server(i), new Figures(), new Figures())));
        for (var round = 0; round < 3; round++) await Task.WhenAll(talks.Values.Select((talk, i) => talk.WriteAsync(Server(i), new Figures(), new Figures())));
    }

    private async Task MeasureAsync(string database)
    {
        var (processor, written) = Spent();
        var own = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        if (plan.Rate > 0) await WriteAtRateAsync();
        else await Task.WhenAll(talks.Values.Select((talk, i) => WriteOnAsync(talk, i, clock)));
        var seconds = clock.Elapsed.TotalSeconds;
        var (processorAfter, writtenAfter) = Spent();
        var turns = Math.Max(1, answered.Count);
        Console.WriteLine($"{database}, {plan.Processes} process(es), {plan.Talks} talks, {(plan.Rate > 0 ? $"{plan.Rate} messages/s" : "as fast as answers come")}, {seconds:0.0} s");
        Console.WriteLine($"  accepted {acknowledged.Count / seconds:0}/s, answered {answered.Count / seconds:0}/s, refused {refused}");
        Console.WriteLine($"  acknowledged: {acknowledged.Percentiles()}");
        Console.WriteLine($"  answered:     {answered.Percentiles()}");
        Console.WriteLine($"  servers: {(processorAfter - processor).TotalMilliseconds / turns:0.00} ms CPU a turn, {(writtenAfter - written) / 1024.0 / turns:0.0} KiB written a turn (their own writes), {servers.Sum(server => server.Memory) / 1048576} MiB; the load program and vendor took {(Process.GetCurrentProcess().TotalProcessorTime - own).TotalMilliseconds / turns:0.00} ms a turn");
    }

    private async Task WriteOnAsync(Talk talk, int i, Stopwatch clock)
    {
        while (clock.Elapsed.TotalSeconds < plan.Seconds) await WriteAsync(talk, i++);
    }

    // Each person has one message under way; at a rate that is kept, there are talks enough for all.
    private async Task WriteAtRateAsync()
    {
        var free = new Queue<Talk>(talks.Values);
        var gate = new Lock();
        var under = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < plan.Rate * plan.Seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / plan.Rate) - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            Talk talk;
            while (true)
            {
                lock (gate)
                {
                    if (free.TryDequeue(out talk!)) break;
                }

                await Task.Delay(1);
            }

            under.Add(WriteAndFreeAsync(talk, i));
        }

        await Task.WhenAll(under);

        async Task WriteAndFreeAsync(Talk talk, int i)
        {
            await WriteAsync(talk, i);
            lock (gate) free.Enqueue(talk);
        }
    }

    private async Task WriteAsync(Talk talk, int i)
    {
        if (!await talk.WriteAsync(Server(i), acknowledged, answered)) Interlocked.Increment(ref refused);
    }

    private string Server(int i) => servers[i % servers.Count].Address;

    private (TimeSpan Processor, long Written) Spent() =>
        (TimeSpan.FromTicks(servers.Sum(server => server.Processor.Ticks)), servers.Sum(server => server.Written));
}
