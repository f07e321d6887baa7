using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>The workers on a real store: what cannot be answered, and vendors that do not take replies.</summary>
public sealed class WorkerTests : IAsyncLifetime, IWorkLog
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;
    private readonly FakeTime clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    private readonly DeliverySignal departures = new();
    private SqlStore store = null!;

    public async ValueTask InitializeAsync() =>
        store = await SqlStore.OpenAsync($"Data Source={Path.Combine(folder, "test.db")}", new ReversingCipher(), clock, default);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_message_whose_turn_throws_is_set_aside_after_three_tries_and_the_next_one_is_answered()
    {
        await store.Inbox.AcceptAsync(Message("poison") with { Text = null! }, default);
        await store.Inbox.AcceptAsync(Message("next"), default);
        var worker = Worker();

        for (var round = 0; round < 6; round++)
        {
            await worker.RunOnceAsync();
            clock.Advance(TimeSpan.FromSeconds(3));
        }

        var status = await store.Status.ReadAsync(default);
        (status.SetAside, status.Waiting).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_message_that_kills_the_process_is_set_aside_and_takes_nobody_with_it()
    {
        await store.Inbox.AcceptAsync(Message("poison", "a"), default);
        await store.Inbox.AcceptAsync(Message("bystander", "b"), default);
        await DieWithAsync(store.Turns.TakeAsync(clock.GetUtcNow(), clock.GetUtcNow() + Lease, 64, default));
        for (var death = 0; death < 2; death++)
        {
            // Whoever is tried now dies, as long as it is the poison; the bystander is answered.
            var tried = await store.Turns.TakeTriedAsync(clock.GetUtcNow(), clock.GetUtcNow() + Lease, default);
            if (tried[0].Message.Id == "bystander") await store.Turns.CommitAsync(tried[0], new TurnResult(Conversation.New, [Reply.Say("đây")]), clock.GetUtcNow(), default);
            clock.Advance(Lease + TimeSpan.FromSeconds(1));
        }

        await DieWithAsync(store.Turns.TakeTriedAsync(clock.GetUtcNow(), clock.GetUtcNow() + Lease, default));
        await Worker().RunOnceAsync();
        await Worker().RunOnceAsync();

        var status = await store.Status.ReadAsync(default);
        (status.SetAside, status.Waiting).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_vendor_s_wait_is_obeyed_to_the_second_and_the_reply_then_goes()
    {
        var vendor = new ToldSender(new Delivery.TryAgain(TimeSpan.FromSeconds(30), "429"), new Delivery.Sent());
        await ReplyWaitsAsync();
        var worker = Deliveries(vendor);

        await worker.RunOnceAsync(default);
        clock.Advance(TimeSpan.FromSeconds(29));
        await worker.RunOnceAsync(default);
        var before = vendor.Calls;
        clock.Advance(TimeSpan.FromSeconds(1));
        await worker.RunOnceAsync(default);

        (before, vendor.Calls).ShouldBe((1, 2));
        (await store.Status.ReadAsync(default)).Undelivered.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_vendor_refuses_for_good_is_given_up_visibly()
    {
        await ReplyWaitsAsync();

        await Deliveries(new ToldSender(new Delivery.Refused("blocked"))).RunOnceAsync(default);

        (await store.Status.ReadAsync(default)).GivenUp.ShouldBe(1);
    }

    [Fact]
    public async Task Quick_messages_in_a_row_get_one_answer_and_a_command_among_them_its_own()
    {
        foreach (var (id, text) in new[] { ("1", "một"), ("2", "hai"), ("3", "ba") }) await store.Inbox.AcceptAsync(Message(id) with { Text = text }, default);
        await store.Inbox.AcceptAsync(Message("4") with { Kind = MessageKind.Media, Text = "" }, default);

        await Worker().RunOnceAsync();
        var afterTheFirst = (await store.Status.ReadAsync(default)).Waiting;
        await Worker().RunOnceAsync();

        afterTheFirst.ShouldBe(1, "the picture is no part of the thought");
        (await store.Status.ReadAsync(default)).Waiting.ShouldBe(0);
        (await store.Transcript.ReadAsync("told", "a", 0, default)).Count(said => said.Reply is not null).ShouldBe(3, "the notice once, and one answer to each thought");
    }

    [Fact]
    public async Task Safety_17_After_the_window_nobody_is_written_to_and_the_vendor_is_not_asked()
    {
        var vendor = new ToldSender(new Delivery.TryAgain(TimeSpan.FromMinutes(50), "busy")) { Window = new WindowRules(null, TimeSpan.FromMinutes(45), null) };
        await ReplyWaitsAsync();
        await Deliveries(vendor).RunOnceAsync(default);

        clock.Advance(TimeSpan.FromMinutes(50));
        await Deliveries(vendor).RunOnceAsync(default);

        vendor.Calls.ShouldBe(1);
        (await store.Status.ReadAsync(default)).GivenUp.ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_answer_gets_no_more_than_so_many_in_a_row()
    {
        var vendor = new ToldSender(new Delivery.Sent { MessageIds = ["1", "2"] }, new Delivery.Sent()) { Window = new WindowRules(TimeSpan.FromHours(48), TimeSpan.FromDays(7), 2) };
        await store.Inbox.AcceptAsync(Message("1"), default);
        var taken = await store.Turns.TakeAsync(clock.GetUtcNow(), clock.GetUtcNow() + Lease, 1, default);
        await store.Turns.CommitAsync(taken[0], new TurnResult(Conversation.New, [Reply.Say("một"), Reply.Say("hai")]), clock.GetUtcNow(), default);
        await Deliveries(vendor).RunOnceAsync(default);
        await Deliveries(vendor).RunOnceAsync(default);
        var windows = new ReplyWindows(store.Hearing, [vendor], clock);

        var full = await windows.ReadAsync(new TalkName("told", "a"), default);
        await ReplyWaitsAsync("2");
        await Deliveries(vendor).RunOnceAsync(default);

        vendor.Calls.ShouldBe(2, "the second of the first row was one too many; the person wrote, and is answered");
        (full.WhyClosed, full.MessagesLeft, full.FreeLeft).ShouldBe(("enough-in-a-row", 0, TimeSpan.FromHours(48)));
        (await windows.ReadAsync(new TalkName("told", "nobody"), default)).WhyClosed.ShouldBe("never-heard");
    }

    void IWorkLog.TurnFailed(long conversationKey, long sequence, Exception fault)
    {
    }

    void IWorkLog.TurnDone(string channelId, TimeSpan took)
    {
    }

    void IWorkLog.MessageSetAside(long conversationKey, long sequence, int attempts)
    {
    }

    void IWorkLog.ReplySent(string channelId, TimeSpan after)
    {
    }

    void IWorkLog.DeliveryPostponed(string channelId, long conversationKey, string why, TimeSpan wait)
    {
    }

    void IWorkLog.ReplyGivenUp(string channelId, long conversationKey, string why)
    {
    }

    void IWorkLog.ReplyWithheld(string channelId, long conversationKey, string why)
    {
    }

    void IWorkLog.WorkerFailed(string worker, Exception fault)
    {
    }

    private static IncomingMessage Message(string id, string conversation = "a") => new("told", id, conversation, MessageKind.Text, "chào");

    private static Turn NoContent()
    {
        var knowledge = KnowledgeSnapshot.Load("no-content");
        return new Turn(knowledge, Understander.Build(UnderstandingContent.Read("no-content", []), _ => null));
    }

    private TurnWorker Worker()
    {
        return new TurnWorker(store.Turns, new TurnSource(NoContent()), new TurnOutlets(new TurnSignal(), departures, new NewsBoard(), this, new Bot.Desk.DutyBoard()), clock);
    }

    private DeliveryWorker Deliveries(IChannelSender sender) => new(store.Outbox, [sender], new PaceBook(new Dictionary<string, int>()), departures, new WayOut(new TurnSource(NoContent())), this, clock);

    private async Task ReplyWaitsAsync(string id = "1")
    {
        await store.Inbox.AcceptAsync(Message(id), default);
        var taken = await store.Turns.TakeAsync(clock.GetUtcNow(), clock.GetUtcNow() + Lease, 1, default);
        await store.Turns.CommitAsync(taken[0], new TurnResult(Conversation.New, [Reply.Say("đây")]), clock.GetUtcNow(), default);
    }

    private async Task DieWithAsync(Task<IReadOnlyList<PendingTurn>> taking)
    {
        (await taking).ShouldNotBeEmpty();
        clock.Advance(Lease + TimeSpan.FromSeconds(1));
    }

    private sealed class ToldSender(params Delivery[] answers) : IChannelSender
    {
        public string ChannelId => "told";

        public int Calls { get; private set; }

        public WindowRules Window { get; init; } = WindowRules.None;

        public Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel) => Task.FromResult(answers[Calls++]);
    }
}
