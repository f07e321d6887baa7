using System.Text.Json.Nodes;
using SafeHelp.Channels.Telegram;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Telegram;

public sealed class TelegramPollerTests : IAsyncLifetime
{
    private TelegramStandIn telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await TelegramStandIn.StartAsync();

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    [Fact]
    public async Task Updates_are_fetched_stored_and_then_confirmed()
    {
        telegram.HasWebhook = true;
        telegram.Offer(Update(41, "một"));
        telegram.Offer(Update(42, "hai"));

        await using var host = await HostAsync(new ChannelHost());
        await Eventually.TrueAsync(() => Offsets().Contains(43));

        telegram.HasWebhook.ShouldBeFalse("a webhook would make Telegram refuse");
        host.Inbox.HandedIn.Select(message => message.Text).ShouldBe(["một", "hai"]);
    }

    [Fact]
    public async Task An_update_that_could_not_be_stored_is_not_confirmed()
    {
        telegram.Offer(Update(41, "một"));
        var waiting = new ChannelHost();
        waiting.Inbox.Disk = Task.FromException(new IOException("disk full"));

        await using var host = await HostAsync(waiting);
        await Eventually.TrueAsync(() => telegram.CallsOf("getUpdates").Count >= 2);
        Offsets().ShouldAllBe(offset => offset == null);
        host.Inbox.Disk = Task.CompletedTask;

        await Eventually.TrueAsync(() => Offsets().Contains(42));
        host.Inbox.Kept.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_in_trouble_is_asked_again()
    {
        telegram.Server.FailNext("/getUpdates", VendorFault.HtmlPage);
        telegram.Offer(Update(41, "một"));

        await using var host = await HostAsync(new ChannelHost());

        await Eventually.TrueAsync(() => host.Inbox.Kept.Count == 1);
    }

    private static Task<ChannelHost> HostAsync(ChannelHost host, TelegramStandIn telegram)
    {
        var options = new TelegramOptions(TelegramStandIn.Token, "", telegram.Server.Address, TelegramMode.Polling);
        return host.StartAsync(services => services.AddTelegram(options), routes => routes.MapTelegramWebhook(), TimeProvider.System);
    }

    private static string Update(int id, string text) =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"date":1700000000,"from":{"id":9,"is_bot":false,"first_name":"[MẪU]"},"chat":{"id":9,"type":"private"},"text":"{{{text}}}"}}""";

    private Task<ChannelHost> HostAsync(ChannelHost host) => HostAsync(host, telegram);

    private IEnumerable<long?> Offsets() => telegram.CallsOf("getUpdates").Select(call => (long?)JsonNode.Parse(call.Body)!["offset"]);
}
