using SafeHelp.Load;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

// Load bare CONNECTION PORT: the bare endpoint, started by the program itself.
if (args is ["bare", var connection, var port]) return await BareEndpoint.RunAsync(connection, port);

var plan = LoadPlan.Read(args);
if (plan is null)
{
    Console.Error.WriteLine("""
        Load [answers|beside|burst|chats|desk|reports] [sqlite] [postgres] [--processes N] [--talks N] [--seconds N] [--rate MESSAGES_A_SECOND] [--chats N] [--officers N]
          answers  our server; without a rate, everybody writes again as soon as the answer is there
          beside   the same load in the same run on a bare endpoint that only commits the row, on the Bot Framework's echo bot for Node, and on ours
          burst    200 messages a second for 60 s, and how long the rest takes
          chats    open web chats: memory, and the time from writing to the answer in some of them
          desk     300 officers with their consoles open and 500 open talks for 60 s: how quick the console is, and how long a word takes each way
          reports  a million counts, a year of every commune: how long the reports take
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
    var rows = new List<Row>();
    var starts = plan.Part == "beside"
        ? new List<Func<Task<Contestant>>> { contestants.BareAsync, contestants.BotFrameworkAsync, () => contestants.OursAsync(plan.Processes) }
        : [() => contestants.OursAsync(plan.Processes)];
    foreach (var start in starts)
    {
        await using var contestant = await start();
        rows.Add(await new LoadRun(plan, contestant).RunAsync(vendor));
    }

    if (plan.Part == "beside")
        Console.WriteLine($"{database}: ours answers {rows[2].AnsweredPerSecond / rows[0].AcceptedPerSecond:P0} of what the bare endpoint commits, {rows[2].AnsweredPerSecond / rows[1].AnsweredPerSecond:0.0} times the echo bot");
    return rows;
}
