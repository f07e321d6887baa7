using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SafeHelp.Support.Staff;

namespace SafeHelp.Load;

/// <summary>What is measured of officers.</summary>
internal sealed record DeskFigures(DeskMarks ToPeople, DeskMarks ToOfficers)
{
    public Figures LinePolls { get; } = new();

    public Figures TalkPolls { get; } = new();

    public Figures Sends { get; } = new();

    public long Refused;
}

/// <summary>An officer's browser: the line, and a page for each talk that she has, asked as often as the page's script asks.</summary>
internal sealed partial class DeskOfficer(string server, string email, DeskFigures figures) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromSeconds(20);

    private readonly ConsoleVisitor browser = new(server);
    private readonly List<long> talks = [];
    private string token = "";

    public int Talks => talks.Count;

    public async Task ComeAsync()
    {
        var answer = await browser.SignInAsync(email);
        if (answer.To is null) throw new InvalidOperationException($"{email} does not come in: {answer.Status}");
        token = Token().Match((await browser.GetAsync("/staff/talks")).Html).Groups[1].Value;
    }

    public Task StayAsync() => browser.GetAsync("/staff/talks/live");

    /// <summary>Takes what waits for her, up to as many.</summary>
    public async Task TakeAsync(int most)
    {
        using var line = JsonDocument.Parse((await browser.GetAsync("/staff/talks/live")).Html);
        foreach (var row in line.RootElement.GetProperty("waiting").EnumerateArray().Where(row => row.GetProperty("mayTake").GetBoolean()).OrderBy(_ => Random.Shared.Next()))
        {
            if (talks.Count >= most) return;
            var key = row.GetProperty("key").GetInt64();
            var answer = await browser.PostAsync($"/staff/talks/{key}/take", ("__RequestVerificationToken", token));
            if (answer.To == $"/staff/talks/{key}") talks.Add(key);
        }
    }

    public Task WorkAsync(bool hasLineOpen, CancellationToken stop) =>
        Task.WhenAll([.. talks.SelectMany(key => new[] { PollAsync(key, stop), AnswerAsync(key, stop) }), hasLineOpen || talks.Count == 0 ? PollLineAsync(stop) : Task.CompletedTask]);

    public void Dispose() => browser.Dispose();

    private async Task PollAsync(long key, CancellationToken stop)
    {
        var after = 0L;
        await EveryAsync(Every, async () =>
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await browser.GetAsync($"/staff/talks/{key}/live?after={after}");
            figures.TalkPolls.Add(Stopwatch.GetElapsedTime(start));
            figures.ToOfficers.Hear(answer.Html, Stopwatch.GetTimestamp());
            foreach (Match sequence in Sequence().Matches(answer.Html)) after = Math.Max(after, long.Parse(sequence.Groups[1].Value, CultureInfo.InvariantCulture));
        }, stop);
    }

    private Task AnswerAsync(long key, CancellationToken stop) =>
        EveryAsync(BetweenAnswers, async () =>
        {
            var (mark, start) = (figures.ToPeople.Next(), Stopwatch.GetTimestamp());
            var answer = await browser.PostAsync($"/staff/talks/{key}/say", ("__RequestVerificationToken", token), ("text", $"em nghe đây, {mark}"), ("id", Guid.NewGuid().ToString("N")));
            figures.Sends.Add(Stopwatch.GetElapsedTime(start));
            if (!answer.Html.Contains("\"done\":true", StringComparison.Ordinal)) Interlocked.Increment(ref figures.Refused);
        }, stop);

    private Task PollLineAsync(CancellationToken stop) =>
        EveryAsync(Every, async () =>
        {
            var start = Stopwatch.GetTimestamp();
            await browser.GetAsync("/staff/talks/live");
            figures.LinePolls.Add(Stopwatch.GetElapsedTime(start));
        }, stop);

    // Nobody begins at the same moment as the others.
    internal static async Task EveryAsync(TimeSpan span, Func<Task> work, CancellationToken stop)
    {
        await Task.WhenAny(Task.Delay(span * Random.Shared.NextDouble(), stop));
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            var rest = span - Stopwatch.GetElapsedTime(start);
            if (rest > TimeSpan.Zero) await Task.WhenAny(Task.Delay(rest, stop));
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("\"sequence\":(\\d+)")]
    private static partial Regex Sequence();
}
