using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>
/// Carries news between the processes that share a PostgreSQL database, by LISTEN and NOTIFY. What gets lost on the way is found by looking again, so
/// nothing waits for it and nothing is stored.
/// </summary>
internal sealed class PostgresNews(NpgsqlDataSource source) : INewsWire
{
    private const string Topic = "safehelp_news";

    // NOTIFY takes at most 8000 bytes, and its commits go one after another: so many pieces of news share one.
    private const int MostBytes = 7000;
    private const int BytesBesides = 100;

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly string self = Guid.NewGuid().ToString("N");
    private readonly Channel<News> told = Channel.CreateBounded<News>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public async Task RunAsync(NewsBoard board, CancellationToken cancel)
    {
        board.Told += Note;
        try
        {
            await Task.WhenAll(KeepAtAsync(SendAsync, cancel), KeepAtAsync(stop => ListenAsync(board, stop), cancel));
        }
        finally
        {
            board.Told -= Note;
        }
    }

    private void Note(News news) => told.Writer.TryWrite(news.Subject.Length > News.LongestSubject ? new News(news.Kind) : news);

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
            var bulletin = new Bulletin(self, Gather());
            await using var notify = source.CreateCommand($"SELECT pg_notify('{Topic}', $1)");
            notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(bulletin, Written) });
            await notify.ExecuteNonQueryAsync(stop);
            // What is told meanwhile goes together.
            await Task.Delay(Beat, stop);
        }
    }

    private HashSet<News> Gather()
    {
        var news = new HashSet<News>();
        for (var bytes = BytesBesides; bytes < MostBytes && told.Reader.TryPeek(out var next);)
        {
            bytes += BytesBesides + Bytes(next.Subject) + Bytes(next.ChannelId);
            if (bytes < MostBytes && told.Reader.TryRead(out var read)) news.Add(read);
        }

        return news;
    }

    private static int Bytes(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length;

    private async Task ListenAsync(NewsBoard board, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, notice) => Hear(board, notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Topic}", connection)) await listen.ExecuteNonQueryAsync(stop);
        // What was told while nobody listened here is lost; looking again finds it.
        board.Hear(News.DirectoryChanged);
        board.Hear(News.ContentChanged);
        board.Hear(News.MessagesWait);
        while (true) await connection.WaitAsync(stop);
    }

    private void Hear(NewsBoard board, string payload)
    {
        var bulletin = JsonSerializer.Deserialize<Bulletin>(payload);
        if (bulletin is null || bulletin.From == self) return;
        foreach (var news in bulletin.News) board.Hear(news);
    }

    private sealed record Bulletin(string From, IReadOnlyCollection<News> News);
}
