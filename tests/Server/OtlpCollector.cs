using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeHelp.Server.Tests;

/// <summary>An OTLP collector over HTTP: keeps the bytes it gets.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentBag<(string Path, byte[] Body)> got = [];
    private WebApplication app = null!;

    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
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
