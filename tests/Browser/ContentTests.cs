using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The centre edits what the bot says, and the bot says it.</summary>
[Collection(nameof(ChatPage))]
public sealed class ContentTests(Chromium chromium)
{
    private const string Asked = "người lớn gọi 111 được không";
    private const string Mended = "[MẪU] câu vừa sửa trên màn hình";

    [Fact]
    public async Task An_answer_is_edited_refused_with_a_fault_mended_said_by_the_bot_and_taken_back()
    {
        var editor = await EnterAsync(Screen.Phone, "noi-dung@hoi.example");
        await editor.GotoAsync(chromium.Server.Address + "/staff/content");
        await editor.LookAsync(Screen.Phone, "c-1-content");
        await editor.GetByRole(AriaRole.Link, new() { Name = "Câu hay hỏi và câu đáp" }).ClickAsync();
        await editor.Locator("#q").FillAsync(Asked);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Tìm" }).ClickAsync();
        await Assertions.Expect(editor.Locator(".cards > li")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await editor.LookAsync(Screen.Phone, "c-2-file");
        await editor.GetByRole(AriaRole.Link, new() { Name = "so-111" }).First.ClickAsync();
        await editor.Locator("#looks").WaitForAsync(new() { Timeout = 60_000 });
        await editor.LookAsync(Screen.Phone, "c-3-part");

        await editor.Locator("#text").FillAsync($"{Mended}: gọi ngay 113.");
        await SaveAsync(editor);
        await Assertions.Expect(editor.Locator("main [role=alert]")).ToContainTextAsync("113", Patient);
        await Assertions.Expect(editor.Locator("#text")).ToHaveValueAsync($"{Mended}: gọi ngay 113.");
        await editor.LookAsync(Screen.Phone, "c-4-fault");
        await editor.Locator("#text").FillAsync($"{Mended}: gọi {{vn-111-tre-em}}.");
        await SaveAsync(editor);
        await Assertions.Expect(editor.Locator("main [role=status]").First).ToContainTextAsync("Đã lưu", Patient);
        await Assertions.Expect(editor.Locator(".look").First).ToContainTextAsync($"{Mended}: gọi 111.", Patient);
        await editor.LookAsync(Screen.Phone, "c-5-saved");
        await SaysAsync(text => text.Contains(Mended, StringComparison.Ordinal));

        await editor.GotoAsync(chromium.Server.Address + "/staff/content/history?file=questions.yml");
        await editor.LookAsync(Screen.Phone, "c-6-history");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Trở về tệp gốc" }).ClickAsync();
        await Assertions.Expect(editor.Locator("main [role=status]").First).ToContainTextAsync("Đã lưu", Patient);
        await SaysAsync(text => text.Length > 0 && !text.Contains(Mended, StringComparison.Ordinal));
        await editor.CloseAsync();
    }

    [Fact]
    public async Task A_message_is_tried_a_phrase_proposed_and_every_content_screen_fits_and_is_accessible()
    {
        var editor = await EnterAsync(Screen.Desk, "de-xuat@hoi.example");
        await editor.GotoAsync(chromium.Server.Address + "/staff");
        await editor.Locator("#text").FillAsync("bị chồng quản hết tiền, không cho ra khỏi nhà");
        await editor.GetByText("Xem bot trả lời").ClickAsync();
        await Assertions.Expect(editor.Locator(".result")).ToContainTextAsync("Chủ đề vì", Patient);
        await editor.LookAsync(Screen.Desk, "c-7-try");
        await editor.Locator("#Phrase").FillAsync("gọi chị số 0912 345 678");
        await editor.GetByText("Gửi đề xuất").ClickAsync();
        await Assertions.Expect(editor.Locator("#Phrase-fault")).ToContainTextAsync("Bỏ số đi", Patient);
        await editor.Locator("#Phrase").FillAsync("bị quản hết tiền [mẫu]");
        await editor.GetByText("Gửi đề xuất").ClickAsync();
        await Assertions.Expect(editor.Locator("main [role=status]").First).ToContainTextAsync("Đã gửi đề xuất", Patient);

        string[] screens =
        [
            "/staff/content", "/staff/content/phrases", "/staff/content/file?file=calendar.yml", "/staff/content/part?file=calendar.yml&path=8&kind=Observance", "/staff/content/part?file=desk.yml&add=Holiday",
            "/staff/content/part?file=topics/domestic_violence.yml&path=answers/0&kind=Answer", "/staff/content/part?file=listings/hotlines.yml&path=0&kind=Listing", "/staff/content/whole?file=menu.yml",
        ];
        foreach (var (at, path) in screens.Index())
        {
            await editor.GotoAsync(chromium.Server.Address + path);
            await editor.LookAsync(Screen.Desk, $"c-8-{at}");
        }

        await editor.GotoAsync(chromium.Server.Address + "/staff/content/phrases");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Không nhận câu bị quản hết tiền [mẫu]" }).ClickAsync();
        await Assertions.Expect(editor.Locator("main [role=status]").First).ToContainTextAsync("Đã bỏ", Patient);
        await editor.CloseAsync();
    }

    private static LocatorAssertionsToContainTextOptions Patient => new() { Timeout = 60_000 };

    private Task<IPage> EnterAsync(Screen screen, string email) => chromium.EnterAsync(screen, email, ("publisher", "VN"), options => options.BypassCSP = true);

    private static Task SaveAsync(IPage editor) => editor.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();

    // Asked again until the change is there, however slow the machine.
    private async Task SaysAsync(Func<string, bool> isRight)
    {
        var talk = await DirectLineTalk.OpenAsync(chromium.Server.Address);
        var last = "";
        for (var tries = 0; tries < 60; tries++)
        {
            var before = (await FromBotAsync(talk)).Count;
            await talk.SendAsync(Asked);
            for (var waits = 0; waits < 100 && (await FromBotAsync(talk)).Count == before; waits++) await Task.Delay(200);
            last = string.Join('\n', (await FromBotAsync(talk)).Skip(before));
            if (isRight(last)) return;
            await Task.Delay(1000);
        }

        last.ShouldSatisfyAllConditions(text => isRight(text).ShouldBeTrue(text));
    }

    private static async Task<IReadOnlyList<string>> FromBotAsync(DirectLineTalk talk) =>
        [.. (await talk.ReadAsync()).Where(activity => activity.GetProperty("from").GetProperty("id").GetString() == "safehelp").Select(activity => activity.GetProperty("text").GetString() ?? "")];
}
