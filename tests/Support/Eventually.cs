using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SafeHelp.Support;

/// <summary>Waits for what another thread is about to do.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(Func<bool> claim, [CallerArgumentExpression(nameof(claim))] string text = "") =>
        TrueAsync(() => Task.FromResult(claim()), text);

    public static async Task TrueAsync(Func<Task<bool>> claim, [CallerArgumentExpression(nameof(claim))] string text = "")
    {
        for (var watch = Stopwatch.StartNew(); !await claim(); await Task.Delay(20))
        {
            if (watch.Elapsed > Patience) throw new TimeoutException($"Did not come true in {Patience.TotalSeconds} s: {text}");
        }
    }
}
