using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Records;
using SafeHelp.Server.Tests.Staff;
using SafeHelp.Support.Staff;
using SafeHelp.Support.Tables;

namespace SafeHelp.Server.Tests.Tables;

/// <summary>The import's screen, by its forms, without scripts.</summary>
[Collection(nameof(InTheConsole))]
public sealed partial class ImportScreenTests(ConsoleServer server)
{
    private const string Screen = "/staff/records/import";
    private const string BaDinh = "00004";

    [Fact]
    public async Task A_table_is_looked_at_then_taken_once()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, BaDinh);
        var actor = new Actor(account.Id, account.Role, account.Area);

        var look = await HandInAsync(visitor, SampleTable.Workbook(SampleTable.Row(811)));
        look.Html.ShouldContain("nhập được 1 dòng");
        (await CountAsync(actor, "811")).ShouldBe(0, "looking keeps nothing");
        var done = await TakeAsync(visitor, look.Html);
        await TakeAsync(visitor, look.Html);

        done.Html.ShouldContain("Đã nhập 1 bản nháp");
        (await CountAsync(actor, "811")).ShouldBe(1, "a second tap is no second import");
        visitor.Dispose();
    }

    [Fact]
    public async Task A_fault_keeps_all_rows_out_and_can_be_taken_home()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, BaDinh);

        var look = await HandInAsync(visitor, SampleTable.Workbook(SampleTable.Row(821), SampleTable.Row("Tên", null)));
        look.Html.ShouldContain("ô C3 (Tên)");
        look.Html.ShouldNotContain("/import/take");
        var report = Report().Match(look.Html).Groups[1].Value;
        (await visitor.GetAsync(report + "csv")).Html.ShouldContain("Ô còn trống.");
        (await visitor.GetAsync(report + "xlsx")).Headers["Content-Type"].ShouldContain("spreadsheetml");

        (await CountAsync(new Actor(account.Id, account.Role, account.Area), "821")).ShouldBe(0);
        visitor.Dispose();
    }

    [Fact]
    public async Task Rows_of_another_commune_are_refused()
    {
        var (visitor, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.SaigonWard);

        (await HandInAsync(visitor, SampleTable.Workbook(SampleTable.Row(831)))).Html.ShouldContain("ngoài địa bàn");
        visitor.Dispose();
    }

    [Fact]
    public async Task A_table_is_its_owners_alone()
    {
        var (mine, _) = await server.EnterAsync(StaffRole.Officer, BaDinh);
        var (other, _) = await server.EnterAsync(StaffRole.Officer, BaDinh);
        var look = await HandInAsync(mine, SampleTable.Workbook(SampleTable.Row(841)));

        var seen = await other.GetAsync($"{Screen}?file={Job().Match(look.Html).Groups[1].Value}");

        seen.Html.ShouldContain("Không còn giữ bảng này");
        mine.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task What_may_be_there_already_wants_a_second_look()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Officer, BaDinh);
        var actor = new Actor(account.Id, account.Role, account.Area);

        var look = await HandInAsync(visitor, SampleTable.Workbook(SampleTable.Row(851), SampleTable.Row(851)));
        look.Html.ShouldContain("Trùng số điện thoại");
        await TakeAsync(visitor, look.Html);
        (await CountAsync(actor, "851")).ShouldBe(0);
        await TakeAsync(visitor, look.Html, ("doubles", "on"));

        (await CountAsync(actor, "851")).ShouldBe(2);
        visitor.Dispose();
    }

    [Fact]
    public async Task A_form_of_another_site_and_a_file_too_big_bring_nothing()
    {
        var (visitor, _) = await server.EnterAsync(StaffRole.Officer, BaDinh);

        (await visitor.UploadAsync(Screen, $"{Screen}/file", "bang.xlsx", SampleTable.Workbook(SampleTable.Row(861)), token: "none")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.UploadAsync(Screen, $"{Screen}/file", "bang.xlsx", new byte[10_600_000])).To.ShouldNotBeNull().ShouldEndWith("toobig=1");
        (await visitor.GetAsync($"{Screen}/template")).Headers["Content-Disposition"].ShouldContain(".xlsx");
        visitor.Dispose();
    }

    private async Task<int> CountAsync(Actor actor, string words) =>
        (await server.App.Services.GetRequiredService<RecordLists>().ListAsync(actor, new RecordQuery(words), default)).Total;

    private static async Task<ConsoleAnswer> HandInAsync(ConsoleVisitor visitor, byte[] file)
    {
        var answer = await visitor.UploadAsync(Screen, $"{Screen}/file", "bang.xlsx", file);
        return await ShownAsync(visitor, answer.To.ShouldNotBeNull());
    }

    private static async Task<ConsoleAnswer> TakeAsync(ConsoleVisitor visitor, string html, params (string, string)[] more)
    {
        var answer = await visitor.SendAsync(Screen, $"{Screen}/take", "", [("job", Job().Match(html).Groups[1].Value), .. more]);
        return await ShownAsync(visitor, answer.To.ShouldNotBeNull());
    }

    // On a busy machine the page shows the bar first, and reloads.
    private static async Task<ConsoleAnswer> ShownAsync(ConsoleVisitor visitor, string path)
    {
        var shown = await visitor.GetAsync(path);
        for (var tries = 0; tries < 300 && shown.Html.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
            shown = await visitor.GetAsync(path);
        }

        return shown;
    }

    [GeneratedRegex("name=\"job\" value=\"([^\"]+)\"")]
    private static partial Regex Job();

    [GeneratedRegex("href=\"([^\"]+&kind=)csv\"")]
    private static partial Regex Report();
}
