using System.Diagnostics;

namespace SafeHelp.Load;

/// <summary>The bare endpoint under the same number of people.</summary>
internal static class BareRun
{
    private const string Port = "5987";
    private const string Body = """{"channelId":"zalo","id":"person0-0","conversationId":"person0","kind":0,"text":"chồng tôi hay đánh tôi, tôi cần chỗ ở tạm"}""";

    public static async Task RunAsync(LoadPlan plan, string database, string connection)
    {
        using var endpoint = Process.Start("dotnet", [typeof(BareRun).Assembly.Location, "bare", connection, Port]);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        while (!await IsUpAsync(http)) await Task.Delay(100);
        var (figures, clock) = (new Figures(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, plan.Talks).Select(i => PostOnAsync(http, i, plan.Seconds, figures)));
        Console.WriteLine($"{database}, bare endpoint that commits the row: {figures.Count / clock.Elapsed.TotalSeconds:0}/s; {figures.Percentiles()}");
        endpoint.Kill();
        await endpoint.WaitForExitAsync();
    }

    private static async Task PostOnAsync(HttpClient http, int person, int seconds, Figures figures)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed.TotalSeconds < seconds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var body = new StringContent(Body);
            using var answer = await http.PostAsync($"/bare/person{person}/person{person}-{i}", body);
            if (answer.IsSuccessStatusCode) figures.Add(Stopwatch.GetElapsedTime(start));
        }
    }

    private static async Task<bool> IsUpAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
