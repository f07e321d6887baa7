using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SafeHelp.Support.Live;

namespace SafeHelp.Resilience.Tests;

/// <summary>
/// A flood from thousands of talks, with people in danger among them. Short here; <c>SAFEHELP_FLOOD=60</c> floods for so many seconds with
/// <c>SAFEHELP_FLOOD_RATE</c> messages a second (2,000: a hundred times the busiest minute of docs/scale.md).
/// </summary>
public sealed class FloodTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Crowd = ["chào bạn", "cho mình hỏi giờ làm việc", "ly hôn cần giấy tờ gì", "alo alo", "hội phụ nữ ở đâu", "thời tiết hôm nay"];
    private static readonly string[] InDanger = ["chồng em đang cầm dao đòi giết em", "cứu em với nó đang đánh em chảy máu", "chong dang danh toi chay mau dau cuu voi"];

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-flood").FullName;
    private readonly ZaloCrowd crowd = new();
    private CrowdVendor vendor = null!;
    private MeasuredServer server = null!;

    public async ValueTask InitializeAsync() => vendor = await CrowdVendor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        await vendor.DisposeAsync();
        crowd.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_emergency_is_answered_at_once_while_a_crowd_that_came_before_waits_for_minutes()
    {
        // The vendor takes ten a second, so the crowd's answers need two minutes on whatever machine; a line without ranks would keep the last for as long.
        await StartAsync(sendsPerMinute: 600);
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => PostAsync($"crowd{i}", Crowd[i % Crowd.Length])));
        var asked = Stopwatch.GetTimestamp();
        string[] people = [.. Enumerable.Range(0, 10).Select(i => $"danger{i}")];
        await Task.WhenAll(people.Select((person, i) => PostAsync(person, InDanger[i % InDanger.Length])));

        await AnsweredAsync(people);

        var waits = people.Select(person => Stopwatch.GetElapsedTime(asked, vendor.Of(person)[0].At).TotalSeconds).Order().ToList();
        var waiting = await WaitingAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"600 talks flooding before them, 10 sends a second: 10 emergencies answered after {waits[0]:0.0} to {waits[^1]:0.0} s; {waiting} replies of the crowd still wait"));
        people.ShouldAllBe(person => vendor.Of(person)[0].Text.Contains("113", StringComparison.Ordinal), "the card with the number to call");
        vendor.Total.ShouldBeLessThan(900, "the crowd's answers were not all sent before");
    }

    [Fact]
    public async Task A_hundred_times_the_load_loses_nothing_and_every_emergency_in_it_is_answered()
    {
        var seconds = Setting("SAFEHELP_FLOOD", 3);
        await StartAsync(sendsPerMinute: 0);

        var flood = await new Flood(Setting("SAFEHELP_FLOOD_RATE", 300), seconds, PostAsync, vendor).RunAsync(Crowd, InDanger);

        output.WriteLine(flood.ToString());
        flood.Lost.ShouldBe(0, $"{flood}: what was accepted is answered");
        flood.SlowestEmergency.ShouldBeLessThan(TimeSpan.FromSeconds(30), $"{flood}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : otherwise;

    private async Task StartAsync(int sendsPerMinute)
    {
        var setting = ServerSetting.ForZalo(folder, $"Data Source={Path.Combine(folder, "safehelp.db")}", vendor.Address);
        server = await MeasuredServer.StartAsync(setting with
        {
            Environment = new Dictionary<string, string>(setting.Environment) { ["SafeHelp__SendsPerMinute__zalo"] = $"{sendsPerMinute}" },
        });
        // The first turn of a process compiles everything; it is nobody's emergency.
        await PostAsync("first", "chào");
        await AnsweredAsync(["first"]);
    }

    private async Task PostAsync(string person, string text)
    {
        var id = Guid.NewGuid().ToString("N");
        while (!await crowd.PostAsync(server.Address, person, id, text)) await Task.Delay(200);
    }

    private async Task AnsweredAsync(IReadOnlyList<string> people)
    {
        for (var clock = Stopwatch.StartNew(); people.Any(person => vendor.Of(person).Count == 0); await Task.Delay(50))
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(4)) throw new TimeoutException($"Not answered: {string.Join(", ", people.Where(person => vendor.Of(person).Count == 0))}; {await server.StatusAsync()}");
        }
    }

    private async Task<long> WaitingAsync()
    {
        using var status = JsonDocument.Parse(await server.StatusAsync());
        return status.RootElement.GetProperty("outbox").GetProperty("waiting").GetInt64() + status.RootElement.GetProperty("inbox").GetProperty("waiting").GetInt64();
    }
}
