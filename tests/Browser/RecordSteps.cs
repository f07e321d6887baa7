using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>What staff do with a record on its page, from its papers to the day it is withdrawn.</summary>
internal static class RecordSteps
{
    public static async Task SaveAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lưu", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".good[role=status]")).ToBeVisibleAsync();
    }

    public static async Task PapersAsync(this IPage officer)
    {
        foreach (var kind in new[] { "HolderConsent", "ManagingBodyAgreement" })
        {
            await officer.Locator("summary", new PageLocatorOptions { HasText = "Thêm giấy đã ký" }).ClickAsync();
            await officer.Locator("#PaperKind").SelectOptionAsync(kind);
            await officer.Locator("#Signer").FillAsync("[MẪU] Người ký");
            await officer.Locator("#SignerRole").FillAsync("chủ nhà");
            await officer.Locator("#PaperDay").FillAsync("2026-01-15");
            await officer.Locator("#PaperScope").SelectOptionAsync("ContactAndPlace");
            await officer.Locator("#Reference").FillAsync("phiếu 01, tủ 2");
            await officer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Thêm giấy", Exact = true }).ClickAsync();
            await Assertions.Expect(officer.Locator(".good[role=status]")).ToBeVisibleAsync();
        }
    }

    public static async Task ConfirmAsync(this IPage officer)
    {
        await officer.Locator("summary", new PageLocatorOptions { HasText = "Ghi xác nhận của chính quyền xã" }).ClickAsync();
        await officer.Locator("#Authority").FillAsync("[MẪU] UBND xã");
        await officer.Locator("#AuthorityRole").FillAsync("phó chủ tịch");
        await officer.Locator("#ConfirmationDay").FillAsync("2026-02-01");
        await officer.Locator("#AuthorityReference").FillAsync("giấy 03");
        await officer.DoAsync("Confirm");
    }

    /// <param name="record">The address of its page.</param>
    public static async Task AcceptAsync(this IPage reviewer, string record)
    {
        await reviewer.GotoAsync(record);
        await reviewer.Locator("summary", new PageLocatorOptions { HasText = "Ghi kết quả thẩm định tại chỗ" }).ClickAsync();
        await reviewer.Locator("#AppraisalNote").FillAsync("[MẪU] đã đến, đúng như phiếu");
        await reviewer.DoAsync("Appraise");
        await reviewer.DoAsync("Accept");
    }

    public static async Task PublishAsync(this IPage publisher, string record)
    {
        await publisher.GotoAsync(record);
        await publisher.DoAsync("Publish");
    }

    public static async Task WithdrawAsync(this IPage officer, string record)
    {
        await officer.GotoAsync(record);
        await officer.Locator("summary", new PageLocatorOptions { HasText = "Rút khỏi danh bạ" }).ClickAsync();
        await officer.Locator("#WithdrawReason").FillAsync("[MẪU] nơi này ngừng giúp");
        await officer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Rút", Exact = true }).ClickAsync();
        await Assertions.Expect(officer.Locator(".good[role=status]")).ToContainTextAsync("Rút khỏi danh bạ");
    }

    public static async Task DoAsync(this IPage page, string deed)
    {
        var done = new Regex($"done={deed}$");
        await page.Locator($"form:has(input[name=_handler][value={deed}]) button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(done);
        await Assertions.Expect(page.Locator(".good[role=status]")).ToBeVisibleAsync();
    }
}
