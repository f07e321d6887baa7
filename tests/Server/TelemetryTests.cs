using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
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
        await using var collector = await Collector.StartAsync();
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

    /// <summary>An OTLP collector over HTTP: keeps the bytes it gets.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentBag<(string Path, byte[] Body)> got = [];
        private WebApplication app = null!;

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            collector.app = builder.Build();
            collector.app.Run(collector.KeepAsync);
            await collector.app.StartAsync();
            return collector;
        }

        public IEnumerable<(string Name, string Value)> Settings() =>
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", app.Urls.First()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ];

        public bool Holds(string text) => got.Any(one => Contains(one.Body, text));

        public bool Holds(string path, string text) => got.Any(one => one.Path == path && Contains(one.Body, text));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        // Protocol buffers write text as it is.
        private static bool Contains(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

        private async Task KeepAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            got.Add((context.Request.Path, body.ToArray()));
        }
    }
}
