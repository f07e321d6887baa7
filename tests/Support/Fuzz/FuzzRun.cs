using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SafeHelp.Support.Fuzz;

/// <summary>
/// Many inputs for one parser: none may throw, hang or leave memory behind. A few in each run of the tests; <c>tests/fuzz</c> gives the number of the long
/// run in <c>SAFEHELP_FUZZ</c>, of which each parser takes its share.
/// </summary>
public sealed record FuzzRun(string Parser, double Share, int Fewest)
{
    // What a long run may hold more at its end than after its first tenth; a parser that kept what it read would hold far more. In the short run other tests
    // hold memory of their own meanwhile, so that nothing is said of it.
    private const long MostGrowth = 128L * 1024 * 1024;

    // A thousand times what the slowest takes on a quiet machine.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private static readonly double Wanted = double.TryParse(Environment.GetEnvironmentVariable("SAFEHELP_FUZZ"), CultureInfo.InvariantCulture, out var many) ? many : 0;

    private static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("SAFEHELP_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261122;

    public int Rounds => Math.Max(Fewest, (int)(Wanted * Share));

    /// <param name="make">An input from chance.</param>
    /// <param name="read">Reads it; what it throws is a fault found.</param>
    /// <returns>A line of figures.</returns>
    public string Run<T>(Func<Random, T> make, Action<T> read)
    {
        var random = new Random(Seed);
        var (slowest, held) = (TimeSpan.Zero, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            if (round == Rounds / 10) held = GC.GetTotalMemory(forceFullCollection: true);
            var took = Try(round, make(random), read);
            if (took > slowest) slowest = took;
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - held;
        var line = string.Create(CultureInfo.InvariantCulture, $"{Parser}: {Rounds} inputs, slowest {slowest.TotalMilliseconds:0} ms, memory {grown / 1024.0 / 1024:+0.0;-0.0} MiB");
        if (slowest > Hang) throw new InvalidOperationException($"{line}: something hangs");
        return Wanted == 0 || grown < MostGrowth ? line : throw new InvalidOperationException($"{line}: what was read is kept");
    }

    private TimeSpan Try<T>(int round, T input, Action<T> read)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            read(input);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{Parser}, round {round}: {Shown(input)}", fault);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static string Shown<T>(T input) => input is byte[] bytes ? $"base64 {Convert.ToBase64String(bytes)}" : JsonSerializer.Serialize(input, Fields);
}
