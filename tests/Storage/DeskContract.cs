using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>What the desk and the counters must keep on every database.</summary>
public abstract class DeskContract : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    private protected SqlStore Store { get; private set; } = null!;

    private DateTimeOffset Now => Clock.GetUtcNow();

    private protected abstract Task<SqlStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_talk_enters_the_line_once_and_its_next_turn_knows_of_it()
    {
        await AskAsync("a", "1");
        await AskAsync("a", "2");

        var open = await Store.Desk.OpenAsync(default);
        await Store.Inbox.AcceptAsync(Message("a", "3"), default);
        var next = await TakeAsync();

        open.Count.ShouldBe(1);
        next.Desk!.Key.ShouldBe(open[0].Key);
        open[0].Case.Place.ShouldBe(new DeskArea("79", "27568"));
    }

    [Fact]
    public async Task A_turn_that_came_too_late_puts_nobody_into_the_line()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        var slow = await TakeAsync();
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var quick = (await Store.Turns.TakeTriedAsync(Now, Now + Lease, default))[0];
        await Store.Turns.CommitAsync(quick, Result(), Now, default);

        await Store.Turns.CommitAsync(slow, Result() with { Desk = new DeskStep.Enter(Waiting("a")) }, Now, default);

        (await Store.Desk.OpenAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_officers_who_take_a_talk_at_once_one_gets_it()
    {
        var key = await AskAsync("a", "1");

        var took = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.Desk.ChangeAsync(key, handover => Taking(handover, $"officer-{i}"), Now, default))));

        took.Count(change => change is not null).ShouldBe(1);
        (await Store.Desk.FindAsync(key, default))!.Officer.ShouldBe(took.Single(change => change is not null)!.After.Officer);
    }

    [Fact]
    public async Task What_an_officer_sends_again_under_the_same_id_is_said_once_and_in_order_after_the_bot()
    {
        var key = await AskAsync("a", "1");
        await Store.Desk.ChangeAsync(key, handover => Taking(handover, "lan"), Now, default);

        for (var i = 0; i < 3; i++)
            await Store.Desk.ChangeAsync(key, handover => new DeskChange(handover.Spoken(Now), [Reply.Say("tôi đây")]) { ClientId = "c1", Tallies = [Tally(TallyKind.Answer)] }, Now, default);

        var said = await Store.Transcript.ReadAsync("telegram", "a", 0, default);
        said.Where(activity => activity.Reply is not null).Select(activity => activity.Reply!.Text).ShouldBe(["đã báo", "có người", "tôi đây"]);
        said.Select(activity => activity.Sequence).ShouldBeUnique();
        (await CountedAsync(TallyKind.Answer)).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_s_word_reaches_the_officer_s_side_and_her_leaving_closes_it()
    {
        var key = await AskAsync("a", "1");
        await Store.Desk.ChangeAsync(key, handover => Taking(handover, "lan"), Now, default);
        Clock.Advance(TimeSpan.FromSeconds(40));
        await TurnAsync("a", "2", new DeskStep.Hear(Now, IsDiscreet: false));
        var heard = await Store.Desk.FindAsync(key, default);

        await TurnAsync("a", "3", new DeskStep.Leave(HandoverEnd.PersonLeft, Now));

        heard!.PersonSpokeAt.ShouldBe(Now);
        heard.Officer.ShouldBe("lan");
        (await Store.Desk.OpenAsync(default)).ShouldBeEmpty();
        (await Store.Desk.ChangeAsync(key, handover => Taking(handover, "mai"), Now, default)).ShouldBeNull();
        (await AskAsync("a", "4")).ShouldNotBe(key);
    }

    [Fact]
    public async Task Safety_35_Notes_go_with_an_erased_talk_and_with_one_whose_time_is_over()
    {
        var erased = await AskAsync("a", "1");
        var old = await AskAsync("b", "2");
        foreach (var key in new[] { erased, old }) await Store.Desk.AddNoteAsync(key, new DeskNote("lan", "ghi chú", Now), default);
        await TurnAsync("a", "3", new DeskStep.Leave(HandoverEnd.Erased, Now), erases: true);
        await TurnAsync("b", "4", new DeskStep.Leave(HandoverEnd.PersonLeft, Now));
        var afterErasing = (await Store.Desk.NotesAsync(erased, default)).Count + (await Store.Desk.NotesAsync(old, default)).Count;
        Clock.Advance(TimeSpan.FromDays(31));

        await Store.Status.EraseBodiesAsync(Now - TimeSpan.FromDays(30), default);

        afterErasing.ShouldBe(1);
        (await Store.Desk.NotesAsync(old, default)).ShouldBeEmpty();
        (await Store.Desk.FindAsync(old, default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_duty_calendar_and_presence_are_kept()
    {
        var shift = new DutyShift("s1", "lan", new DeskArea("79", ""), "T2-T6 08:00-17:00", new DateOnly(2026, 11, 1), null, 3, WorksHolidays: false);
        await Store.Desk.KeepShiftAsync(shift, default);
        await Store.Desk.KeepShiftAsync(shift with { Capacity = 5, Until = new DateOnly(2026, 12, 31) }, default);
        await Store.Desk.SeenAsync("lan", Now.AddMinutes(2), default);

        (await Store.Desk.ShiftsAsync(default)).ShouldBe([shift with { Capacity = 5, Until = new DateOnly(2026, 12, 31) }]);
        (await Store.Desk.PresentAsync(Now, default)).ShouldBe(["lan"]);
        (await Store.Desk.PresentAsync(Now.AddMinutes(3), default)).ShouldBeEmpty();
        await Store.Desk.RemoveShiftAsync("s1", default);
        (await Store.Desk.ShiftsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_counted_is_the_same_before_and_after_it_is_gathered()
    {
        for (var i = 0; i < 3; i++) await TurnAsync("a", $"m{i}", null, tallies: [Tally(TallyKind.Message), Tally(TallyKind.Message) with { Commune = "27568" }]);
        var before = await Store.Counters.ReadAsync(Day, Day, default);

        await Store.Counters.GatherAsync(Now, 5, default);
        await TurnAsync("a", "m4", null, tallies: [Tally(TallyKind.Message)]);
        await Store.Counters.GatherAsync(Now, 5, default);

        before.Select(counted => counted.Times).ShouldBe([3, 3]);
        (await Store.Counters.ReadAsync(Day, Day, default)).Sum(counted => counted.Times).ShouldBe(7);
        (await Store.Counters.ReadAsync(Day.AddDays(1), Day.AddDays(9), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_piece_is_shown_only_when_enough_different_talks_had_it_in_one_week()
    {
        for (var talk = 0; talk < 5; talk++) await UnknownAsync($"t{talk}", ["con ma", "bùa"]);
        for (var again = 0; again < 9; again++) await UnknownAsync("t0", ["lan"]);
        var thisWeek = await Store.Counters.UnknownAsync(5, 100, default);
        for (var week = 0; week < 4; week++)
        {
            Clock.Advance(TimeSpan.FromDays(7));
            await Store.Counters.GatherAsync(Now, 5, default);
            for (var talk = 0; talk < 2; talk++) await UnknownAsync($"w{week}{talk}", ["hiếm"]);
        }

        thisWeek.ShouldBe([new UnknownPiece("bùa", 5), new UnknownPiece("con ma", 5)]);
        (await Store.Counters.UnknownAsync(5, 100, default)).ShouldBe(thisWeek);
    }

    [Fact]
    public async Task What_people_say_about_a_number_is_counted_for_the_listing()
    {
        await TurnAsync("a", "1", null, new ListingFeedback("vn-1", true));
        await TurnAsync("b", "2", null, new ListingFeedback("vn-1", false));
        await TurnAsync("c", "3", null, new ListingFeedback("vn-1", false));

        (await Store.Counters.FeedbackAsync(default)).ShouldBe([new ListingAnswers("vn-1", 1, 2)]);
        (await Store.Counters.FeedbackAsync("vn-1", default)).ShouldBe(new ListingAnswers("vn-1", 1, 2));
        (await Store.Counters.FeedbackAsync("vn-2", default)).ShouldBe(new ListingAnswers("vn-2", 0, 0));
    }

    [Fact]
    public async Task What_did_not_arrive_as_written_is_counted_by_reason_and_marked_in_its_talk()
    {
        await TurnAsync("a", "1", null, replies: [Reply.Say("một"), Reply.Say("hai"), Reply.Say("ba")]);
        await LoseAsync(reply => Store.Outbox.GiveUpAsync(reply, Now, "window-closed", default));
        await LoseAsync(reply => Store.Outbox.MarkSentAsync(reply with { Withheld = "unpublished-number" }, Now, default));
        await LoseAsync(reply => Store.Outbox.MarkSentAsync(reply, Now, default));

        var marked = await Store.Transcript.LostAsync("telegram", "a", default);
        var counted = await Store.Status.LostAsync(Now.AddDays(-1), default);

        marked.Select(lost => lost.Why).ShouldBe(["window-closed", "unpublished-number"]);
        counted.ShouldBe([new LostReplies(Day, "telegram", "unpublished-number", 1), new LostReplies(Day, "telegram", "window-closed", 1)], ignoreOrder: true);
        (await Store.Status.LostAsync(Now.AddMinutes(1), default)).ShouldBeEmpty();
    }

    private async Task LoseAsync(Func<OutgoingReply, Task<bool>> lose)
    {
        var taken = await Store.Outbox.TakeDueAsync("telegram", new OutboxTerms(Now, Now + Lease, 1), default);
        await lose(taken.Single());
    }

    private static DateOnly Day => new(2026, 11, 23);

    private async Task<long> AskAsync(string talk, string id)
    {
        await TurnAsync(talk, id, new DeskStep.Enter(Waiting(talk)), replies: [Reply.Say("đã báo")]);
        return (await Store.Desk.OpenAsync(default)).Single(handover => handover.Talk.ConversationId == talk).Key;
    }

    private async Task UnknownAsync(string talk, IReadOnlyList<string> pieces)
    {
        await Store.Inbox.AcceptAsync(Message(talk, Guid.NewGuid().ToString()), default);
        await Store.Turns.CommitAsync(await TakeAsync(), Result() with { UnknownWords = pieces }, Now, default);
    }

    private async Task TurnAsync(string talk, string id, DeskStep? step, ListingFeedback? feedback = null, bool erases = false, IReadOnlyList<Reply>? replies = null, IReadOnlyList<Tally>? tallies = null)
    {
        await Store.Inbox.AcceptAsync(Message(talk, id), default);
        var result = new TurnResult(Conversation.New, replies ?? [], erases) { Desk = step, Feedback = feedback, Tallies = tallies ?? [] };
        await Store.Turns.CommitAsync(await TakeAsync(), result, Now, default);
    }

    private async Task<PendingTurn> TakeAsync() => (await Store.Turns.TakeAsync(Now, Now + Lease, 10, default)).Single();

    private async Task<long> CountedAsync(TallyKind kind) =>
        (await Store.Counters.ReadAsync(Day, Day, default)).Where(counted => counted.Tally.Kind == kind).Sum(counted => counted.Times);

    private static Tally Tally(TallyKind kind) => new(Day, kind) { Channel = "telegram", Topic = "shelter" };

    private static TurnResult Result() => new(Conversation.New, []);

    private DeskChange? Taking(Handover handover, string officer) =>
        handover.State is HandoverState.Waiting ? new DeskChange(handover.Taken(officer, "Chị Lan", Now), [Reply.Say("có người")]) : null;

    private Handover Waiting(string talk) => new()
    {
        Talk = new TalkName("telegram", talk),
        Case = new HandoverCase("shelter", Urgency.High, "self_adult", HandoverReason.Asked, new DeskArea("79", "27568")),
        Line = DeskArea.National,
        EnteredAt = Now,
        PersonSpokeAt = Now,
    };

    private static IncomingMessage Message(string talk, string id) => new("telegram", id, talk, MessageKind.Text, "giúp");
}

public sealed class SqliteDeskTests : DeskContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private protected override Task<SqlStore> OpenAsync() => SqlStore.OpenAsync($"Data Source={Path.Combine(folder, "test.db")}", new ReversingCipher(), Clock, default);
}

public sealed class PostgresDeskTests(PostgresFixture postgres) : DeskContract
{
    private protected override async Task<SqlStore> OpenAsync() =>
        await SqlStore.OpenAsync(await postgres.Server.CreateDatabaseAsync(), new ReversingCipher(), Clock, default);
}
