using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;
using SafeHelp.Support.Staff;

namespace SafeHelp.Load;

/// <summary>Officers at their consoles and open talks, over one channel's stand-in: how quick the console stays and how long a word takes each way.</summary>
internal sealed class DeskRun(LoadPlan plan, MeasuredServer server, CrowdVendor vendor)
{
    private const int Wards = 10;
    private const string FirstOfficer = "truc0@hoi.example";

    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(20);

    private readonly DeskFigures figures = new(new DeskMarks(), new DeskMarks());
    private readonly ZaloCrowd crowd = new();
    private readonly List<string> people = [.. Enumerable.Range(0, plan.Talks).Select(i => $"person{i}")];
    private readonly IReadOnlyList<(string Code, string Name)> wards = ReadWards();
    private readonly Figures acknowledged = new();

    public static async Task RunAsync(LoadPlan plan, string database)
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-desk").FullName;
        await using var postgres = database == "postgres" ? await PostgresServer.StartAsync(isDurable: true) : null;
        await using var vendor = await CrowdVendor.StartAsync();
        var connection = postgres is null ? $"Data Source={Path.Combine(folder, "safehelp.db")}" : await postgres.CreateDatabaseAsync();
        var setting = ServerSetting.ForZalo(folder, connection, vendor.Address);
        await using (var server = await MeasuredServer.StartAsync(setting))
        {
            var run = new DeskRun(plan, server, vendor);
            await run.HireAsync(setting, sql => postgres is null ? LiteAsync(connection, sql) : postgres.QueryAsync(connection, sql));
            await run.MeasureAsync(database);
        }

        Directory.Delete(folder, recursive: true);
    }

    // One officer comes in by her link; the others are copies of her with a ward of their own, all on duty day and night.
    private async Task HireAsync(ServerSetting setting, Func<string, Task> execute)
    {
        using (var first = new ConsoleVisitor(server.Address)) await first.ComeInAsync(await StaffProgram.AddAsync(setting, FirstOfficer, wards[0].Code), FirstOfficer);
        var areas = string.Join(' ', wards.Select((ward, at) => $"WHEN {at} THEN '{ward.Code}'"));
        var numbers = $"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {plan.Officers}) SELECT n FROM s) s";
        await execute($"""
            INSERT INTO staff_account (id, email, role, area, alias, is_active, password_hash, stamp, has_second_factor, failed_sign_ins, created_at, version)
            SELECT 'load' || n, 'truc' || n || '@hoi.example', role, CASE n % {Wards} {areas} END, 'Chị Trực', is_active, password_hash, stamp, 0, 0, created_at, 1
            FROM staff_account, {numbers} WHERE email = '{FirstOfficer}'
            """);
        await execute($"""
            INSERT INTO duty_shift (id, officer, province, commune, hours, from_day, until_day, capacity, works_holidays)
            SELECT id, id, '79', area, '24/7', 738000, NULL, 5, 1 FROM staff_account WHERE id LIKE 'load%'
            """);
    }

    private async Task MeasureAsync(string database)
    {
        var officers = Enumerable.Range(1, plan.Officers).Select(i => new DeskOfficer(server.Address, $"truc{i}@hoi.example", figures)).ToList();
        await Parallel.ForEachAsync(officers, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (officer, _) => await officer.ComeAsync());
        await Task.WhenAll(officers.Select(officer => officer.StayAsync()));
        await Task.Delay(TimeSpan.FromSeconds(8));
        await Parallel.ForEachAsync(people.Index(), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (person, _) => await AskAsync(person.Index));
        await TakeAllAsync(officers);
        vendor.Arrived += (_, got) => figures.ToPeople.Hear(got.Text, got.At);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(plan.Seconds));
        var (before, clock) = (server.Spent, Stopwatch.StartNew());
        await Task.WhenAll([.. officers.Select((officer, i) => officer.WorkAsync(i % 5 == 0, stop.Token)), .. people.Select(person => WriteAsync(person, stop.Token))]);
        Print($"{database}, {plan.Officers} officers, {officers.Sum(officer => officer.Talks)} talks, {clock.Elapsed.TotalSeconds:0} s", server.Spent.Since(before), clock.Elapsed);
        officers.ForEach(officer => officer.Dispose());
    }

    private async Task AskAsync(int number)
    {
        await crowd.PostAsync(server.Address, people[number], $"{number}-a", $"tôi ở {wards[number % Wards].Name}, TP HCM");
        await crowd.PostAsync(server.Address, people[number], $"{number}-b", "tôi muốn nói chuyện với người thật");
    }

    private async Task TakeAllAsync(List<DeskOfficer> officers)
    {
        for (var patience = Stopwatch.StartNew(); officers.Sum(officer => officer.Talks) < plan.Talks && patience.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(1000))
        {
            foreach (var some in officers.Chunk(20)) await Task.WhenAll(some.Select(officer => officer.TakeAsync((plan.Talks + plan.Officers - 1) / plan.Officers)));
        }
    }

    private Task WriteAsync(string person, CancellationToken stop) =>
        DeskOfficer.EveryAsync(BetweenMessages, async () =>
        {
            var (mark, start) = (figures.ToOfficers.Next(), Stopwatch.GetTimestamp());
            if (await crowd.PostAsync(server.Address, person, mark.Replace(' ', '-'), $"dạ em nói thêm, {mark}")) acknowledged.Add(Stopwatch.GetElapsedTime(start));
        }, stop);

    private void Print(string run, Spent spent, TimeSpan time)
    {
        Console.WriteLine("| run | what | times | p50 / p95 / p99 ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (what, of) in new[] { ("line asked", figures.LinePolls), ("talk asked", figures.TalkPolls), ("officer's send acknowledged", figures.Sends), ("officer's word at the vendor", figures.ToPeople.Arrived), ("webhook acknowledged", acknowledged), ("person's word on the officer's page", figures.ToOfficers.Arrived) })
            Console.WriteLine($"| {run} | {what} | {of.Count} | {of} |");
        Console.WriteLine($"server: {spent.Processor.TotalSeconds / time.TotalSeconds * 100:0} % of one processor, {spent.Memory / 1048576} MiB; refused {figures.Refused}; under way at the end {figures.ToPeople.Lost} to people, {figures.ToOfficers.Lost} to officers");
    }

    private static async Task LiteAsync(string connection, string sql)
    {
        await using var open = new SqliteConnection(connection);
        await open.OpenAsync();
        await using var command = open.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=20000; " + sql;
        await command.ExecuteNonQueryAsync();
    }

    private static List<(string Code, string Name)> ReadWards() =>
        [.. File.ReadLines(Path.Combine(StaffProgram.Repository(), "content", "places", "communes.csv")).Where(line => line.Contains(",79,", StringComparison.Ordinal)).Select(line => line.Split(',')).Where(cells => cells[1].StartsWith("Phường", StringComparison.Ordinal)).Take(Wards).Select(cells => (cells[0], cells[1]))];
}
