using SafeHelp.Support.Live;

namespace SafeHelp.Resilience.Tests;

/// <summary>Somebody on Zalo: writes one message after another, each posted by the vendor until a server says 200, some of them again later.</summary>
internal sealed class Person(string id, ZaloCrowd crowd, Func<string> server)
{
    private const double Repeated = 0.2;

    private readonly List<int> accepted = [];

    public string Id => id;

    public IReadOnlyList<int> Accepted => accepted;

    /// <summary>Writes so many messages over about that time.</summary>
    public async Task WriteAsync(int messages, TimeSpan time)
    {
        var kind = 0;
        for (var i = 0; i < messages; i++)
        {
            await Task.Delay(time / messages * 2 * Random.Shared.NextDouble());
            // Everybody opens the talk in the same words: the first answer may differ from later ones to the same words.
            kind = i == 0 ? 0 : Script.After(kind);
            await PostAsync(i, kind);
            accepted.Add(kind);
            if (Random.Shared.NextDouble() < Repeated) await RepeatAsync(Random.Shared.Next(i + 1));
        }
    }

    private async Task PostAsync(int i, int kind)
    {
        while (!await crowd.PostAsync(server(), id, $"{id}-{i}", Script.Text(kind))) await Task.Delay(200);
    }

    // An old one that comes again, out of order; whether a server hears it makes no difference.
    private Task<bool> RepeatAsync(int i) => crowd.PostAsync(server(), id, $"{id}-{i}", Script.Text(accepted[i]));
}
