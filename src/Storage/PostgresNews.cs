using System.Data.Common;
using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>
/// Carries news of talks between the processes that share a PostgreSQL database, by LISTEN and NOTIFY. What gets lost on the way is found by looking
/// again, so nothing waits for it and nothing is stored.
/// </summary>
internal sealed class PostgresNews(NpgsqlDataSource source) : INewsWire
{
    private const string Topic = "safehelp_talks";

    // NOTIFY takes at most 8000 bytes, and its commits go one after another: so many talks share one.
    private const int MostInOne = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string self = Guid.NewGuid().ToString("N");
    private readonly Channel<TalkName> told = Channel.CreateBounded<TalkName>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public async Task RunAsync(TalkNews news, CancellationToken cancel)
    {
        news.Told += Note;
        try
        {
            await Task.WhenAll(KeepAtAsync(SendAsync, cancel), KeepAtAsync(stop => ListenAsync(news, stop), cancel));
        }
        finally
        {
            news.Told -= Note;
        }
    }

    private void Note(TalkName talk) => told.Writer.TryWrite(talk);

    private static async Task KeepAtAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or IOException or InvalidOperationException)
            {
                await Task.WhenAny(Task.Delay(Pause, stop));
            }
        }
    }

    private async Task SendAsync(CancellationToken stop)
    {
        while (await told.Reader.WaitToReadAsync(stop))
        {
            var talks = new HashSet<TalkName>();
            while (talks.Count < MostInOne && told.Reader.TryRead(out var talk)) talks.Add(talk);
            await using var notify = source.CreateCommand($"SELECT pg_notify('{Topic}', $1)");
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new Bulletin(self, [.. talks])) });
            await notify.ExecuteNonQueryAsync(stop);
        }
    }

    private async Task ListenAsync(TalkNews news, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, notice) => Hear(news, notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Topic}", connection)) await listen.ExecuteNonQueryAsync(stop);
        while (true) await connection.WaitAsync(stop);
    }

    private void Hear(TalkNews news, string payload)
    {
        var bulletin = JsonSerializer.Deserialize<Bulletin>(payload);
        if (bulletin is null || bulletin.From == self) return;
        foreach (var talk in bulletin.Talks) news.Hear(talk);
    }

    private sealed record Bulletin(string From, IReadOnlyList<TalkName> Talks);
}
