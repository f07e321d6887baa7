using SafeHelp.Bot.Records;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>Records on the console's screens, by area.</summary>
[Collection(nameof(InTheConsole))]
public sealed class RecordScreenTests(ConsoleServer server)
{
    [Fact]
    public async Task A_reviewer_narrows_her_list_to_a_commune_and_never_leaves_her_province()
    {
        var name = $"[MẪU] Nơi {Guid.NewGuid():N}";
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);
        var (reviewer, account) = await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Saigon);
        var (stranger, _) = await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Hanoi);
        var record = (await WriteAsync(officer, name)).Split('?')[0];

        (await reviewer.GetAsync($"/staff/records?place={ConsoleServer.SaigonWard}")).Html.ShouldContain(name);
        (await reviewer.GetAsync("/staff/records?place=27568")).Html.ShouldNotContain(name);
        (await stranger.GetAsync($"/staff/records?place={ConsoleServer.SaigonWard}")).Html.ShouldNotContain(name);
        (await stranger.GetAsync(record)).Html.ShouldNotContain(name);
        (await reviewer.GetAsync(record)).Html.ShouldContain(name);

        var looks = await server.AccessLog.ReadAsync(new(null, account.Id, 0, 100), default);
        looks.ShouldContain(note => note.Kind == "record-read" && record.EndsWith(note.Subject, StringComparison.Ordinal));
        foreach (var visitor in new[] { officer, reviewer, stranger }) visitor.Dispose();
    }

    [Fact]
    public async Task A_form_with_an_unreadable_place_is_shown_again_as_it_was_typed()
    {
        var (reviewer, _) = await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Saigon);

        var answer = await reviewer.SendAsync("/staff/records/new?kind=dia_chi_tin_cay", "record", ("Category", "dia_chi_tin_cay"), ("Name", "[MẪU] Nơi lạ"), ("Place", "xã không có tên ấy"), ("Do", "save"));

        answer.To.ShouldBeNull();
        answer.Html.ShouldContain("[MẪU] Nơi lạ");
        answer.Html.ShouldContain("Không thấy nơi này");
        reviewer.Dispose();
    }

    [Fact]
    public async Task A_deed_that_somebody_else_was_quicker_with_is_answered_in_words()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);
        var record = (await WriteAsync(officer, "[MẪU] Nơi hai người sửa")).Split('?')[0];
        await officer.SendAsync(record, "Withdraw", ("Revision", "0"), ("WithdrawReason", "[MẪU] thôi"));

        var answer = await officer.SendAsync(record, "Withdraw", ("Revision", "0"), ("WithdrawReason", "[MẪU] thôi"));

        answer.Html.ShouldContain("Có người vừa sửa hồ sơ này");
        officer.Dispose();
    }

    private static async Task<string> WriteAsync(ConsoleVisitor officer, string name) =>
        (await officer.SendAsync("/staff/records/new?kind=dia_chi_tin_cay", "record", ("Category", "dia_chi_tin_cay"), ("Name", name), ("Hours", "weekly"), ("Serves", "commune"), ("Do", "save"))).To!;
}
