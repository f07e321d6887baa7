using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;
using SafeHelp.Support.Staff;

namespace SafeHelp.Load;

/// <summary>A full year of counters of every commune, and how long the country's yearly report takes at first, again, and as a workbook.</summary>
internal sealed class ReportsRun(MeasuredServer server)
{
    private const int RowsOfACommune = 300;
    private const string Email = "trung-uong@hoi.example";

    public static async Task RunAsync(string database)
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-reports").FullName;
        await using var postgres = database == "postgres" ? await PostgresServer.StartAsync(isDurable: true) : null;
        var connection = postgres is null ? $"Data Source={Path.Combine(folder, "safehelp.db")}" : await postgres.CreateDatabaseAsync();
        var setting = ServerSetting.ForZalo(folder, connection, "http://127.0.0.1:9");
        await using (var server = await MeasuredServer.StartAsync(setting))
        {
            foreach (var sql in Filling()) await (postgres is null ? LiteAsync(connection, sql) : postgres.QueryAsync(connection, sql));
            using var centre = new ConsoleVisitor(server.Address);
            await centre.ComeInAsync(await StaffProgram.AddAsync(setting, Email, "VN", "publisher"), Email);
            await new ReportsRun(server).MeasureAsync(database, centre);
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task MeasureAsync(string database, ConsoleVisitor centre)
    {
        var before = server.Spent;
        foreach (var (what, path) in new[]
        {
            ("year of the country, read for the first time", "/staff/reports?kind=Yearly&year=2026"), ("again", "/staff/reports?kind=Yearly&year=2026"),
            ("year of a province", "/staff/reports?kind=Yearly&year=2026&area=79"), ("year of a commune", "/staff/reports?kind=Yearly&year=2026&area=26740"),
            ("half of the country", "/staff/reports?kind=SixMonthly&year=2026"), ("year of the country as a workbook", "/staff/reports/file?kind=Yearly&year=2026"),
        })
        {
            var start = Stopwatch.GetTimestamp();
            var bytes = await centre.FileAsync(path);
            Console.WriteLine($"| {database} | {what} | {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms | {bytes.Length / 1024} KiB |");
        }

        var spent = server.Spent.Since(before);
        Console.WriteLine($"{database}: processor {spent.Processor.TotalSeconds:0.0} s, memory {before.Memory / 1048576} MiB before, {spent.Memory / 1048576} MiB after");
    }

    // Arithmetic in place of chance, the same in both databases.
    private static IEnumerable<string> Filling()
    {
        var communes = File.ReadLines(Path.Combine(StaffProgram.Repository(), "content", "places", "communes.csv")).Where(line => line.Length > 6 && char.IsAsciiDigit(line[0])).Select(line => line.Split(','));
        var day = new DateOnly(2025, 12, 1).DayNumber;
        foreach (var some in communes.Chunk(200))
        {
            var places = string.Join(" UNION ALL ", some.Select(cells => $"SELECT {int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture)} AS c, '{cells[0]}' AS commune, '{cells[2]}' AS province"));
            yield return $"""
                INSERT INTO counter (day, kind, channel, topic, urgency, province, commune, audience, outcome, referral, understood, wait, n)
                SELECT {day} + {Any(1)} % 365, CASE {Any(2)} % 20 {Cases("Case", 7)} {Cases("Referral", 8, 7)} {Cases("Call", 2, 15)} WHEN 17 THEN 'Handover' WHEN 18 THEN 'Answer' ELSE 'Feedback' END,
                    CASE {Any(3)} % 3 WHEN 0 THEN 'zalo' WHEN 1 THEN 'telegram' ELSE 'webchat' END, 'topic' || ({Any(4)} % 16), CASE {Any(5)} % 3 WHEN 0 THEN 'emergency' WHEN 1 THEN 'high' ELSE 'normal' END,
                    province, commune, CASE {Any(6)} % 4 WHEN 0 THEN 'self_child' ELSE 'self_adult' END, 'outcome' || ({Any(7)} % 4), 'referral' || ({Any(8)} % 8), 1, 'w' || ({Any(9)} % 4), 1 + {Any(10)} % 3
                FROM ({places}) p, (WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < {RowsOfACommune}) SELECT i FROM s) s
                WHERE true ON CONFLICT DO NOTHING
                """;
        }
    }

    private static string Any(int column) => $"((CAST(c AS BIGINT) * 1000 + i) * {2654435761 + (column * 7919)} % 4294967291 / 1024)";

    private static string Cases(string kind, int count, int from = 0) => string.Join(' ', Enumerable.Range(from, count).Select(at => $"WHEN {at} THEN '{kind}'"));

    private static async Task LiteAsync(string connection, string sql)
    {
        await using var open = new SqliteConnection(connection);
        await open.OpenAsync();
        await using var command = open.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=20000; " + sql;
        await command.ExecuteNonQueryAsync();
    }
}
