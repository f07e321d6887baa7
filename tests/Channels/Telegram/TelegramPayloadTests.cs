using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Telegram;
using SafeHelp.Knowledge.Content;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Telegram;

/// <summary>Every kind of call that we make, beside the published description of the Bot API.</summary>
public sealed class TelegramPayloadTests : IAsyncLifetime
{
    private TelegramBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await TelegramBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task All_that_is_sent_is_what_the_methods_take()
    {
        var description = Description();
        SuggestedAction tap = new(SuggestedActionKind.ImBack, "Gần đây", "chỗ gần đây"), share = new(SuggestedActionKind.ShareLocation, "Gửi vị trí", "vị trí");
        var card = new ListingCard("l1", "Trung tâm [MẪU]", "Trợ giúp", [new CallAction("Trung tâm [MẪU]", "0000", "0000")], ["Mở"]) { Pin = new Pin(21.03, 105.85, "Số 1 [MẪU]") };
        Reply[] replies =
        [
            Reply.Say("Chào chị"), Reply.Say("Chị ở đâu?") with { SuggestedActions = [tap, share] }, Reply.Say("Chị ở đâu?") with { SuggestedActions = [share] },
            Reply.Say("Gần nhất:") with { Cards = [card] }, Reply.Say("Đã xoá") with { Withdraws = ["1", "2"] },
        ];

        foreach (var reply in replies) await bench.SendAsync(bench.Person, reply);
        var menu = new ChatMenu("Máy trả lời.", "Hỏi đáp.", [new MenuCommand("xoa", "Xoá")], []);
        await TelegramSetup.RunAsync(bench.Host.Get<TelegramOptions>(), "https://help.example.vn", menu, default);
        await TelegramSetup.RunAsync(bench.Host.Get<TelegramOptions>() with { Mode = TelegramMode.Polling }, "", menu, default);
        await TelegramExamination.RunAsync(bench.Host.Get<TelegramOptions>(), bench.Host.Http.BaseAddress!.ToString().TrimEnd('/'), bench.Clock, default);

        bench.Vendor.Calls.SelectMany(call => description.Faults(Method(call), call.Json)).ShouldBeEmpty();
        bench.Vendor.Calls.Select(Method).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
    }

    [Theory]
    [InlineData("sendMessage", "{\"chat_id\":\"1\"}")]
    [InlineData("sendMessage", "{\"chat_id\":\"1\",\"text\":7}")]
    [InlineData("sendMessage", "{\"chat_id\":\"1\",\"text\":\"a\",\"colour\":\"red\"}")]
    [InlineData("sendMessage", "{\"chat_id\":\"1\",\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[{\"text\":\"a\"}]}}")]
    [InlineData("sendVenue", "{\"chat_id\":\"1\",\"latitude\":1.0,\"longitude\":2.0,\"title\":\"a\"}")]
    [InlineData("sendPigeon", "{}")]
    public void A_wrong_call_is_found_out(string method, string parameters)
    {
        using var document = JsonDocument.Parse(parameters);

        Description().Faults(method, document.RootElement).ShouldNotBeEmpty();
    }

    private static TelegramDescription Description()
    {
        Assert.SkipUnless(TelegramDescription.AtHand is not null, TelegramDescription.Missing);
        return TelegramDescription.AtHand!;
    }

    private static string Method(VendorCall call) => call.Path.Split('/')[^1];
}
