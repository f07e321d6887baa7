using SafeHelp.Load;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

// Load bare CONNECTION PORT: the bare endpoint, started by the program itself.
if (args is ["bare", var connection, var port]) return await BareEndpoint.RunAsync(connection, port);

if (args is ["records", ..])
{
    await RecordsRun.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 65_000);
    return 0;
}

// Load ours sealed|open FOLDER PORT: our server with that cipher, likewise.
if (args is ["ours", var cipher, var folder, var at]) return await OursServer.RunAsync(cipher, folder, at);

var plan = LoadPlan.Read(args);
if (plan is null)
{
    Console.Error.WriteLine("""
        Load [PART] [sqlite] [postgres] [--processes N] [--talks N] [--seconds N] [--rate MESSAGES_A_SECOND] [--chats N] [--slices N] [--officers N] [--share N]
          answers    our server; without a rate, everybody writes again as soon as the answer is there
          beside     the same load in turns on a bare endpoint that only commits the row, on the Bot Framework's echo bot for Node, and on ours
          processes  the same load in turns on one process of ours and on several
          scaling    the same load in turns on one, two and three processes of ours, each held to --share hundredths of a core (root on Linux)
          cost       the same load in turns on ours as it is and on ours with a cipher that hides nothing
          burst      200 messages a second for 60 s, and how long the rest takes
          chats      open web chats: memory, and the time from writing to the answer in some of them
          records    [COUNT] exports, lists of the console and the nearest places over a directory of so many records (65000)
          desk       300 officers with their consoles open and 500 open talks for 60 s: how quick the console is, and how long a word takes each way
          reports    a million counts, a year of every commune: how long the reports take
        """);
    return 2;
}

var rows = new List<Row>();
foreach (var database in plan.Databases)
{
    if (plan.Part == "chats") await ChatsRun.RunAsync(plan, database);
    else if (plan.Part == "desk") await DeskRun.RunAsync(plan, database);
    else if (plan.Part == "reports") await ReportsRun.RunAsync(database);
    else rows.AddRange(await MeasureAsync(plan, database));
}

if (rows.Count > 0) Table.Print(rows);
return 0;

static async Task<IReadOnlyList<Row>> MeasureAsync(LoadPlan plan, string database)
{
    await using var postgres = database == "postgres" ? await PostgresServer.StartAsync(isDurable: true) : null;
    await using var vendor = await CrowdVendor.StartAsync();
    using var contestants = new Contestants(database, postgres, vendor);
    var starts = Starts(plan, contestants);
    var (runs, started) = (new List<LoadRun>(), new List<Contestant>());
    try
    {
        foreach (var start in starts)
        {
            started.Add(await start());
            runs.Add(new LoadRun(plan, started[^1], vendor));
            await runs[^1].WarmAsync();
        }

        for (var slice = 0; slice < plan.Slices; slice++)
        {
            foreach (var run in runs) await run.RunAsync((double)plan.Seconds / plan.Slices);
        }

        var rows = runs.Select(run => run.Row).ToList();
        foreach (var line in Comparison.Lines(plan.Part, database, runs)) Console.WriteLine(line);
        return rows;
    }
    finally
    {
        foreach (var contestant in started) await contestant.DisposeAsync();
    }
}

static IReadOnlyList<Func<Task<Contestant>>> Starts(LoadPlan plan, Contestants contestants) => plan.Part switch
{
    "beside" => [contestants.BareAsync, contestants.BotFrameworkAsync, () => contestants.OursAsync(plan.Processes)],
    "processes" => [() => contestants.OursAsync(1), () => contestants.OursAsync(plan.Processes)],
    "scaling" => [.. Enumerable.Range(1, plan.Processes).Select(processes => (Func<Task<Contestant>>)(() => contestants.OursAsync(processes, plan.Share)))],
    "cost" => [() => contestants.OursWithAsync("sealed"), () => contestants.OursWithAsync("open")],
    _ => [() => contestants.OursAsync(plan.Processes)],
};
