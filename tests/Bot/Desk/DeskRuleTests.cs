using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Tests.Desk;

/// <summary>Who may see which talk, who is on duty, and in which order talks wait.</summary>
public sealed class DeskRuleTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(StaffRole.Officer, "27568", true)]
    [InlineData(StaffRole.Officer, "79", true)]
    [InlineData(StaffRole.Publisher, "", true)]
    [InlineData(StaffRole.Officer, "26734", false)]
    [InlineData(StaffRole.Reviewer, "01", false)]
    [InlineData(StaffRole.Admin, "", false)]
    public void A_talk_is_taken_within_its_area_alone(StaffRole role, string area, bool may)
    {
        var waiting = Waiting(1, Urgency.Normal, 0);

        DeskPolicy.MayTake(new Actor("x", role, area), waiting).ShouldBe(may);
    }

    [Fact]
    public void Safety_36_What_was_said_is_for_the_officer_who_has_it_and_for_who_leads_her()
    {
        var taken = Waiting(1, Urgency.Normal, 0).Taken("lan", "Chị Lan", Monday);

        DeskPolicy.MayOpen(new Actor("lan", StaffRole.Officer, "27568"), taken).ShouldBeTrue();
        DeskPolicy.MayOpen(new Actor("dung", StaffRole.Reviewer, "79"), taken).ShouldBeTrue();
        DeskPolicy.MayOpen(new Actor("mai", StaffRole.Officer, "27568"), taken).ShouldBeFalse();
        DeskPolicy.MayOpen(new Actor("admin", StaffRole.Admin, ""), taken).ShouldBeFalse();
        DeskPolicy.MayAnswer(new Actor("dung", StaffRole.Reviewer, "79"), taken).ShouldBeFalse();
    }

    [Fact]
    public void The_most_urgent_wait_in_front_and_then_the_longest_waiting()
    {
        Handover[] open = [Waiting(1, Urgency.Normal, 0), Waiting(2, Urgency.Emergency, 9), Waiting(3, Urgency.Normal, -5), Waiting(4, Urgency.Emergency, 3)];

        WaitingLine.Ordered(open).Select(handover => handover.Key).ShouldBe([4, 2, 3, 1]);
    }

    [Fact]
    public void A_shift_holds_in_its_hours_and_not_on_holidays()
    {
        var shift = new DutyShift("1", "lan", DeskArea.National, "T2-T6 08:00-17:00", new DateOnly(2026, 1, 1), null, 3, WorksHolidays: false);

        shift.Holds(Monday, _ => false).ShouldBeTrue();
        shift.Holds(Monday, _ => true).ShouldBeFalse();
        shift.Holds(Monday.AddHours(10), _ => false).ShouldBeFalse();
        shift.BeginsAfter(Monday.AddHours(10), day => day.Day == 24)!.Value.ShouldBe(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.FromHours(7)));
    }

    [Fact]
    public void The_narrowest_line_with_room_is_chosen()
    {
        var place = new DeskArea("79", "27568");
        var staffing = new Staffing([new DutyOfficer("a", place, 1, 1), new DutyOfficer("b", DeskArea.National, 2, 0)], null, []);

        staffing.LineFor(place).ShouldBe(DeskArea.National);
        staffing.LineFor(new DeskArea("01", "")).ShouldBe(DeskArea.National);
        (staffing with { OnDuty = [new DutyOfficer("a", place, 1, 1)] }).LineFor(place).ShouldBe(place);
        Staffing.Nobody.LineFor(place).ShouldBeNull();
    }

    private static Handover Waiting(long key, Urgency urgency, int minute) => new()
    {
        Key = key,
        Talk = new TalkName("test", $"{key}"),
        Case = new HandoverCase("", urgency, "unknown", HandoverReason.Asked, new DeskArea("79", "27568")),
        Line = new DeskArea("79", "27568"),
        EnteredAt = Monday.AddMinutes(minute),
        PersonSpokeAt = Monday.AddMinutes(minute),
    };
}
