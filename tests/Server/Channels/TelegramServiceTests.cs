using System.Text.Json.Nodes;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests.Channels;

/// <summary>The whole service, and a person at the Bot API emulator of npm.</summary>
public sealed class TelegramServiceTests
{
    [Fact]
    public async Task A_person_on_Telegram_types_taps_and_shares_a_location_and_is_helped()
    {
        Assert.SkipUnless(NodeProgram.IsNodeThere, "Node is not installed: the Bot API emulator of npm cannot run here.");
        await using var telegram = await TelegramEmulator.StartAsync();
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string>
        {
            ["SafeHelp__Telegram__Token"] = TelegramEmulator.Token,
            ["SafeHelp__Telegram__Mode"] = "polling",
            ["SafeHelp__Telegram__ApiUrl"] = telegram.Address,
        });

        await telegram.TypeAsync("chồng tôi đang cầm dao đuổi đánh tôi");
        Text((await AnswersAsync(telegram, server))[0]).ShouldContain("113");

        await telegram.TypeAsync("tìm nơi tạm lánh ở Hà Nội");
        var found = await AnswersAsync(telegram, server);
        Text(found[0]).ShouldContain("📞");

        var button = TelegramEmulator.Buttons(found[^1]).First();
        await telegram.TapAsync(found[^1], (string)button["text"]!);
        (await AnswersAsync(telegram, server)).ShouldNotBeEmpty();

        await telegram.ShareLocationAsync(21.03, 105.85);
        (await AnswersAsync(telegram, server)).ShouldNotBeEmpty();

        await telegram.TypeAsync("/xoa");
        Text((await AnswersAsync(telegram, server))[^1]).ShouldContain("đã xoá");
        (await telegram.CountAsync()).ShouldBe(1, "both sides of the talk are taken back but for the last word");
    }

    [Fact]
    public async Task The_setup_verb_tells_Telegram_where_updates_go()
    {
        await using var telegram = await TelegramStandIn.StartAsync();

        var (exit, error) = await RunningServer.RunAsync(
            new Dictionary<string, string>
            {
                ["SafeHelp__PublicUrl"] = "https://help.example.vn",
                ["SafeHelp__Telegram__Token"] = TelegramStandIn.Token,
                ["SafeHelp__Telegram__WebhookSecret"] = "day-la_BiMat-mau",
                ["SafeHelp__Telegram__ApiUrl"] = telegram.Server.Address,
            },
            "telegram",
            "setup");

        exit.ShouldBe(0, error);
        var call = telegram.CallsOf("setWebhook").ShouldHaveSingleItem().Json;
        call.GetProperty("url").GetString().ShouldBe("https://help.example.vn/webhooks/telegram");
        call.GetProperty("secret_token").GetString().ShouldBe("day-la_BiMat-mau");
        var commands = telegram.CallsOf("setMyCommands").ShouldHaveSingleItem().Json.GetProperty("commands").EnumerateArray().Select(command => command.GetProperty("command").GetString());
        commands.ShouldBe(["start", "help", "xoa", "thoat"]);
        telegram.CallsOf("setMyDescription").ShouldHaveSingleItem().Json.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace();
        telegram.CallsOf("setMyShortDescription").ShouldHaveSingleItem();
    }

    private static async Task<IReadOnlyList<JsonNode>> AnswersAsync(TelegramEmulator telegram, RunningServer server)
    {
        var first = await telegram.ReadAsync();
        await server.DrainedAsync();
        return [.. first, .. await telegram.UnreadAsync()];
    }

    private static string Text(JsonNode message) => (string)message["text"]!;
}
