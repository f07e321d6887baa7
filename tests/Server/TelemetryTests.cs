using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests;

/// <summary>What leaves the server for a collector: counts, times and codes, and nothing of a person.</summary>
public sealed class TelemetryTests
{
    // [MẪU] Nothing of this belongs to anybody.
    private const string Name = "Mẫu Thị Kín";
    private const string Number = "0000000000";
    private const string Place = "gò vấp";

    [Fact]
    public async Task A_collector_gets_traces_and_metrics_and_not_a_word_number_or_place()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync([.. ZaloLine.Settings(zalo), .. collector.Settings()]);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };

        await ZaloLine.PostAsync(http, 77, $"em tên là {Name}, số {Number}, em ở {Place}, chồng em hay đánh em");
        await ZaloLine.DrainedAsync(http);
        await Eventually.TrueAsync(() => collector.Holds("/v1/metrics", "safehelp.turn.duration") && collector.Holds("/v1/metrics", "safehelp.inbox.age"));
        await Eventually.TrueAsync(() => collector.Holds("/v1/traces", "turn") && collector.Holds("/v1/traces", "reply"));

        string[] planted = [Name, "Mẫu Thị", Number, Place, "Gò Vấp", "chồng em", "user-77", "m77", ZaloStandIn.FirstAccessToken];
        planted.Where(collector.Holds).ShouldBeEmpty("telemetry carries something of a person");
    }
}
