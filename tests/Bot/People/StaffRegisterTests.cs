using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Bot.Tests.People;

/// <summary>Who may do what to whose account: every action, role and area.</summary>
public sealed class StaffRegisterTests
{
    private const string Ward = "00070";
    private const string Province = "01";
    private const string OtherWard = "26740";
    private const string OtherProvince = "79";

    private static readonly Gazetteer Places = Gazetteer.Load(BotFixture.ContentFolder, new List<ContentProblem>());
    private static readonly AreaMap Areas = new(() => Places);

    private static readonly (StaffRole Role, string Area)[] Everybody =
    [
        (StaffRole.Officer, Ward), (StaffRole.Officer, OtherWard), (StaffRole.Reviewer, Province), (StaffRole.Reviewer, OtherProvince), (StaffRole.Publisher, ""), (StaffRole.Admin, ""),
    ];

    public static TheoryData<string, StaffRole, string, StaffRole, string> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, StaffRole, string, StaffRole, string>();
            foreach (var action in new[] { "read", "add", "change", "close", "open", "reset" })
                foreach (var (role, area) in Everybody)
                    foreach (var (ofWhom, where) in Everybody) matrix.Add(action, role, area, ofWhom, where);
            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task An_action_is_done_and_noted_within_role_and_area_and_changes_nothing_elsewhere(string action, StaffRole role, string area, StaffRole ofWhom, string where)
    {
        var kept = new KeptAccounts();
        var clock = new FakeTime(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        var register = new StaffRegister(kept, kept, new StaffRights(Areas), Areas, clock);
        var actor = new Actor("actor", role, area);
        var other = Invitation.For("other@hoi.example", ofWhom, where, clock.GetUtcNow()).Account;
        await kept.AddAsync(other, default);

        var done = action switch
        {
            "read" => await register.ReadAsync(actor, other.Id, default) is not null,
            "add" => (await register.AddAsync(actor, new NewStaff("new@hoi.example", ofWhom, where), default)).Answer is RegisterAnswer.Done,
            "change" => await register.ChangeAsync(actor, other.Id, ofWhom, where, default) is RegisterAnswer.Done,
            "close" => await register.CloseAsync(actor, other.Id, default) is RegisterAnswer.Done,
            "open" => await register.OpenAsync(actor, other.Id, default) is RegisterAnswer.Done,
            _ => (await register.ResetAsync(actor, other.Id, default)).Answer is RegisterAnswer.Done,
        };

        done.ShouldBe(May(role, area, ofWhom, where));
        kept.Notes.Count.ShouldBe(done ? 1 : 0);
        if (!done) (await kept.FindAsync(other.Id, default)).ShouldBe(other with { Version = 1 });
    }

    [Fact]
    public async Task Nobody_changes_her_own_role_or_closes_herself_out()
    {
        var kept = new KeptAccounts();
        var register = new StaffRegister(kept, kept, new StaffRights(Areas), Areas, TimeProvider.System);
        var admin = Invitation.For("admin@hoi.example", StaffRole.Admin, "", DateTimeOffset.UnixEpoch).Account;
        await kept.AddAsync(admin, default);

        (await register.CloseAsync(admin.Actor, admin.Id, default)).ShouldBe(RegisterAnswer.NotAllowed);
        (await register.ChangeAsync(admin.Actor, admin.Id, StaffRole.Publisher, "", default)).ShouldBe(RegisterAnswer.NotAllowed);
    }

    [Theory]
    [InlineData(StaffRole.Officer, Province)]
    [InlineData(StaffRole.Officer, "")]
    [InlineData(StaffRole.Officer, "99999")]
    [InlineData(StaffRole.Reviewer, Ward)]
    [InlineData(StaffRole.Publisher, Province)]
    public async Task A_role_holds_only_in_an_area_of_its_kind(StaffRole role, string area)
    {
        var kept = new KeptAccounts();
        var register = new StaffRegister(kept, kept, new StaffRights(Areas), Areas, TimeProvider.System);

        var (answer, invitation) = await register.AddAsync(new Actor("admin", StaffRole.Admin, ""), new NewStaff("a@hoi.example", role, area), default);

        answer.ShouldBe(RegisterAnswer.WrongArea);
        invitation.ShouldBeNull();
    }

    // Written out a second time, as the plan says it, not as the code does.
    private static bool May(StaffRole role, string area, StaffRole ofWhom, string where) => role switch
    {
        StaffRole.Admin => true,
        StaffRole.Publisher => ofWhom is StaffRole.Officer or StaffRole.Reviewer,
        StaffRole.Reviewer => ofWhom is StaffRole.Officer && ((area == Province && where == Ward) || (area == OtherProvince && where == OtherWard)),
        _ => false,
    };
}
