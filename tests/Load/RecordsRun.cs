using System.Diagnostics;
using System.Net.Http.Json;
using SafeHelp.Support.Live;
using SafeHelp.Support.Staff;

namespace SafeHelp.Load;

/// <summary>A directory of many records: what exports hold in memory, how long lists of the console and the nearest places take over HTTP.</summary>
internal static class RecordsRun
{
    private const int Repeats = 15;
    private const int Questions = 500;
    private const string Province = "79";
    private const string Commune = "26740";

    private static readonly string[] ForAll =
        ["/staff", "/staff/records", "/staff/records?page=9", "/staff/records?q=tin+cay+nguyen", "/staff/records?q=000+0004+711", "/staff/records?state=Draft", "/staff/records?state=Overdue", "/staff/records?kind=dia_chi_tin_cay", "/staff/review", "/staff/doubts"];

    private static readonly (string Role, string Area, string[] Pages)[] Readers =
    [
        ("publisher", "", [.. ForAll, "/staff/records?page=1200", "/staff/records?page=900&state=Published", "/staff/coverage", "/staff/coverage?page=20", "/staff/reports", "/staff/people", "/staff/access", "/staff/duty", "/staff/talks"]),
        ("reviewer", Province, [.. ForAll, $"/staff/records?place={Commune}", "/staff/coverage", "/staff/hardship", "/staff/reports", "/staff/people", "/staff/access"]),
        ("officer", Commune, [.. ForAll, "/staff/hardship"]),
    ];

    public static async Task RunAsync(int most)
    {
        foreach (var count in new[] { 1_000, 10_000, most }.Distinct())
        {
            var folder = Directory.CreateTempSubdirectory("safehelp-records-").FullName;
            var program = ServerSetting.ForZalo(folder, "", "http://127.0.0.1:9").Program;
            var (_, took, _) = await Verb.RunAsync(program, folder, "sample", "--count", $"{count}", "--data", "data");
            Console.WriteLine($"{count} records made in {took.TotalSeconds:0} s; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
            foreach (var form in new[] { "hsds", "geojson", "csv" })
            {
                var export = await Verb.RunAsync(program, folder, "export", form, "--out", form, "--data", "data");
                Console.WriteLine($"| export {form} | {count} | {export.Took.TotalSeconds:0.0} s | {export.Mebibytes:0} MiB |");
            }

            if (count == most) await ServeAsync(program, folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ServeAsync(string program, string folder)
    {
        var links = new List<(string Email, string Link)>();
        foreach (var (role, area, _) in Readers)
        {
            var email = $"{role}@hoi.example";
            links.Add((email, (await Verb.RunAsync(program, folder, "staff", "add", email, "--role", role, "--area", area, "--data", "data")).Output));
        }

        var watch = Stopwatch.StartNew();
        await using var server = await MeasuredServer.StartAsync(new ServerSetting(program, folder, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning", ["DOTNET_gcServer"] = "0" }));
        Console.WriteLine($"server ready in {watch.Elapsed.TotalSeconds:0.0} s, {server.Spent.Memory / 1048576} MiB; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        foreach (var (reader, (email, link)) in Readers.Zip(links))
        {
            using var visitor = new ConsoleVisitor(server.Address);
            await visitor.ComeInAsync(link, email);
            foreach (var page in reader.Pages) await TimeAsync($"{reader.Role} {page}", () => visitor.GetAsync(page));
        }

        await NearestAsync(server);
        Console.WriteLine($"memory after all: {server.Spent.Memory / 1048576} MiB; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
    }

    private static async Task TimeAsync(string what, Func<Task<ConsoleAnswer>> ask)
    {
        var times = new List<double>();
        var status = default(System.Net.HttpStatusCode);
        for (var at = 0; at <= Repeats; at++)
        {
            var watch = Stopwatch.StartNew();
            status = (await ask()).Status;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var warm = times.Skip(1).Order().ToList();
        Console.WriteLine($"| {what} | {(int)status} | {times[0]:0} | {warm[warm.Count / 2]:0} | {warm[^1]:0} |");
    }

    private static async Task NearestAsync(MeasuredServer server)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        var times = new List<double>();
        for (var at = 0; at < Questions; at++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.PostAsJsonAsync("/api/hsds/nearest", new { latitude = 8.7 + (at % 140 / 10.0), longitude = 104.6 + (at % 47 / 10.0), per_page = 10 });
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (at >= Questions / 10) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"| POST /api/hsds/nearest, 10 of all | p50 {times[times.Count / 2]:0.0} ms | p95 {times[(int)(times.Count * 0.95)]:0.0} ms | p99 {times[(int)(times.Count * 0.99)]:0.0} ms |");
    }
}
