using System.Net;
using System.Text;
using SafeHelp.Channels.Zalo;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests.Zalo;

public sealed class ZaloSignatureTests
{
    [Fact]
    public void A_signature_is_what_two_other_programs_computed()
    {
        var body = Encoding.UTF8.GetBytes("""{"app_id":"1","event_name":"user_send_text","timestamp":"1543908534741","message":{"text":"chào"}}""");

        var signature = ZaloSignature.Of(ZaloBench.Options("http://localhost"), body, "1543908534741");

        signature.ShouldBe("mac=8b4f2fc094b09c832b60a4f5e44137a7b2a69c8ed3c38153b2a2d7ac8df0e5bb");
    }

    [Fact]
    public async Task A_timestamp_may_be_a_number()
    {
        await using var bench = await ZaloBench.StartAsync();
        var body = Encoding.UTF8.GetBytes(bench.TextEvent("1", "chào").Replace($"\"{ZaloBench.Timestamp}\"", ZaloBench.Timestamp, StringComparison.Ordinal));

        using var response = await bench.Host.Http.SendAsync(bench.Signed(body));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        bench.Host.Inbox.Kept.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_of_another_app_is_refused()
    {
        await using var bench = await ZaloBench.StartAsync();
        var body = Encoding.UTF8.GetBytes(bench.TextEvent("1", "chào").Replace(ZaloStandIn.AppId, "1", StringComparison.Ordinal));

        using var response = await bench.Host.Http.SendAsync(bench.Signed(body));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        bench.Host.Inbox.HandedIn.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_consoles_empty_probe_is_answered_and_nothing_kept()
    {
        await using var bench = await ZaloBench.StartAsync();

        using var response = await bench.Host.Http.SendAsync(ZaloBench.Post([], null));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        bench.Host.Inbox.HandedIn.ShouldBeEmpty();
    }
}
