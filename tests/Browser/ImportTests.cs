using System.Globalization;
using Microsoft.Playwright;
using SafeHelp.Support.Staff;
using SafeHelp.Support.Tables;

namespace SafeHelp.Browser.Tests;

/// <summary>An officer brings her table: with faults, mended, taken.</summary>
[Collection(nameof(ChatPage))]
public sealed class ImportTests(Chromium chromium)
{
    private const string BaDinh = "00004";
    private const string Workbooks = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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

    private static async Task HandInAsync(IPage page, byte[] file)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "bang-tong-hop.xlsx", MimeType = Workbooks, Buffer = file });
        await page.GetByText("Xem thử bảng").ClickAsync();
    }

    private async Task<IPage> EnterAsync(Screen screen, string email)
    {
        var page = await chromium.VisitorAsync(screen, options => options.BypassCSP = true);
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
