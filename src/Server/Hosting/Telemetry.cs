using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SafeHelp.Server.Hosting;

/// <summary>Sends traces and metrics to an OTLP collector where one is configured, by the standard's own settings (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> …).</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LineMeters>();
        if (string.IsNullOrEmpty(configuration[Endpoint])) return;
        services.AddHostedService<StatusWorker>().AddHostedService<TelemetrySender>();
    }
}

/// <summary>Sends for as long as the server runs.</summary>
internal sealed class TelemetrySender : IHostedService, IDisposable
{
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("safehelp");
        // The framework's own traces are left out: their addresses name talks. Its metrics name routes only.
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(LineMeters.Name).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(LineMeters.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime", "Npgsql").AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Disposing sends what is left.
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }
}

/// <summary>Keeps the gauges of the line fresh.</summary>
internal sealed class StatusWorker(LineMeters meters, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await meters.RefreshAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException)
            {
                // The database is away: the gauges keep what they last knew, and /readyz says it.
            }

            await Task.Delay(Round, clock, stoppingToken);
        }
    }
}
