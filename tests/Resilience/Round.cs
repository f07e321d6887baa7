using System.Diagnostics;
using System.Text.Json;
using SafeHelp.Support.Live;

namespace SafeHelp.Resilience.Tests;

/// <summary>One round: people write while things break; then everything calms down and everybody must have got everything.</summary>
internal sealed class Round(IReadOnlyList<MeasuredServer> servers, ZaloCrowd crowd, CrowdVendor vendor)
{
    private const int People = 150;
    private const int Messages = 4;
    private const double VendorFaults = 0.15;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="breakThings">What is done to the servers and the database while people write.</param>
    public async Task<string> RunAsync(int number, Script script, Func<Task> breakThings)
    {
        var clock = Stopwatch.StartNew();
        var people = Enumerable.Range(0, People).Select(i => new Person($"r{number}p{i}", crowd, () => servers[Random.Shared.Next(servers.Count)].Address)).ToList();
        var failedBefore = vendor.Failed;
        vendor.Faults = VendorFaults;
        await Task.WhenAll([breakThings(), .. people.Select(person => person.WriteAsync(Messages, Length))]);
        vendor.Faults = 0;
        await DrainAsync();

        var verdicts = people.Select(person => Verdict.Of(person.Id, script.Replies(person.Accepted), [.. vendor.Of(person.Id).Select(got => got.Text)])).ToList();
        var faults = verdicts.Select(verdict => verdict.Fault).OfType<string>().ToList();
        var line = $"round {number}: {People * Messages} messages of {People} talks, {vendor.Failed - failedBefore} vendor faults, {verdicts.Sum(verdict => verdict.Doubled)} replies doubled at a kill, {faults.Count} talks wrong, {clock.Elapsed.TotalSeconds:0} s";
        faults.ShouldBeEmpty($"{line}. Every accepted message is answered, in order, and nothing else is sent");
        return line;
    }

    private async Task DrainAsync()
    {
        for (var clock = Stopwatch.StartNew(); !await IsDrainedAsync(); await Task.Delay(200))
        {
            if (clock.Elapsed > Patience) throw new InvalidOperationException($"Not drained: {await servers[0].StatusAsync()}");
        }
    }

    private async Task<bool> IsDrainedAsync()
    {
        using var status = JsonDocument.Parse(await servers[0].StatusAsync());
        return Waiting(status, "inbox") == 0 && Waiting(status, "outbox") == 0;
    }

    private static long Waiting(JsonDocument status, string box) => status.RootElement.GetProperty(box).GetProperty("waiting").GetInt64();
}
