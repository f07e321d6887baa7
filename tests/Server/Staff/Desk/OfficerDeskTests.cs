using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Support;

namespace SafeHelp.Server.Tests.Staff.Desk;

/// <summary>The officers' desk and its keeper on a real database, the desk's times moved by hand.</summary>
public sealed class OfficerDeskTests(ConsoleServer server) : IClassFixture<ConsoleServer>
{
    private static readonly Actor Lan = new("lan", StaffRole.Officer, ConsoleServer.SaigonWard);
    private static readonly Actor Mai = new("mai", StaffRole.Officer, ConsoleServer.SaigonWard);

    private OfficerDesk Desk => server.App.Services.GetRequiredService<OfficerDesk>();

    private IDeskStore Store => server.App.Services.GetRequiredService<IDeskStore>();

    private DeskKeeper Keeper => server.App.Services.GetRequiredService<DeskKeeper>();

    [Fact]
    public async Task Of_officers_who_take_a_talk_at_once_one_gets_it_and_the_person_is_told_once()
    {
        var key = await AskAsync("take");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Desk.TakeAsync(i % 2 == 0 ? Lan : Mai with { Id = $"mai-{i}" }, key, "Chị Trực", default))));

        outcomes.Count(outcome => outcome.IsDone).ShouldBeOneOf(1, 5);
        outcomes.Where(outcome => outcome.IsDone).Select(outcome => outcome.Handover!.Officer).Distinct().ShouldHaveSingleItem();
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal == DeskRefusal.TakenByAnother);
        (await SaidAsync("take")).Count(text => text.Contains("Chị Trực đang ở đây", StringComparison.Ordinal)).ShouldBe(1);
        await EndAsync(key);
    }

    [Fact]
    public async Task Three_minutes_of_an_officer_s_silence_put_the_talk_back_into_the_line_and_the_person_is_told()
    {
        var key = await AskAsync("silent-officer");
        await Desk.TakeAsync(Lan, key, "Chị Trực", default);

        await LaterAsync(TimeSpan.FromSeconds(170));
        var before = await Store.FindAsync(key, default);
        await LaterAsync(TimeSpan.FromSeconds(10));

        before!.State.ShouldBe(HandoverState.Taken);
        var after = (await Store.FindAsync(key, default))!;
        (after.State, after.Officer, after.EnteredAt).ShouldBe((HandoverState.Waiting, null, before.EnteredAt));
        (await Desk.SayAsync(Lan, new OfficerMessage(key, "late", "em đây"), default)).Refusal.ShouldBe(DeskRefusal.NotYours);
        (await Desk.TakeAsync(Mai, key, "Chị Mai", default)).IsDone.ShouldBeTrue();
        await EndAsync(key);
    }

    [Fact]
    public async Task A_person_who_writes_no_more_is_let_go_without_a_word()
    {
        var key = await AskAsync("silent-person");
        await Desk.TakeAsync(Lan, key, "Chị Trực", default);
        await Desk.SayAsync(Lan, new OfficerMessage(key, "1", "chị còn ở đó không ạ"), default);
        var said = (await SaidAsync("silent-person")).Count;

        await LaterAsync(TimeSpan.FromMinutes(29));
        var before = await Store.FindAsync(key, default);
        await LaterAsync(TimeSpan.FromMinutes(2));

        before!.State.ShouldBe(HandoverState.Taken);
        (await Store.FindAsync(key, default))!.End.ShouldBe(HandoverEnd.PersonSilent);
        (await SaidAsync("silent-person")).Count.ShouldBe(said, "somebody else may be reading by now");
    }

    [Fact]
    public async Task Who_waits_when_the_last_officer_leaves_is_told_so_with_the_numbers()
    {
        var key = await AskAsync("duty-over");
        foreach (var officer in new[] { Lan, Mai }) await Store.RemoveShiftAsync(officer.Id, default);

        await Keeper.RunOnceAsync(default);

        (await Store.FindAsync(key, default))!.End.ShouldBe(HandoverEnd.DutyOver);
        var last = (await server.App.Services.GetRequiredService<ITranscript>().ReadAsync("webchat", "duty-over", 0, default))[^1];
        last.Reply!.Calls.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("không", false)]
    [InlineData("đồng ý", true)]
    public async Task A_talk_moves_to_a_colleague_only_with_the_person_s_yes(string answer, bool moves)
    {
        var talk = "move-" + moves;
        var key = await AskAsync(talk);
        await Desk.TakeAsync(Lan, key, "Chị Lan", default);
        await Desk.SayAsync(Lan, new OfficerMessage(key, "1", "em nghe ạ"), default);
        await Desk.ProposeAsync(Lan, key, new HandoverTarget(Mai.Id, new DeskArea(ConsoleServer.Saigon, ConsoleServer.SaigonWard), "Chị Mai"), default);
        var early = await Desk.TakeAsync(Mai, key, "Chị Mai", default);

        await WriteAsync(talk, answer);
        await Eventually.TrueAsync(async () => (await Store.FindAsync(key, default))!.Proposal is null, "the answer was heard");

        early.Refusal.ShouldBe(DeskRefusal.TakenByAnother, "nothing moves before the yes");
        var after = (await Store.FindAsync(key, default))!;
        (after.State, after.Officer, after.KeptFor).ShouldBe(moves ? (HandoverState.Waiting, null, Mai.Id) : (HandoverState.Taken, Lan.Id, null));
        (await Desk.TakeAsync(Lan with { Id = "third" }, key, "Chị Ba", default)).IsDone.ShouldBeFalse("it is kept for the colleague, or still hers");
        (await Desk.TakeAsync(Mai, key, "Chị Mai", default)).IsDone.ShouldBe(moves);
        await EndAsync(key);
    }

    [Fact]
    public async Task The_line_that_consoles_share_shows_every_change_at_once()
    {
        var key = await AskAsync("shared");

        var waiting = await Desk.LineAsync(Mai, default);
        await Desk.TakeAsync(Lan, key, "Chị Trực", default);
        var (hers, others) = (await Desk.LineAsync(Lan, default), await Desk.LineAsync(Mai, default));
        await EndAsync(key);

        waiting.Waiting.ShouldContain(handover => handover.Key == key);
        hers.Own.ShouldContain(handover => handover.Key == key);
        others.Waiting.ShouldNotContain(handover => handover.Key == key);
        (await Desk.LineAsync(Lan, default)).Own.ShouldNotContain(handover => handover.Key == key);
    }

    [Fact]
    public async Task What_is_sent_twice_under_one_id_is_said_and_counted_once()
    {
        var key = await AskAsync("twice");
        await Desk.TakeAsync(Lan, key, "Chị Trực", default);
        var before = await AnswersAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Desk.SayAsync(Lan, new OfficerMessage(key, "same", "em nghe đây ạ"), default))));
        await Desk.SayAsync(Lan, new OfficerMessage(key, "other", "chị kể đi ạ"), default);

        outcomes.ShouldAllBe(outcome => outcome.IsDone, "the page that asks again hears yes again");
        var said = await SaidAsync("twice");
        said.Count(text => text.Contains("em nghe đây ạ", StringComparison.Ordinal)).ShouldBe(1);
        said.Count(text => text.Contains("chị kể đi ạ", StringComparison.Ordinal)).ShouldBe(1);
        (await AnswersAsync()).ShouldBe(before + 1);
        await EndAsync(key);
    }

    // Both officers are on duty in the ward; the person says where she is, then asks for somebody.
    private async Task<long> AskAsync(string talk)
    {
        foreach (var officer in new[] { Lan, Mai })
            await Store.KeepShiftAsync(new DutyShift(officer.Id, officer.Id, new DeskArea(ConsoleServer.Saigon, ConsoleServer.SaigonWard), "24/7", new DateOnly(2020, 1, 1), null, 9, WorksHolidays: true), default);
        await LaterAsync(TimeSpan.Zero);
        await WriteAsync(talk, "tôi ở phường Sài Gòn, TP HCM");
        await Eventually.TrueAsync(async () => (await SaidAsync(talk)).Count > 0, "the bot has answered");
        await WriteAsync(talk, "tôi muốn nói chuyện với người thật");
        var key = 0L;
        await Eventually.TrueAsync(async () => (key = (await Store.OpenAsync(default)).FirstOrDefault(handover => handover.Talk.ConversationId == talk)?.Key ?? 0) > 0, "the talk stands in the line");
        return key;
    }

    private Task WriteAsync(string talk, string text) =>
        server.App.Services.GetRequiredService<Intake>().AcceptAsync(new IncomingMessage("webchat", Guid.NewGuid().ToString("N"), talk, MessageKind.Text, text), default);

    // The consoles of both stay open all the while, and the keeper looks.
    private async Task LaterAsync(TimeSpan time)
    {
        foreach (var officer in new[] { Lan, Mai }) await Store.SeenAsync(officer.Id, server.Clock.GetUtcNow() + time + TimeSpan.FromMinutes(2), default);
        server.Clock.Advance(time);
        await Keeper.RunOnceAsync(default);
    }

    private async Task<IReadOnlyList<string>> SaidAsync(string talk) =>
        [.. (await server.App.Services.GetRequiredService<ITranscript>().ReadAsync("webchat", talk, 0, default)).Select(said => said.Reply?.Text).OfType<string>()];

    private async Task<long> AnswersAsync() =>
        (await server.App.Services.GetRequiredService<ICounterStore>().ReadAsync(DateOnly.MinValue, DateOnly.MaxValue, default)).Where(counted => counted.Tally.Kind is TallyKind.Answer).Sum(counted => counted.Times);

    private async Task EndAsync(long key)
    {
        foreach (var officer in new[] { Lan, Mai }) await Desk.EndAsync(officer, key, default);
    }
}
