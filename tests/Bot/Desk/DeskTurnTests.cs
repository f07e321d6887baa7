using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Tests.Desk;

/// <summary>Turns of talks that ask for an officer, wait for one or are with one.</summary>
public sealed class DeskTurnTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly DeskArea Province = new("79", "");
    private static readonly Staffing Staffed = new([new DutyOfficer("lan", Province, 3, 0), new DutyOfficer("hoa", DeskArea.National, 3, 0)], null, []);

    private static readonly Conversation Known = Conversation.New with { IsIntroduced = true };

    [Fact]
    public void Who_asks_for_a_person_enters_the_line_of_her_province_and_is_told_what_to_call_meanwhile()
    {
        var inProvince = Known with { Place = new KnownPlace("Xã Đông Thạnh", "79", ["27568"]), Need = new Need("domestic_violence", []) };

        var result = Said(inProvince, "tôi muốn nói chuyện với người thật", new DeskView(null, Staffed));

        var entered = result.Desk.ShouldBeOfType<DeskStep.Enter>().Handover;
        (entered.Line, entered.Case.Place, entered.Case.Topic).ShouldBe((Province, new DeskArea("79", "27568"), "domestic_violence"));
        result.Replies[0].Text.ShouldContain("Mình đã báo cán bộ đang trực");
        result.Replies[0].Text.ShouldContain("chưa đo được");
        result.Replies[0].Calls.Select(call => call.Dial).ShouldContain("111");
        result.Tallies.ShouldContain(tally => tally.Kind == TallyKind.Handover && tally.Outcome == Outcomes.Waiting);
    }

    [Fact]
    public void Only_a_measured_wait_is_promised()
    {
        var waits = Enumerable.Range(1, 8).Select(minutes => new MeasuredWait(DeskArea.National, TimeSpan.FromMinutes(minutes))).ToList();

        var result = Said(Known, "cho tôi gặp người thật", new DeskView(null, Staffed with { Waits = waits }));

        result.Replies[0].Text.ShouldContain("khoảng 7 phút");
    }

    [Fact]
    public void Out_of_hours_nobody_enters_the_line_and_the_lines_of_day_and_night_are_given_at_once()
    {
        var result = Said(Known, "cho tôi gặp người thật", new DeskView(null, Staffing.Nobody with { NextDuty = Morning.AddDays(1) }));

        result.Desk.ShouldBeNull();
        result.Replies[0].Text.ShouldContain("1900 96 96 80");
        result.Replies[0].Text.ShouldContain("9:00 ngày 24/11");
        result.Tallies.ShouldContain(tally => tally.Kind == TallyKind.Handover && tally.Outcome == Outcomes.NobodyThere);
    }

    [Fact]
    public void While_an_officer_has_the_talk_the_bot_is_silent_and_danger_still_brings_the_card()
    {
        var taken = new DeskView(Waiting().Taken("lan", "Chị Lan", Morning), Staffed);

        var plain = Said(Known, "dạ em ở nhà mẹ", taken);
        var danger = Said(Known, "nó đang cầm dao đòi giết em", taken);

        plain.Replies.ShouldBeEmpty();
        plain.Desk.ShouldBeOfType<DeskStep.Hear>();
        danger.Replies[0].Calls.Select(call => call.Dial).ShouldContain("113");
    }

    [Theory]
    [InlineData("đợi bao lâu vậy ạ")]
    [InlineData("cho bao lau nua")]
    public void Who_waits_and_asks_how_long_hears_it_and_stays_in_the_line(string words)
    {
        var told = Said(Known, words, new DeskView(Waiting(), Staffed));

        told.Replies[0].Text.ShouldContain("chờ");
        told.Replies[0].Text.ShouldContain("chưa đo được");
        told.Desk.ShouldBeOfType<DeskStep.Hear>();
    }

    [Theory]
    [InlineData("xoá", HandoverEnd.Erased)]
    [InlineData("dừng", HandoverEnd.PersonLeft)]
    [InlineData("thôi không chờ nữa", HandoverEnd.PersonLeft)]
    public void Words_that_end_the_talk_end_it_at_the_desk_too(string word, HandoverEnd end)
    {
        foreach (var open in new[] { Waiting(), Waiting().Taken("lan", "Chị Lan", Morning) })
            Said(Known, word, new DeskView(open, Staffed)).Desk.ShouldBeOfType<DeskStep.Leave>().Why.ShouldBe(end);
    }

    [Theory]
    [InlineData("Tôi đồng ý", true)]
    [InlineData("không", false)]
    public void A_talk_moves_to_another_only_after_the_person_s_yes(string word, bool moves)
    {
        var proposed = Waiting().Taken("lan", "Chị Lan", Morning) with { Proposal = new HandoverTarget("mai", Province, "Chị Mai") };

        var step = Said(Known, word, new DeskView(proposed, Staffed)).Desk!;
        var after = proposed.After(step);

        (after.State, after.KeptFor).ShouldBe(moves ? (HandoverState.Waiting, "mai") : (HandoverState.Taken, null));
        after.Proposal.ShouldBeNull();
    }

    [Fact]
    public void Whether_somebody_answered_is_asked_once_after_thanks_and_never_in_danger()
    {
        var helped = Known with { InView = ["vn-1900969680"], HelpedAt = Morning.AddMinutes(-10), Need = new Need("domestic_violence", []) };

        var asked = Said(helped, "cảm ơn bạn nhiều", DeskView.Empty);
        var answered = Said(asked.Conversation, "Có người nghe", DeskView.Empty);
        var again = Said(answered.Conversation, "cảm ơn bạn nhiều", DeskView.Empty);
        var alarmed = Said(helped with { AlarmedAt = Morning.AddMinutes(-10) }, "cảm ơn bạn nhiều", DeskView.Empty);

        asked.Replies[0].Text.ShouldContain("có ai nghe máy không");
        answered.Feedback.ShouldBe(new ListingFeedback("vn-1900969680", true));
        again.Replies[0].Text.ShouldNotContain("có ai nghe máy không");
        alarmed.Replies[0].Text.ShouldNotContain("có ai nghe máy không");
    }

    [Fact]
    public void An_officer_who_owes_an_answer_for_three_minutes_loses_the_talk_and_a_silent_person_is_not_written_to()
    {
        var round = new DeskRound(new DeskWords(bot.Turn.Knowledge), new DeskTimes());
        var taken = Waiting().Taken("lan", "Chị Lan", Morning);
        var answered = taken.Spoken(Morning.AddMinutes(1));

        round.Due(taken, Staffed, Morning.AddMinutes(2)).ShouldBeNull();
        round.Due(taken, Staffed, Morning.AddMinutes(3))!.After.State.ShouldBe(HandoverState.Waiting);
        round.Due(answered, Staffed, Morning.AddMinutes(20)).ShouldBeNull();
        var closed = round.Due(answered, Staffed, Morning.AddMinutes(31))!;
        (closed.After.End, closed.Replies.Count).ShouldBe((HandoverEnd.PersonSilent, 0));
    }

    [Fact]
    public void Who_waits_is_reminded_of_the_numbers_and_told_when_duty_is_over()
    {
        var round = new DeskRound(new DeskWords(bot.Turn.Knowledge), new DeskTimes());

        round.Due(Waiting(), Staffed, Morning.AddMinutes(9)).ShouldBeNull();
        round.Due(Waiting(), Staffed, Morning.AddMinutes(10))!.Replies[0].Calls.ShouldNotBeEmpty();
        round.Due(Waiting(), Staffing.Nobody, Morning.AddMinutes(1))!.After.End.ShouldBe(HandoverEnd.DutyOver);
    }

    private TurnResult Said(Conversation talk, string text, DeskView view) =>
        bot.Turn.Run(talk, new IncomingMessage("test", "1", "1", MessageKind.Text, text), view, Morning);

    private static Handover Waiting() => new()
    {
        Talk = new TalkName("test", "1"),
        Case = new HandoverCase("", Urgency.Normal, "unknown", HandoverReason.Asked, DeskArea.National),
        Line = DeskArea.National,
        EnteredAt = Morning,
        PersonSpokeAt = Morning,
    };
}
