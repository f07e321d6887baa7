using System.Globalization;
using Microsoft.Playwright;
using SafeHelp.Support.Staff;
using SafeHelp.Support.Tables;

namespace SafeHelp.Browser.Tests;

/// <summary>An officer brings her table: with faults, mended, taken, and on to the chat and out of it.</summary>
[Collection(nameof(ChatPage))]
public sealed class ImportTests(Chromium chromium)
{
    private const string BaDinh = "00004";
    private const string Question = "địa chỉ tin cậy ở phường Ba Đình, Hà Nội";
    private const string Workbooks = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Action<BrowserNewContextOptions> ForAxe = options => options.BypassCSP = true;

    [Theory]
    [InlineData("phone", 910)]
    [InlineData("desk", 920)]
    public async Task A_table_with_faults_is_mended_and_becomes_drafts(string size, int number)
    {
        var screen = Screen.Named(size);
        var page = await EnterAsync(screen, $"nhap-{size}@hoi.example");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Nhập từ Excel" }).ClickAsync();
        await LookAsync(page, screen, "import-1-choose");

        var spoilt = SampleTable.Row("Giờ làm việc", "buổi sáng");
        await HandInAsync(page, SampleTable.Workbook(SampleTable.Row(number), spoilt, SampleTable.Row("Điện thoại", 900000001.0)));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 lỗi phải sửa");
        await Assertions.Expect(page.Locator(".rows").First).ToContainTextAsync("Trang “Bảng” ô H3 (Giờ làm việc)");
        await LookAsync(page, screen, "import-2-faults");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Excel", Exact = true }).ClickAsync());
        download.SuggestedFilename.ShouldBe("loi-trong-bang.xlsx");

        await HandInAsync(page, SampleTable.Workbook(SampleTable.Row(number), SampleTable.Row(number + 1)));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("nhập được 2 dòng");
        await LookAsync(page, screen, "import-3-right");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Nhập 2 dòng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Đã nhập 2 bản nháp" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#main")).ToContainTextAsync($"[MẪU] Nhà tin cậy thôn {number + 1}");
        await LookAsync(page, screen, "import-4-done");
    }

    [Fact]
    public async Task A_row_of_a_table_with_faults_is_mended_published_seen_in_the_chat_withdrawn_and_gone()
    {
        const int Number = 930;
        var name = $"[MẪU] Nhà tin cậy thôn {Number}";
        var officer = await EnterAsync(Screen.Desk, "nhap-cong-bo@hoi.example");
        var reviewer = await chromium.EnterAsync(Screen.Desk, "nhap-tinh@hoi.example", ("reviewer", "01"), ForAxe);
        var publisher = await chromium.EnterAsync(Screen.Desk, "nhap-tw@hoi.example", ("publisher", ""), ForAxe);
        await officer.GotoAsync(chromium.Server.Address + "/staff/records/import");

        await HandInAsync(officer, SampleTable.Workbook(SampleTable.Row(Number), SampleTable.Row("Điện thoại", "chưa có")));
        await Assertions.Expect(officer.GetByRole(AriaRole.Alert)).ToContainTextAsync("lỗi phải sửa");
        await HandInAsync(officer, SampleTable.Workbook(SampleTable.Row(Number)));
        await Assertions.Expect(officer.GetByRole(AriaRole.Status)).ToContainTextAsync("nhập được 1 dòng");
        await officer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Nhập 1 dòng" }).ClickAsync();
        await officer.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name }).ClickAsync();
        await Assertions.Expect(officer.Locator("h1")).ToContainTextAsync(name);
        var record = officer.Url.Split('?')[0];

        await officer.PapersAsync();
        await officer.DoAsync("Submit");
        await officer.ConfirmAsync();
        await reviewer.AcceptAsync(record);
        await publisher.PublishAsync(record);
        await chromium.SeenAsync(chromium.Server.Address, Question, name);

        await officer.WithdrawAsync(record);
        await chromium.GoneAsync(chromium.Server.Address, Question, name);
    }

    private static async Task HandInAsync(IPage page, byte[] file)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "bang-tong-hop.xlsx", MimeType = Workbooks, Buffer = file });
        await page.GetByText("Xem thử bảng").ClickAsync();
    }

    private async Task<IPage> EnterAsync(Screen screen, string email)
    {
        var page = await chromium.VisitorAsync(screen, ForAxe);
        await page.GotoAsync(await chromium.Server.AddStaffAsync(email, "officer", BaDinh));
        await page.GetByLabel("Tên người dân nhìn thấy").FillAsync("Chị Mẫu");
        await page.GetByLabel("Mật khẩu", new PageGetByLabelOptions { Exact = true }).FillAsync(ConsoleVisitor.Password);
        await page.GetByLabel("Gõ lại mật khẩu").FillAsync(ConsoleVisitor.Password);
        await page.GetByText("Đặt mật khẩu và vào").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Bàn làm việc");
        return page;
    }

    private static async Task LookAsync(IPage page, Screen screen, string state)
    {
        await page.KeepConsoleAsync(screen, state);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        width.ShouldBeLessThanOrEqualTo(screen.Width, state + " fits " + screen.Width.ToString(CultureInfo.InvariantCulture));
        await page.ShouldBeAccessibleAsync(state);
    }
}
