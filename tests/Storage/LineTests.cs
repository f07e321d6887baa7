using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>Door, turns and deliveries at work together on a real store, as in a server.</summary>
public sealed class LineTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly TurnSignal arrivals = new();
    private readonly DeliverySignal departures = new();
    private readonly FreeSender vendor = new();
    private SqlStore store = null!;
    private DeliveryWorker deliveries = null!;
    private Intake intake = null!;
    private Task line = Task.CompletedTask;

    private string ConnectionString => $"Data Source={Path.Combine(folder, "test.db")}";

    public async ValueTask InitializeAsync()
    {
        store = await SqlStore.OpenAsync(ConnectionString, new ReversingCipher(), TimeProvider.System, default);
        var knowledge = KnowledgeSnapshot.Load("no-content");
        var turns = new TurnSource(new Turn(knowledge, Understander.Build(UnderstandingContent.Read("no-content", []), _ => null)));
        var log = new QuietLog();
        intake = new Intake(store.Inbox, turns, arrivals);
        deliveries = new DeliveryWorker(store.Outbox, [vendor], new PaceBook(new Dictionary<string, int>()), departures, new WayOut(turns), log, TimeProvider.System);
        var worker = new TurnWorker(store.Turns, turns, new TurnOutlets(arrivals, departures, new NewsBoard(), log, new DutyBoard()), TimeProvider.System);
        line = Task.WhenAll(deliveries.RunAsync(stop.Token), worker.RunTakenAsync(stop.Token), worker.RunAsync(stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        deliveries.Dispose();
        await store.DisposeAsync();
        stop.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Everybody_is_answered_once_and_nothing_is_left_taken()
    {
        const int Talks = 40;
        await Task.WhenAll(Enumerable.Range(0, Talks * 10).Select(i => intake.AcceptAsync(Message($"talk{i % Talks}", $"m{i}"), default)));

        await Eventually.TrueAsync(async () => await store.Status.ReadAsync(default) is { Waiting: 0, Undelivered: 0 });

        vendor.Got.Keys.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, Talks).Select(i => $"talk{i}").Order(StringComparer.Ordinal));
        foreach (var (talk, got) in vendor.Got)
        {
            var written = (await store.Transcript.ReadAsync("free", talk, 0, default)).Select(said => said.Reply?.Text).OfType<string>();
            got.ShouldBe(written, "what was written was sent, once and in order");
        }
    }

    [Fact]
    public async Task What_is_accepted_while_the_line_stops_is_there_for_the_next_process()
    {
        await intake.AcceptAsync(Message("before", "1"), default);
        await Eventually.TrueAsync(() => vendor.Got.ContainsKey("before"));
        await StopAsync();

        await intake.AcceptAsync(Message("after", "2"), default);

        var now = TimeProvider.System.GetUtcNow();
        (await store.Turns.TakeAsync(now, now.AddSeconds(5), 9, default)).ShouldHaveSingleItem().Message.ConversationId.ShouldBe("after");
    }

    // Kept waiting until their lease is over, they would be sent by another process, too.
    [Fact]
    public async Task Behind_a_vendor_that_hangs_replies_go_back_unsent_and_come_once_when_it_is_well()
    {
        const int Talks = 100;
        const int AtOnce = 64;
        vendor.Hang();
        await Task.WhenAll(Enumerable.Range(0, Talks).Select(i => intake.AcceptAsync(Message($"talk{i}", $"m{i}"), default)));

        await Eventually.TrueAsync(async () => await CountAsync("attempts > 1") >= Talks - AtOnce);
        vendor.Recover();
        await Eventually.TrueAsync(async () => await store.Status.ReadAsync(default) is { Waiting: 0, Undelivered: 0 });

        vendor.MostAtOnce.ShouldBeLessThanOrEqualTo(AtOnce);
        vendor.Got.Count.ShouldBe(Talks);
        vendor.Got.Values.Sum(got => got.Count).ShouldBe((int)await CountAsync("done_at IS NOT NULL"), "each once");
    }

    private async Task<long> CountAsync(string which)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        return await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM outbox WHERE {which}");
    }

    private async Task StopAsync()
    {
        vendor.Recover();
        await stop.CancelAsync();
        await line;
    }

    private static IncomingMessage Message(string talk, string id) => new("free", id, talk, MessageKind.Text, "chào");

    /// <summary>A vendor without a pace, which may hang.</summary>
    private sealed class FreeSender : IChannelSender
    {
        private TaskCompletionSource well = new();
        private int atOnce;
        private int mostAtOnce;

        public FreeSender() => well.SetResult();

        public string ChannelId => "free";

        public ConcurrentDictionary<string, ConcurrentQueue<string>> Got { get; } = new();

        public int MostAtOnce => mostAtOnce;

        public void Hang() => well = new TaskCompletionSource();

        public void Recover() => well.TrySetResult();

        public async Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel)
        {
            var now = Interlocked.Increment(ref atOnce);
            InterlockedMax(now);
            try
            {
                await well.Task.WaitAsync(cancel);
                Got.GetOrAdd(conversationId, _ => new()).Enqueue(reply.Text);
                return new Delivery.Sent();
            }
            finally
            {
                Interlocked.Decrement(ref atOnce);
            }
        }

        private void InterlockedMax(int now)
        {
            for (var most = mostAtOnce; now > most; most = mostAtOnce) Interlocked.CompareExchange(ref mostAtOnce, now, most);
        }
    }

    private sealed class QuietLog : IWorkLog
    {
        public void TurnFailed(long conversationKey, long sequence, Exception fault)
        {
        }

        public void TurnDone(string channelId, TimeSpan took)
        {
        }

        public void MessageSetAside(long conversationKey, long sequence, int attempts)
        {
        }

        public void ReplySent(string channelId, TimeSpan after)
        {
        }

        public void DeliveryPostponed(string channelId, long conversationKey, string why, TimeSpan wait)
        {
        }

        public void ReplyGivenUp(string channelId, long conversationKey, string why)
        {
        }

        public void ReplyWithheld(string channelId, long conversationKey, string why)
        {
        }

        public void WorkerFailed(string worker, Exception fault)
        {
        }
    }
}
