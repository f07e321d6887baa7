using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SafeHelp.Channels.Zalo;

/// <summary>Renews the tokens hours before they expire, so that nobody's reply has to wait for it.</summary>
internal sealed class ZaloTokenRenewal(ZaloTokens tokens, TimeProvider clock, ILogger<ZaloTokenRenewal> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <summary>Renews the pair if it is due.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        if (await tokens.CurrentAsync(cancel) is { } pair && pair.RenewAt <= clock.GetUtcNow()) await tokens.RenewAsync(pair, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("Zalo tokens not looked at: {Fault}", fault.GetType().Name);
            }

            await Task.Delay(LookAgain, clock, stoppingToken);
        }
    }
}
