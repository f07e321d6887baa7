using SafeHelp.Support;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tokens;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage.Tests;

/// <summary>What every database must keep; one class a database runs it.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));

    private protected SqlStore Store { get; private set; } = null!;

    private protected abstract Task<SqlStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_is_kept_once_however_often_it_comes()
    {
        var first = await Store.Inbox.AcceptAsync(Message("a", "1"), default);

        var repeat = await Store.Inbox.AcceptAsync(Message("a", "1"), default);

        first.IsNew.ShouldBeTrue();
        repeat.IsNew.ShouldBeFalse();
        repeat.Sequence.ShouldBe(first.Sequence);
        (await TakeAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Danger_to_life_goes_before_all_that_came_earlier_and_takes_its_own_talk_along_in_order()
    {
        for (var i = 0; i < 100; i++) await Store.Inbox.AcceptAsync(Message($"crowd{i}", $"c{i}"), default);
        await Store.Inbox.AcceptAsync(Message("a", "1", "chào"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "cứu em với") with { IsUrgent = true }, default);

        var now = Clock.GetUtcNow();
        var first = (await Store.Turns.TakeAsync(now, now + Lease, 1, default)).ShouldHaveSingleItem();

        first.Message.ConversationId.ShouldBe("a");
        (first.Message.Text, first.Later.Single().Message.Text).ShouldBe(("chào", "cứu em với"), "order within a talk holds");
        first.Message.IsUrgent.ShouldBeTrue();
        (await TakeAsync()).Count.ShouldBe(64, "nothing else is lost");
    }

    [Fact]
    public async Task The_answer_to_danger_goes_out_before_the_answers_to_a_crowd_and_what_the_person_writes_next_goes_first_for_an_hour()
    {
        for (var i = 0; i < 30; i++) await Store.Inbox.AcceptAsync(Message($"crowd{i}", $"c{i}"), default);
        await AnswerAllAsync("đây");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Store.Inbox.AcceptAsync(Message("a", "1", "cứu em với") with { IsUrgent = true }, default);
        var urgent = (await TakeAsync()).ShouldHaveSingleItem();
        await Store.Turns.CommitAsync(urgent, new TurnResult(Conversation.New with { IsAlarmed = true }, [Reply.Say("gọi số này")]), Clock.GetUtcNow(), default);

        var sent = (await Store.Outbox.TakeDueAsync("telegram", new OutboxTerms(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, 1), default)).ShouldHaveSingleItem();
        sent.Reply.Text.ShouldBe("gọi số này");

        await Store.Inbox.AcceptAsync(Message("crowd0", "later"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "em ở gò vấp"), default);
        var now = Clock.GetUtcNow();
        var next = (await Store.Turns.TakeAsync(now, now + Lease, 1, default)).ShouldHaveSingleItem();
        next.Message.Text.ShouldBe("em ở gò vấp");
        await CommitAsync(next, "đây");
        await AnswerAllAsync("đây");
        Clock.Advance(TimeSpan.FromHours(2));
        await Store.Inbox.AcceptAsync(Message("a", "3", "cảm ơn"), default);
        (await TakeAsync()).ShouldHaveSingleItem().Message.IsUrgent.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_talk_that_sends_without_end_a_piece_is_taken_at_a_time()
    {
        for (var i = 0; i < 120; i++) await Store.Inbox.AcceptAsync(Message("a", $"{i}", $"{i}"), default);

        var first = (await TakeAsync()).ShouldHaveSingleItem();
        await CommitAsync(first with { Together = first.Later.Count }, "đây");

        first.Later.Count.ShouldBe(49);
        (await TakeAsync()).ShouldHaveSingleItem().Message.Text.ShouldBe("50");
    }

    [Fact]
    public async Task A_repeat_after_the_answer_is_not_answered_again()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await AnswerAllAsync("đây");
        Clock.Advance(TimeSpan.FromHours(13));

        var repeat = await Store.Inbox.AcceptAsync(Message("a", "1"), default);

        repeat.IsNew.ShouldBeFalse();
        (await TakeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_id_on_two_channels_is_two_messages()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);

        var other = await Store.Inbox.AcceptAsync(Message("a", "1") with { ChannelId = "zalo" }, default);

        other.IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task One_talk_s_messages_are_taken_one_after_another_and_in_order()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "một"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "hai"), default);

        var first = await TakeAsync();
        var whileTaken = await TakeAsync();
        await CommitAsync(first[0], "đây");
        var second = await TakeAsync();

        first.Select(pending => pending.Message.Text).ShouldBe(["một"]);
        whileTaken.ShouldBeEmpty();
        second.Select(pending => pending.Message.Text).ShouldBe(["hai"]);
    }

    [Fact]
    public async Task Messages_answered_together_are_done_together_and_what_came_later_waits()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "một"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "hai"), default);
        await Store.Inbox.AcceptAsync(Message("a", "3", "ba"), default);
        await Store.Inbox.AcceptAsync(Message("b", "4", "người khác"), default);

        var pending = (await TakeAsync()).Single(one => one.Message.ConversationId == "a");
        await Store.Inbox.AcceptAsync(Message("a", "5", "bốn"), default);
        await CommitAsync(pending with { Together = 1 }, "đây");

        pending.Later.Select(later => later.Message.Text).ShouldBe(["hai", "ba"]);
        var next = (await TakeAsync()).ShouldHaveSingleItem();
        next.Message.Text.ShouldBe("ba");
        next.Later.Select(later => later.Message.Text).ShouldBe(["bốn"]);
    }

    [Fact]
    public async Task A_message_tried_before_is_taken_by_itself()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "một"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "hai"), default);
        await Store.Turns.PostponeAsync((await TakeAsync())[0], Clock.GetUtcNow(), default);

        (await TakeAsync()).ShouldHaveSingleItem().Later.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_talk_knows_when_its_person_was_last_heard_and_what_she_got_since()
    {
        var talk = new TalkName("telegram", "a");
        (await Store.Hearing.ReadAsync(talk, default)).ShouldBe(Heard.Never);
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        var first = Clock.GetUtcNow();
        await AnswerAllAsync("đây");
        var reply = (await TakeRepliesAsync()).ShouldHaveSingleItem();
        reply.Heard.ShouldBe(new Heard(first, 0));

        await Store.Outbox.MarkSentAsync(reply with { SentIds = ["7", "8"] }, Clock.GetUtcNow(), default);
        (await Store.Hearing.ReadAsync(talk, default)).ShouldBe(new Heard(first, 2));

        Clock.Advance(TimeSpan.FromHours(1));
        await Store.Inbox.AcceptAsync(Message("a", "2", "") with { Kind = MessageKind.StaffSpoke }, default);
        (await Store.Hearing.ReadAsync(talk, default)).ShouldBe(new Heard(first, 2), "what an officer wrote opens no window");
        await Store.Inbox.AcceptAsync(Message("a", "3"), default);
        (await Store.Hearing.ReadAsync(talk, default)).ShouldBe(new Heard(Clock.GetUtcNow(), 0));
    }

    [Fact]
    public async Task A_reply_written_after_the_wish_to_delete_came_in_is_erased_too()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "bí mật"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "xoá"), default);
        await CommitAsync((await TakeAsync())[0], "trả lời chuyện bí mật");
        await EraseAsync();

        var said = await Store.Transcript.ReadAsync("telegram", "a", 0, default);

        said.Select(activity => activity.Message?.Text ?? activity.Reply?.Text).ShouldBe(["đã xoá"]);
        (await TakeRepliesAsync()).Select(reply => reply.Reply.Text).ShouldBe(["đã xoá"]);
    }

    [Fact]
    public async Task Erasing_hands_over_what_the_vendor_can_take_back_and_forgets_it()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1") with { WithdrawId = "101" }, default);
        await AnswerAllAsync("cũ");
        await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0] with { SentIds = ["102"] }, Clock.GetUtcNow(), default);
        Clock.Advance(TimeSpan.FromHours(49));
        await Store.Inbox.AcceptAsync(Message("a", "2") with { WithdrawId = "103" }, default);
        await AnswerAllAsync("đây");
        await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0] with { SentIds = ["104", "105"] }, Clock.GetUtcNow(), default);
        await Store.Inbox.AcceptAsync(Message("a", "3", "xoá") with { WithdrawId = "106" }, default);

        await EraseAsync();
        var withdrawn = (await TakeRepliesAsync())[0];
        await Store.Outbox.MarkSentAsync(withdrawn, Clock.GetUtcNow(), default);
        await Store.Inbox.AcceptAsync(Message("a", "4", "xoá") with { WithdrawId = "107" }, default);
        await EraseAsync();

        // What is older than two days cannot be taken back.
        withdrawn.Reply.Withdraws.ShouldBe(["103", "104", "105", "106"], ignoreOrder: true);
        (await TakeRepliesAsync())[0].Reply.Withdraws.ShouldBe(["107"]);
    }

    [Fact]
    public async Task A_later_message_does_not_overtake_one_that_waits_for_another_try()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "một"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "hai"), default);
        var first = (await TakeAsync())[0];

        await Store.Turns.PostponeAsync(first, Clock.GetUtcNow().AddSeconds(5), default);

        (await TakeAsync()).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(6));
        var again = await TakeAsync();
        again.Select(pending => pending.Message.Text).ShouldBe(["một"]);
        again[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_dead_worker_had_taken_is_taken_again_when_its_lease_is_over()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await TakeAsync();

        Clock.Advance(Lease + TimeSpan.FromSeconds(1));

        (await TakeAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_that_comes_too_late_adds_no_second_answer()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        var slow = (await TakeAsync())[0];
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var quick = (await TakeAsync())[0];

        await CommitAsync(quick, "đây");
        await CommitAsync(slow, "đây nữa");

        var replies = await TakeRepliesAsync();
        replies.Select(reply => reply.Reply.Text).ShouldBe(["đây"]);
    }

    [Fact]
    public async Task State_and_replies_are_kept_with_the_message_done()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        var pending = (await TakeAsync())[0];
        var after = pending.Conversation with { IsIntroduced = true, Place = new KnownPlace("Xã Đông Thạnh", "79", ["27568"]) };

        await Store.Turns.CommitAsync(pending, new TurnResult(after, [Reply.Say("một"), Reply.Say("hai")]), Clock.GetUtcNow(), default);

        await Store.Inbox.AcceptAsync(Message("a", "2"), default);
        var next = (await TakeAsync())[0];
        next.Conversation.IsIntroduced.ShouldBeTrue();
        next.Conversation.Place!.Communes.ShouldBe(["27568"]);
        next.Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task Replies_of_a_talk_go_one_after_another_and_in_order()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await Store.Turns.CommitAsync((await TakeAsync())[0], new TurnResult(Conversation.New, [Reply.Say("một"), Reply.Say("hai")]), Clock.GetUtcNow(), default);

        var first = await TakeRepliesAsync();
        await Store.Outbox.PostponeAsync(first[0], Clock.GetUtcNow().AddMinutes(1), default);
        var whileWaiting = await TakeRepliesAsync();
        Clock.Advance(TimeSpan.FromMinutes(2));
        var again = await TakeRepliesAsync();
        await Store.Outbox.MarkSentAsync(again[0], Clock.GetUtcNow(), default);
        var second = await TakeRepliesAsync();

        first.Select(reply => reply.Reply.Text).ShouldBe(["một"]);
        whileWaiting.ShouldBeEmpty();
        again.Select(reply => (reply.Reply.Text, reply.Attempts)).ShouldBe([("một", 1)]);
        second.Select(reply => reply.Reply.Text).ShouldBe(["hai"]);
    }

    [Fact]
    public async Task A_reply_given_up_is_counted_and_lets_the_next_one_go()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await Store.Turns.CommitAsync((await TakeAsync())[0], new TurnResult(Conversation.New, [Reply.Say("một"), Reply.Say("hai")]), Clock.GetUtcNow(), default);

        await Store.Outbox.GiveUpAsync((await TakeRepliesAsync())[0], Clock.GetUtcNow(), "blocked", default);

        (await TakeRepliesAsync()).Select(reply => reply.Reply.Text).ShouldBe(["hai"]);
        (await Store.Status.ReadAsync(default)).GivenUp.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_withheld_is_counted()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await Store.Turns.CommitAsync((await TakeAsync())[0], new TurnResult(Conversation.New, [Reply.Say("một"), Reply.Say("hai")]), Clock.GetUtcNow(), default);

        await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0] with { Withheld = "planted" }, Clock.GetUtcNow(), default);
        await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0], Clock.GetUtcNow(), default);

        (await Store.Status.ReadAsync(default)).Withheld.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_set_aside_is_answered_counted_and_out_of_the_way()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await Store.Inbox.AcceptAsync(Message("a", "2", "hai"), default);

        await Store.Turns.SetAsideAsync((await TakeAsync())[0], Reply.Say("gọi 113"), Clock.GetUtcNow(), "Fault", default);

        (await TakeAsync()).Select(pending => pending.Message.Text).ShouldBe(["hai"]);
        (await TakeRepliesAsync()).Select(reply => reply.Reply.Text).ShouldBe(["gọi 113"]);
        (await Store.Status.ReadAsync(default)).SetAside.ShouldBe(1);
    }

    [Fact]
    public async Task The_transcript_holds_both_sides_in_order()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "một"), default);
        await AnswerAllAsync("đây");
        await Store.Inbox.AcceptAsync(Message("a", "2", "hai"), default);

        var said = await Store.Transcript.ReadAsync("telegram", "a", 0, default);

        said.Select(activity => activity.Message?.Text ?? activity.Reply?.Text).ShouldBe(["một", "đây", "hai"]);
        said.Select(activity => activity.Sequence).ShouldBe([1, 2, 3]);
        (await Store.Transcript.ReadAsync("telegram", "a", 2, default)).Count.ShouldBe(1);
        (await Store.Transcript.ReadAsync("telegram", "b", 0, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_is_known_by_its_id_on_its_own_channel_only()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);

        (await Store.Transcript.HasAsync("telegram", "1", default)).ShouldBeTrue();
        (await Store.Transcript.HasAsync("telegram", "2", default)).ShouldBeFalse();
        (await Store.Transcript.HasAsync("zalo", "1", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Erasing_takes_all_that_was_said_and_leaves_only_the_last_word()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "bí mật"), default);
        await AnswerAllAsync("đây");
        await Store.Inbox.AcceptAsync(Message("a", "2", "xoá"), default);

        await Store.Turns.CommitAsync((await TakeAsync())[0], new TurnResult(Conversation.New, [Reply.Say("đã xoá")], Erases: true), Clock.GetUtcNow(), default);

        var said = await Store.Transcript.ReadAsync("telegram", "a", 0, default);
        said.Select(activity => activity.Message?.Text ?? activity.Reply?.Text).ShouldBe(["đã xoá"]);
        (await TakeRepliesAsync()).Select(reply => reply.Reply.Text).ShouldBe(["đã xoá"]);
    }

    [Fact]
    public async Task Bodies_are_gone_after_their_time_and_repeats_are_still_known()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1", "bí mật"), default);
        await AnswerAllAsync("đây");
        await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0], Clock.GetUtcNow(), default);
        Clock.Advance(TimeSpan.FromDays(31));

        await Store.Status.EraseBodiesAsync(Clock.GetUtcNow() - TimeSpan.FromDays(30), default);

        (await Store.Transcript.ReadAsync("telegram", "a", 0, default)).ShouldBeEmpty();
        (await Store.Inbox.AcceptAsync(Message("a", "1"), default)).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task Coordinates_are_never_written()
    {
        var located = Message("a", "1") with { Location = new Knowledge.Places.GeoPoint(10.8412, 106.6623), Commune = "27568" };

        await Store.Inbox.AcceptAsync(located, default);

        var pending = (await TakeAsync())[0];
        pending.Message.Location.ShouldBeNull();
        pending.Message.Commune.ShouldBe("27568");
    }

    [Fact]
    public async Task Tokens_are_kept_encrypted_and_renewed_by_one_owner_at_a_time()
    {
        var now = Clock.GetUtcNow();
        var first = new TokenPair("access-1", "refresh-1", now);
        await Store.Tokens.KeepFirstAsync("zalo", "consent", first, default);

        (await Store.Tokens.TryLeaseAsync("zalo", "one", now, now.AddMinutes(1), default)).ShouldBeTrue();
        (await Store.Tokens.TryLeaseAsync("zalo", "two", now, now.AddMinutes(1), default)).ShouldBeFalse();
        await Store.Tokens.KeepAsync("zalo", first with { AccessToken = "access-2" }, default);
        await Store.Tokens.ReleaseAsync("zalo", "one", default);
        await Store.Tokens.KeepFirstAsync("zalo", "consent", first, default);
        await Store.Tokens.KeepFirstAsync("zalo", "newer consent", first with { AccessToken = "access-3" }, default);
        await Store.Tokens.KeepFirstAsync("zalo", "consent", first, default);

        (await Store.Tokens.TryLeaseAsync("zalo", "two", now, now.AddMinutes(1), default)).ShouldBeTrue();
        (await Store.Tokens.ReadAsync("zalo", default))!.AccessToken.ShouldBe("access-3");
        (await Store.Tokens.ReadAsync("telegram", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Messages_tried_before_are_taken_one_at_a_time_and_apart_from_fresh_ones()
    {
        foreach (var talk in new[] { "a", "b", "c" }) await Store.Inbox.AcceptAsync(Message(talk, talk), default);
        var now = Clock.GetUtcNow();
        await Store.Turns.TakeAsync(now, now + Lease, 64, default);
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        now = Clock.GetUtcNow();

        var fresh = await Store.Turns.TakeAsync(now, now + Lease, 64, default);
        var tried = await Store.Turns.TakeTriedAsync(now, now + Lease, default);

        fresh.ShouldBeEmpty();
        tried.Count.ShouldBe(1);
        tried[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_set_back_holds_up_neither_what_is_new_nor_what_was_taken()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await Store.Inbox.AcceptAsync(Message("b", "2"), default);
        await CommitAsync((await TakeAsync())[0], "đây");
        await TakeRepliesAsync();
        Clock.Advance(-TimeSpan.FromHours(3));

        await Store.Inbox.AcceptAsync(Message("c", "3"), default);
        var fresh = await TakeAsync();
        await Store.Status.UpkeepAsync(Clock.GetUtcNow(), default);

        fresh.Select(pending => pending.Message.Id).ShouldBe(["3"]);
        (await TakeAsync()).Select(pending => pending.Message.Id).ShouldBe(["2"]);
        (await TakeRepliesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Replies_of_a_channel_that_is_off_are_given_up_when_they_are_too_old_to_help()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await AnswerAllAsync("đây");
        Clock.Advance(TimeSpan.FromHours(26));

        (await Store.Status.UpkeepAsync(Clock.GetUtcNow(), default)).ShouldBe(1);

        (await TakeRepliesAsync()).ShouldBeEmpty();
        (await Store.Status.ReadAsync(default)).GivenUp.ShouldBe(1);
    }

    [Fact]
    public async Task Sending_says_whether_the_talk_has_more()
    {
        await Store.Inbox.AcceptAsync(Message("a", "1"), default);
        await Store.Turns.CommitAsync((await TakeAsync())[0], new TurnResult(Conversation.New, [Reply.Say("một"), Reply.Say("hai")]), Clock.GetUtcNow(), default);

        var afterFirst = await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0], Clock.GetUtcNow(), default);
        var afterSecond = await Store.Outbox.MarkSentAsync((await TakeRepliesAsync())[0], Clock.GetUtcNow(), default);

        afterFirst.ShouldBeTrue();
        afterSecond.ShouldBeFalse();
    }

    [Fact]
    public async Task A_write_that_fails_takes_nothing_else_with_it()
    {
        var unknown = new PendingTurn(999, 1, Message("x", "x"), Conversation.New, 0, Clock.GetUtcNow());
        var impossible = Message("b", "2") with { ChannelId = null! };

        var accepts = Enumerable.Range(0, 20).Select(i => Store.Inbox.AcceptAsync(Message($"talk{i}", $"m{i}"), default)).ToList();
        var failing = Should.ThrowAsync<System.Data.Common.DbException>(() => Store.Inbox.AcceptAsync(impossible, default));
        await CommitAsync(unknown, "nobody");

        await failing;
        (await Task.WhenAll(accepts)).ShouldAllBe(accepted => accepted.IsNew);
    }

    [Fact]
    public async Task A_thousand_messages_at_once_are_all_kept()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Store.Inbox.AcceptAsync(Message($"talk{i % 50}", $"m{i}"), default)));

        accepted.ShouldAllBe(one => one.IsNew);
        (await Store.Status.ReadAsync(default)).Waiting.ShouldBe(1000);
    }

    private protected static IncomingMessage Message(string conversation, string id, string text = "chào") =>
        new("telegram", id, conversation, MessageKind.Text, text);

    private protected async Task<IReadOnlyList<PendingTurn>> TakeAsync()
    {
        var now = Clock.GetUtcNow();
        return [.. await Store.Turns.TakeAsync(now, now + Lease, 64, default), .. await Store.Turns.TakeTriedAsync(now, now + Lease, default)];
    }

    private protected Task<IReadOnlyList<OutgoingReply>> TakeRepliesAsync() =>
        Store.Outbox.TakeDueAsync("telegram", new OutboxTerms(Clock.GetUtcNow(), Clock.GetUtcNow() + Lease, 64), default);

    private protected Task CommitAsync(PendingTurn pending, string reply) =>
        Store.Turns.CommitAsync(pending, new TurnResult(pending.Conversation, [Reply.Say(reply)]), Clock.GetUtcNow(), default);

    private async Task EraseAsync() =>
        await Store.Turns.CommitAsync((await TakeAsync())[0], new TurnResult(Conversation.New, [Reply.Say("đã xoá")], Erases: true), Clock.GetUtcNow(), default);

    private async Task AnswerAllAsync(string reply)
    {
        foreach (var pending in await TakeAsync()) await CommitAsync(pending, reply);
    }
}
