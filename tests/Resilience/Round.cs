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

    // What a process may have handed to a vendor and not yet written down when it is killed: ChannelDelivery has at most so many on their way.
    private const int MostInFlight = 64;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public async Task<string> RunAsync(int number, Script script, Breakage breakage)
    {
        var clock = Stopwatch.StartNew();
        var people = Enumerable.Range(0, People).Select(i => new Person($"r{number}p{i}", crowd, () => servers[Random.Shared.Next(servers.Count)].Address)).ToList();
        vendor.Faults = VendorFaults;
        await Task.WhenAll([breakage.RunAsync(), .. people.Select(person => person.WriteAsync(Messages, Length))]);
        vendor.Faults = 0;
        await DrainAsync();

        var verdicts = people.Select(person => Verdict.Of(person.Id, script.Replies(person.Accepted), [.. vendor.Of(person.Id).Select(got => got.Text)])).ToList();
        var faults = verdicts.Select(verdict => verdict.Fault).OfType<string>().ToList();
        var doubled = verdicts.Sum(verdict => verdict.Doubled);
        var line = $"round {number}: {People * Messages} messages of {People} talks, vendor faults {vendor.FaultsByKind()}, {doubled} replies doubled by {breakage.Kills} kills, {faults.Count} talks wrong, {clock.Elapsed.TotalSeconds:0} s";
        faults.ShouldBeEmpty($"{line}. Every accepted message is answered, in order, and nothing else is sent");
        doubled.ShouldBeLessThanOrEqualTo(breakage.Kills * MostInFlight, $"{line}. Only what was on its way at a kill may come twice");
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

/// <summary>What is done to the servers and the database while people write.</summary>
/// <param name="Kills">Processes that die without a chance to write down what they did.</param>
internal sealed record Breakage(int Kills, Func<Task> RunAsync);
