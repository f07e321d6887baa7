using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Telegram;
using SafeHelp.Knowledge.Content;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Telegram;

/// <summary>The channel against the npm package telegram-test-api, an emulator of the Bot API that others wrote.</summary>
public sealed class TelegramEmulatorTests
{
    private const string Secret = "day-la_BiMat-mau";

    private static readonly Reply WhereAreYou = Reply.Say("Chị đang ở đâu?") with
    {
        SuggestedActions =
        [
            new(SuggestedActionKind.ImBack, "Gặp người", "tôi muốn gặp người"),
            new(SuggestedActionKind.ImBack, "Việc khác", new string('ế', 40)),
            new(SuggestedActionKind.ShareLocation, "Gửi vị trí", "vị trí"),
        ],
    };

    [Theory]
    [InlineData(TelegramMode.Polling)]
    [InlineData(TelegramMode.Webhook)]
    public async Task Text_a_button_and_a_location_go_through_both_ways(TelegramMode mode)
    {
        Assert.SkipUnless(NodeProgram.IsNodeThere, "Node is not installed: the Bot API emulator of npm cannot run here.");
        await using var telegram = await TelegramEmulator.StartAsync();
        await using var host = await HostAsync(telegram, mode);

        await telegram.TypeAsync("ck em danh em, em o hoc mon");
        await Eventually.TrueAsync(() => host.Inbox.Kept.Count == 1);
        (await host.Sender.SendAsync($"{TelegramEmulator.Person}", WhereAreYou, default)).ShouldBeOfType<Delivery.Sent>();
        var asked = await telegram.ReadAsync();
        await telegram.TapAsync(asked[0], "Gặp người");
        await Eventually.TrueAsync(() => host.Inbox.Kept.Count == 2);
        await telegram.TapAsync(asked[0], "Việc khác");
        await Eventually.TrueAsync(() => host.Inbox.Kept.Count == 3);
        await telegram.ShareLocationAsync(10.88, 106.59);
        await Eventually.TrueAsync(() => host.Inbox.Kept.Count == 4);

        asked.Select(message => (string)message["text"]!).ShouldBe(["Chị đang ở đâu?", "Gửi vị trí"]);
        host.Inbox.Kept.Select(message => message.Text).ShouldBe(["ck em danh em, em o hoc mon", "tôi muốn gặp người", "Việc khác", ""]);
        host.Inbox.Kept.Select(message => message.ConversationId).Distinct().ShouldBe([$"{TelegramEmulator.Person}"]);
        host.Inbox.Kept[3].Kind.ShouldBe(MessageKind.Location);
    }

    private static async Task<ChannelHost> HostAsync(TelegramEmulator telegram, TelegramMode mode)
    {
        var options = new TelegramOptions(TelegramEmulator.Token, Secret, telegram.Address, mode);
        var host = await new ChannelHost().StartAsync(services => services.AddTelegram(options), routes => routes.MapTelegramWebhook(), TimeProvider.System);
        if (mode is TelegramMode.Polling) return host;
        (await TelegramSetup.RunAsync(options, host.Http.BaseAddress!.ToString(), ChatMenu.None, default)).ShouldBe([new SetupStep("setWebhook", null)]);
        return host;
    }
}
