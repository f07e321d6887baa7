using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeHelp.Support.Staff;

namespace SafeHelp.Browser.Tests;

/// <summary>What staff do to come into the console, and what is looked at on every screen.</summary>
internal static class ConsoleSteps
{
    /// <summary>Somebody new, inside.</summary>
    public static async Task<IPage> EnterAsync(this Chromium chromium, Screen screen, string email, (string Role, string Area) place, Action<BrowserNewContextOptions> adapt)
    {
        var link = await chromium.Server.AddStaffAsync(email, place.Role, place.Area);
        var page = await chromium.VisitorAsync(screen, adapt);
        await page.GotoAsync(link);
        await page.SetPasswordAsync("Chị Mẫu");
        if (place.Role == "officer") return page;
        await page.SecureAsync();
        await page.GetByText("Đã chép xong").ClickAsync();
        return page;
    }

    public static async Task SetPasswordAsync(this IPage page, string alias)
    {
        await page.GetByLabel("Tên người dân nhìn thấy").FillAsync(alias);
        await page.GetByLabel("Mật khẩu", new PageGetByLabelOptions { Exact = true }).FillAsync(ConsoleVisitor.Password);
        await page.GetByLabel("Gõ lại mật khẩu").FillAsync(ConsoleVisitor.Password);
        await page.GetByText("Đặt mật khẩu và vào").ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("welcome"));
    }

    public static async Task SecureAsync(this IPage page)
    {
        var key = await page.Locator("code.key").TextContentAsync();
        await page.Locator("#Code").FillAsync(Totp.Code(key!));
        await page.GetByText("Bật xác nhận hai bước").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
    }

    /// <summary>Keeps a picture of the screen, which must fit its width and be accessible.</summary>
    public static async Task LookAsync(this IPage page, Screen screen, string state)
    {
        await page.KeepConsoleAsync(screen, state);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        width.ShouldBeLessThanOrEqualTo(screen.Width, state + " fits " + screen.Width.ToString(CultureInfo.InvariantCulture));
        await page.ShouldBeAccessibleAsync(state);
    }
}
