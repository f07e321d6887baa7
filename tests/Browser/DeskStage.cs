using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Browser.Tests;

/// <summary>A server with the stand-ins of Telegram and Zalo before it, and officers on duty there.</summary>
public sealed class DeskStage : IAsyncLifetime
{
    private const string Ward = "26740";
    private const string TelegramSecret = "day-la_BiMat-mau";

    private readonly HttpClient http = new();
    private TelegramStandIn telegram = null!;
    private ZaloStandIn zalo = null!;
    private int written;

    public ServerProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await TelegramStandIn.StartAsync();
        zalo = await ZaloStandIn.StartAsync();
        Server = await ServerProcess.StartAsync(
            ("SafeHelp__Telegram__Token", TelegramStandIn.Token), ("SafeHelp__Telegram__WebhookSecret", TelegramSecret), ("SafeHelp__Telegram__ApiUrl", telegram.Server.Address),
            ("SafeHelp__Zalo__AppId", ZaloStandIn.AppId), ("SafeHelp__Zalo__AppSecret", ZaloStandIn.AppSecret), ("SafeHelp__Zalo__OaId", ZaloStandIn.OaId),
            ("SafeHelp__Zalo__OaSecretKey", ZaloStandIn.OaSecretKey), ("SafeHelp__Zalo__AccessToken", ZaloStandIn.FirstAccessToken), ("SafeHelp__Zalo__RefreshToken", ZaloStandIn.FirstRefreshToken),
            ("SafeHelp__Zalo__OAuthUrl", zalo.Server.Address), ("SafeHelp__Zalo__ApiUrl", zalo.Server.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await telegram.DisposeAsync();
        await zalo.DisposeAsync();
        http.Dispose();
    }

    /// <summary>Somebody new in the ward's desk, her console open on the line.</summary>
    internal async Task<IPage> OnDutyAsync(Chromium chromium, string email, string alias)
    {
        var page = await chromium.VisitorAsync(Screen.Desk, options => options.BypassCSP = true);
        await page.GotoAsync(await Server.AddStaffAsync(email, "officer", Ward));
        await page.SetPasswordAsync(alias);
        await KeepShiftAsync(email);
        await page.GotoAsync(Server.Address + "/staff/talks");
        await Assertions.Expect(page.Locator("#duty")).ToHaveTextAsync("Mình đang trong ca trực.");
        return page;
    }

    /// <summary>Somebody on a channel writes; ids are counted up, so that each message is a new one.</summary>
    public Task WriteAsync(string channel, string text) => channel == "zalo" ? ToZaloAsync(text) : ToTelegramAsync(text);

    /// <summary>What the vendor of a channel has delivered so far.</summary>
    public IReadOnlyList<string> Heard(string channel) => [.. (channel == "zalo" ? zalo.Delivered.Select(message => (string?)message["message"]!["text"]) : telegram.Delivered.Select(message => (string?)message["text"])).OfType<string>()];

    public Task HearsAsync(string channel, string words) => Eventually.TrueAsync(() => Heard(channel).Any(text => text.Contains(words, StringComparison.Ordinal)), $"{channel} delivers: {words}");

    private Task KeepShiftAsync(string email) => Server.ExecuteAsync($"""
        INSERT INTO duty_shift (id, officer, province, commune, hours, from_day, capacity, works_holidays)
        SELECT id, id, '79', area, '24/7', 738000, 5, 1 FROM staff_account WHERE email = '{email}'
        """);

    private async Task ToZaloAsync(string text)
    {
        var number = Interlocked.Increment(ref written);
        var timestamp = (1_763_700_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["app_id"] = ZaloStandIn.AppId, ["event_name"] = "user_send_text", ["timestamp"] = timestamp, ["sender"] = new JsonObject { ["id"] = "user-1" },
            ["recipient"] = new JsonObject { ["id"] = ZaloStandIn.OaId }, ["message"] = new JsonObject { ["text"] = text, ["msg_id"] = $"m{number}" },
        }.ToJsonString());
        await PostAsync("/webhooks/zalo", body, ("X-ZEvent-Signature", ZaloStandIn.Sign(body, timestamp)));
    }

    private Task ToTelegramAsync(string text)
    {
        var number = Interlocked.Increment(ref written);
        var person = new JsonObject { ["id"] = 42, ["is_bot"] = false, ["first_name"] = "[MẪU]" };
        var update = new JsonObject
        {
            ["update_id"] = number,
            ["message"] = new JsonObject { ["message_id"] = number, ["from"] = person, ["chat"] = new JsonObject { ["id"] = 42, ["type"] = "private" }, ["date"] = 1_763_700_000 + number, ["text"] = text },
        };
        return PostAsync("/webhooks/telegram", Encoding.UTF8.GetBytes(update.ToJsonString()), ("X-Telegram-Bot-Api-Secret-Token", TelegramSecret));
    }

    private async Task PostAsync(string path, byte[] body, (string Name, string Value) proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.Address + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(proof.Name, proof.Value);
        using var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
    }
}
