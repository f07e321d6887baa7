using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>The waiting line and a talk as officers use them without a script.</summary>
public sealed class TalkScreenTests(ConsoleServer server) : IClassFixture<ConsoleServer>
{
    [Fact]
    public async Task An_officer_takes_a_talk_answers_is_refused_an_unpublished_number_and_gives_it_back()
    {
        var (officer, account) = await OnDutyAsync();
        var (other, _) = await OnDutyAsync();
        await AskAsync("talk-1");
        var key = await KeyAsync(officer);

        var before = await officer.GetAsync($"/staff/talks/{key}");
        var taken = await officer.SendAsync("/staff/talks", $"/staff/talks/{key}/take", "");
        var late = await other.SendAsync("/staff/talks", $"/staff/talks/{key}/take", "");
        var refused = await officer.SendAsync($"/staff/talks/{key}", "say", ("ClientId", "a1"), ("Text", "chị gọi số 0912 345 678 nhé"));
        await officer.SendAsync($"/staff/talks/{key}", "say", ("ClientId", "a2"), ("Text", "em nghe đây"));
        await officer.SendAsync($"/staff/talks/{key}", "say", ("ClientId", "a2"), ("Text", "em nghe đây"));
        var shown = await officer.GetAsync($"/staff/talks/{key}?q=nhà tạm lánh");
        var left = await officer.SendAsync($"/staff/talks/{key}", $"/staff/talks/{key}/leave", "", ("how", "bot"));

        before.Html.ShouldContain("Không mở được cuộc này", Case.Sensitive, "nobody reads what waits");
        taken.To.ShouldBe($"/staff/talks/{key}");
        late.To.ShouldBe("/staff/talks?refused=TakenByAnother");
        refused.Html.ShouldContain("chưa công bố");
        refused.Html.ShouldContain("chị gọi số 0912 345 678 nhé</textarea>", Case.Sensitive, "what was typed is kept to be mended");
        shown.Html.ShouldContain("Gửi thẻ này");
        left.To.ShouldBe("/staff/talks");
        var said = await server.App.Services.GetRequiredService<ITranscript>().ReadAsync("webchat", "talk-1", 0, default);
        said.Count(one => one.Reply?.Text.Contains("em nghe đây", StringComparison.Ordinal) is true).ShouldBe(1, "sent again under the same id it is kept once");
        account.Alias.ShouldNotBeEmpty();
        officer.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Two_officers_cannot_answer_the_same_talk()
    {
        var (officer, _) = await OnDutyAsync();
        var (other, _) = await OnDutyAsync();
        await AskAsync("talk-2");
        var key = await KeyAsync(officer);
        var line = await other.GetAsync("/staff/talks");

        await officer.SendAsync("/staff/talks", $"/staff/talks/{key}/take", "");
        var token = line.Html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var said = await other.PostAsync($"/staff/talks/{key}/say", ("__RequestVerificationToken", token), ("text", "chen vào"), ("id", "b1"));
        var opened = await other.GetAsync($"/staff/talks/{key}");
        var forged = await officer.PostAsync($"/staff/talks/{key}/say", ("text", "không có mã"), ("id", "b2"));
        await officer.SendAsync($"/staff/talks/{key}", $"/staff/talks/{key}/leave", "", ("how", "end"));

        said.Html.ShouldContain("\"done\":false");
        opened.Html.ShouldContain("Không mở được cuộc này");
        forged.Status.ShouldBe(HttpStatusCode.BadRequest, "other sites cannot send in her name");
        officer.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_page_that_polls_does_not_keep_the_screen_awake()
    {
        var (officer, _) = await OnDutyAsync();

        for (var minute = 0; minute < 16; minute++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            if (minute < 14) (await officer.GetAsync("/staff/talks/live")).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await officer.GetAsync("/staff/talks/live")).To.ShouldNotBeNull().ShouldStartWith("/staff/locked");
        officer.Dispose();
    }

    [Fact]
    public async Task Who_leads_an_area_keeps_its_calendar_and_nobody_elses()
    {
        var (reviewer, _) = await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Saigon);
        var (_, own) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);
        var (_, foreign) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        (string, string)[] shift = [("Hours", "24/7"), ("From", "2026-01-01"), ("Until", ""), ("Capacity", "2"), ("Holidays", "true")];

        var kept = await reviewer.SendAsync("/staff/duty", "add", [("Officer", own.Id), .. shift]);
        var refused = await reviewer.SendAsync("/staff/duty", "add", [("Officer", foreign.Id), .. shift]);
        var wrong = await reviewer.SendAsync("/staff/duty", "add", [("Officer", own.Id), .. shift.Skip(1), ("Hours", "sáng")]);

        kept.Html.ShouldContain("Đã lưu lịch trực");
        refused.Html.ShouldContain("ngoài địa bàn");
        wrong.Html.ShouldContain("Chưa đọc được giờ");
        var shifts = await server.App.Services.GetRequiredService<IDeskStore>().ShiftsAsync(default);
        shifts.Count(one => one.Officer == own.Id).ShouldBe(1);
        shifts.ShouldNotContain(one => one.Officer == foreign.Id);
        reviewer.Dispose();
    }

    [Fact]
    public async Task A_call_is_understood_and_counted_without_its_words()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);

        var seen = await officer.SendAsync("/staff/assist", "assist", ("Words", "chồng đánh, chị ấy ở Hóc Môn"));
        var counted = await officer.SendAsync("/staff/assist", "count", ("Said", "chồng đánh, chị ấy ở Hóc Môn"), ("Outcome", "referred"));

        seen.Html.ShouldContain("Bây giờ chị (anh, con) có an toàn để nói chuyện không?");
        counted.Html.ShouldContain("Đã đếm cuộc gọi");
        counted.Html.ShouldNotContain("chồng đánh, chị ấy ở Hóc Môn</textarea>");
        officer.Dispose();
    }

    private async Task<(ConsoleVisitor Visitor, Bot.People.StaffAccount Account)> OnDutyAsync()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);
        var shift = new DutyShift(account.Id, account.Id, DeskArea.National, "24/7", new DateOnly(2020, 1, 1), null, 5, WorksHolidays: true);
        await server.App.Services.GetRequiredService<IDeskStore>().KeepShiftAsync(shift with { Area = new DeskArea(ConsoleServer.Saigon, ConsoleServer.SaigonWard) }, default);
        await visitor.GetAsync("/staff/talks");
        await server.App.Services.GetRequiredService<DeskKeeper>().RunOnceAsync(default);
        return (visitor, account);
    }

    // The person says where she is, then asks for somebody: her talk is in the line when the transcript says that she was told.
    private async Task AskAsync(string talk)
    {
        var intake = server.App.Services.GetRequiredService<Intake>();
        await intake.AcceptAsync(new IncomingMessage("webchat", talk + "-1", talk, MessageKind.Text, "tôi ở phường Sài Gòn, TP HCM"), default);
        var transcript = server.App.Services.GetRequiredService<ITranscript>();
        await Eventually.TrueAsync(async () => (await transcript.ReadAsync("webchat", talk, 0, default)).Any(one => one.Reply is not null));
        await intake.AcceptAsync(new IncomingMessage("webchat", talk + "-2", talk, MessageKind.Text, "tôi muốn nói chuyện với người thật"), default);
    }

    private static async Task<string> KeyAsync(ConsoleVisitor officer)
    {
        var html = "";
        await Eventually.TrueAsync(async () => (html = (await officer.GetAsync("/staff/talks")).Html).Contains("/take\"", StringComparison.Ordinal));
        return html.Split("/take\"")[0].Split('/')[^1];
    }
}
