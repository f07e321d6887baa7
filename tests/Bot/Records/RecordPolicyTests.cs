using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;
using static SafeHelp.Knowledge.Listings.Records.RecordActionKind;

namespace SafeHelp.Bot.Tests.Records;

/// <summary>Every action by every role in every area: what is not named here is refused.</summary>
public sealed class RecordPolicyTests
{
    private static readonly RecordArea Commune = new("79", "27568");

    private static readonly Dictionary<StaffRole, RecordActionKind[]> Rights = new()
    {
        [StaffRole.Officer] = [Create, Edit, AddPaper, WithdrawPaper, Submit, Confirm, Review, Discard, Withdraw, Reopen],
        [StaffRole.Reviewer] = [Create, Edit, AddPaper, WithdrawPaper, Submit, Confirm, SendBack, Accept, Appraise, Review, Discard, Withdraw, Reopen, Archive],
        [StaffRole.Publisher] = [SendBack, Appraise, Publish, Withdraw, Archive],
        [StaffRole.Admin] = [],
    };

    public static TheoryData<StaffRole, string, RecordActionKind> Everything
    {
        get
        {
            var all = new TheoryData<StaffRole, string, RecordActionKind>();
            foreach (var role in Enum.GetValues<StaffRole>())
            {
                foreach (var area in new[] { "", "79", "01", "27568", "27571", "7", "2756" })
                {
                    foreach (var action in Enum.GetValues<RecordActionKind>()) all.Add(role, area, action);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_commune_s_record_is_worked_on_by_role_within_area_only(StaffRole role, string area, RecordActionKind action)
    {
        var isInReach = area is "79" or "27568" || (area.Length == 0 && role is StaffRole.Publisher or StaffRole.Admin && area.Length == 0);

        RecordPolicy.Allows(new Actor("a", role, area), action, Commune).ShouldBe(isInReach && Rights[role].Contains(action));
    }

    [Theory]
    [InlineData(StaffRole.Officer, "", false)]
    [InlineData(StaffRole.Reviewer, "", false)]
    [InlineData(StaffRole.Reviewer, "79", false)]
    [InlineData(StaffRole.Publisher, "", true)]
    [InlineData(StaffRole.Admin, "", false)]
    public void The_country_s_own_lines_are_the_centre_s(StaffRole role, string area, bool isAllowed)
    {
        foreach (var action in Enum.GetValues<RecordActionKind>())
            RecordPolicy.Allows(new Actor("a", role, area), action, new RecordArea("", "")).ShouldBe(isAllowed, $"{role} {action}");
    }

    [Fact]
    public void A_province_s_own_record_is_not_its_communes() =>
        Enum.GetValues<RecordActionKind>().Any(action => RecordPolicy.Allows(new Actor("a", StaffRole.Officer, "27568"), action, new RecordArea("79", ""))).ShouldBeFalse();

    [Theory]
    [InlineData(StaffRole.Officer, "27568", true, true)]
    [InlineData(StaffRole.Officer, "27571", false, false)]
    [InlineData(StaffRole.Reviewer, "79", true, true)]
    [InlineData(StaffRole.Publisher, "", true, false)]
    [InlineData(StaffRole.Admin, "", false, false)]
    public void Safety_36_People_in_charge_and_hardship_are_seen_by_those_who_work_with_them(StaffRole role, string area, bool seesKept, bool seesHardship)
    {
        var actor = new Actor("a", role, area);

        RecordPolicy.MaySeeKept(actor, Commune).ShouldBe(seesKept);
        RecordPolicy.MaySeeHardship(actor, Commune).ShouldBe(seesHardship);
    }
}
