using System.Collections.Concurrent;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>What is taken in the commit that writes it down: a message's turn, a turn's first reply. Order and one owner hold as when the database is asked.</summary>
public abstract class ShortWayContract : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    protected FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private protected SqlStore Store { get; private set; } = null!;

    private protected abstract Task<SqlStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_of_a_talk_at_rest_is_taken_and_is_nobody_else_s()
    {
        var taken = (await AcceptAsync("a", "1", "chào")).ShouldNotBeNull();

        (taken.Message.Text, taken.Sequence, taken.Attempts, taken.HeardAt).ShouldBe(("chào", 1, 0, Clock.GetUtcNow()));
        (await TakeAsync()).ShouldBeEmpty();
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        (await Store.Turns.TakeTriedAsync(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, default)).ShouldHaveSingleItem().Attempts.ShouldBe(1, "whoever took it died with it");
    }

    [Fact]
    public async Task A_message_is_left_to_others_where_one_before_it_waits_or_is_under_way()
    {
        await Store.Inbox.AcceptAsync(Message("waits", "1"), default);
        await AcceptAsync("under way", "2");

        (await AcceptAsync("waits", "3")).ShouldBeNull();
        (await AcceptAsync("under way", "4")).ShouldBeNull();
        (await TakeAsync()).ShouldHaveSingleItem().Message.Id.ShouldBe("1");
    }

    [Fact]
    public async Task After_the_answer_the_next_message_is_taken_with_the_state_that_the_answer_left()
    {
        await AnswerAsync((await AcceptAsync("a", "1"))!, Conversation.New with { IsDiscreet = true });

        var next = (await AcceptAsync("a", "2")).ShouldNotBeNull();

        next.Conversation.IsDiscreet.ShouldBeTrue();
        next.Sequence.ShouldBe(3, "the answer has place 2");
    }

    [Fact]
    public async Task A_message_that_came_while_the_one_before_it_was_under_way_is_known_to_wait_and_its_next_one_too()
    {
        var first = (await AcceptAsync("a", "1"))!;
        await AcceptAsync("a", "2");

        (await AnswerAsync(first, Conversation.New)).IsClear.ShouldBeFalse();
        (await AcceptAsync("a", "3")).ShouldBeNull();
        var waiting = (await TakeAsync()).ShouldHaveSingleItem();
        (waiting.Message.Id, waiting.Later.Single().Message.Id).ShouldBe(("2", "3"));
        (await AnswerAsync(waiting with { Together = 1 }, Conversation.New)).IsClear.ShouldBeTrue();
        (await AcceptAsync("a", "4")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_repeat_takes_nothing_and_hides_nothing()
    {
        await AnswerAsync((await AcceptAsync("a", "1"))!, Conversation.New);

        var repeat = await Store.Inbox.AcceptAndTakeAsync(Message("a", "1"), Lease, default);
        (repeat.IsNew, repeat.Taken).ShouldBe((false, null));

        var next = await AcceptAsync("a", "2") ?? (await TakeAsync()).ShouldHaveSingleItem();
        next.Message.Id.ShouldBe("2");
    }

    [Fact]
    public async Task A_message_tried_again_after_a_pause_is_not_overtaken()
    {
        var failing = (await AcceptAsync("a", "1"))!;
        await Store.Turns.PostponeAsync(failing, Clock.GetUtcNow().AddSeconds(10), default);

        (await AcceptAsync("a", "2")).ShouldBeNull();
        (await TakeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_reply_is_taken_and_the_second_goes_after_it()
    {
        var kept = await AnswerAsync((await AcceptAsync("a", "1"))!, Conversation.New, "một", "hai");

        var first = kept.First.ShouldNotBeNull();
        (first.Reply.Text, first.ConversationId, first.Sequence).ShouldBe(("một", "a", 2));
        (await DueAsync()).ShouldBeEmpty("the second must not overtake it");
        (await Store.Outbox.MarkSentAsync(first, Clock.GetUtcNow(), default)).ShouldBeTrue("another one waits");
        (await DueAsync()).ShouldHaveSingleItem().Reply.Text.ShouldBe("hai");
    }

    [Fact]
    public async Task A_reply_is_left_to_others_where_one_before_it_waits()
    {
        await Store.Turns.CommitAsync((await AcceptAsync("a", "1"))!, new TurnResult(Conversation.New, [Reply.Say("cũ")]), Clock.GetUtcNow(), default);

        var kept = await AnswerAsync((await AcceptAsync("a", "2"))!, Conversation.New, "mới");

        kept.First.ShouldBeNull();
        (await DueAsync()).ShouldHaveSingleItem().Reply.Text.ShouldBe("cũ");
    }

    [Fact]
    public async Task A_reply_whose_taker_died_is_delivered_by_another_and_counts_as_tried()
    {
        await AnswerAsync((await AcceptAsync("a", "1"))!, Conversation.New, "đây");
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));

        var again = (await DueAsync()).ShouldHaveSingleItem();

        (again.Reply.Text, again.Attempts).ShouldBe(("đây", 1));
    }

    [Fact]
    public async Task What_is_taken_at_once_knows_of_the_vendor_s_window_what_the_database_would_say()
    {
        var kept = await AnswerAsync((await AcceptAsync("a", "1"))!, Conversation.New, "đây");

        var asked = await Store.Hearing.ReadAsync(new TalkName("telegram", "a"), default);

        kept.First!.Heard.ShouldBe(asked);
    }

    [Fact]
    public async Task A_turn_that_comes_too_late_keeps_nothing_and_takes_nothing()
    {
        var late = (await AcceptAsync("a", "1"))!;
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var other = (await Store.Turns.TakeTriedAsync(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, default)).Single();

        var kept = await AnswerAsync(late, Conversation.New, "muộn");

        (kept.IsKept, kept.First).ShouldBe((false, null));
        (await AnswerAsync(other, Conversation.New, "đây")).First!.Reply.Text.ShouldBe("đây");
    }

    // Messages come as fast as they can, several of a talk at once and to any process; each process answers what it took with them and what it finds waiting.
    private protected async Task HoldsUnderWayAsync(IReadOnlyList<SqlStore> stores)
    {
        const int Talks = 8;
        const int Messages = 60;
        var answered = new ConcurrentDictionary<string, ConcurrentQueue<(long Sequence, string Id)>>();
        var (underWay, together, straight) = (new ConcurrentDictionary<string, int>(), 0, 0);
        var isOver = false;
        var looking = stores.Select(store => Task.Run(() => LookAsync(store))).ToList();
        await Task.WhenAll(Enumerable.Range(0, Talks * Messages).Select(i => Task.Run(() => WriteAsync(stores[i % stores.Count], $"talk{i % Talks}", $"m{i}"))));
        isOver = true;
        await Task.WhenAll(looking);

        together.ShouldBe(0, "messages of one talk were answered side by side");
        straight.ShouldBeGreaterThanOrEqualTo(Talks, "at least the first message of each talk was taken at once");
        foreach (var talk in answered.Values) talk.Select(one => one.Sequence).ShouldBeInOrder();
        answered.Values.Sum(talk => talk.Count).ShouldBe(Talks * Messages);
        answered.Values.SelectMany(talk => talk).Select(one => one.Id).ShouldBeUnique();

        async Task WriteAsync(SqlStore store, string talk, string id)
        {
            if ((await store.Inbox.AcceptAndTakeAsync(Message(talk, id), Lease, default)).Taken is not { } taken) return;
            Interlocked.Increment(ref straight);
            await AnswerAsync(store, taken);
        }

        async Task LookAsync(SqlStore store)
        {
            while (true)
            {
                var wasOver = isOver;
                var waiting = await store.Turns.TakeAsync(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, 64, default);
                await Task.WhenAll(waiting.Select(pending => AnswerAsync(store, pending)));
                if (waiting.Count == 0 && wasOver) return;
            }
        }

        async Task AnswerAsync(SqlStore store, PendingTurn pending)
        {
            var talk = pending.Message.ConversationId;
            if (underWay.AddOrUpdate(talk, 1, (_, n) => n + 1) > 1) Interlocked.Increment(ref together);
            answered.GetOrAdd(talk, _ => new()).Enqueue((pending.Sequence, pending.Message.Id));
            await Task.Yield();
            underWay.AddOrUpdate(talk, 0, (_, n) => n - 1);
            (await store.Turns.CommitAndTakeAsync(pending, new TurnResult(Conversation.New, [Reply.Say("đây")]), Clock.GetUtcNow(), Lease, default)).IsKept.ShouldBeTrue();
        }
    }

    private protected static IncomingMessage Message(string talk, string id, string text = "chào") => new("telegram", id, talk, MessageKind.Text, text);

    private async Task<PendingTurn?> AcceptAsync(string talk, string id, string text = "chào") => (await Store.Inbox.AcceptAndTakeAsync(Message(talk, id, text), Lease, default)).Taken;

    private Task<Kept> AnswerAsync(PendingTurn pending, Conversation after, params string[] replies) =>
        Store.Turns.CommitAndTakeAsync(pending, new TurnResult(after, [.. replies.DefaultIfEmpty("đây").Select(Reply.Say)]), Clock.GetUtcNow(), Lease, default);

    private Task<IReadOnlyList<PendingTurn>> TakeAsync() => Store.Turns.TakeAsync(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, 64, default);

    private Task<IReadOnlyList<OutgoingReply>> DueAsync() => Store.Outbox.TakeDueAsync("telegram", new OutboxTerms(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, 64), default);
}

public sealed class SqliteShortWayTests : ShortWayContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;

    private protected override Task<SqlStore> OpenAsync() => SqlStore.OpenAsync($"Data Source={Path.Combine(folder, "test.db")}", new ReversingCipher(), Clock, default);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public Task Each_message_is_answered_once_and_in_order_however_fast_they_come() => HoldsUnderWayAsync([Store]);
}

public sealed class PostgresShortWayTests(PostgresFixture postgres) : ShortWayContract
{
    private string? database;

    private protected override async Task<SqlStore> OpenAsync() =>
        await SqlStore.OpenAsync(database ??= await postgres.Server.CreateDatabaseAsync(), new ReversingCipher(), Clock, default);

    [Fact]
    public async Task Each_message_is_answered_once_and_in_order_by_whichever_process_has_it()
    {
        await using var other = await OpenAsync();
        await using var third = await OpenAsync();

        await HoldsUnderWayAsync([Store, other, third]);
    }
}
