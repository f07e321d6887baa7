using System.Diagnostics;

namespace SafeHelp.Support;

/// <summary>Waits for what another thread is about to do.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task TrueAsync(Func<bool> claim, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(claim))] string text = "")
    {
        for (var watch = Stopwatch.StartNew(); !claim(); await Task.Delay(10))
        {
            if (watch.Elapsed > Patience) throw new TimeoutException($"Did not come true in {Patience.TotalSeconds} s: {text}");
        }
    }
}
