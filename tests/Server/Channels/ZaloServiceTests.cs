using System.Net;
using System.Text;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests.Channels;

/// <summary>The whole service before the Zalo stand-in.</summary>
public sealed class ZaloServiceTests : IAsyncLifetime
{
    private const string Timestamp = "1543908534741";

    private ZaloStandIn zalo = null!;

    public async ValueTask InitializeAsync() => zalo = await ZaloStandIn.StartAsync();

    public ValueTask DisposeAsync() => zalo.DisposeAsync();

    [Fact]
    public async Task Signed_events_are_answered_once_and_forged_ones_never()
    {
        await using var server = await RunningServer.StartAsync(Settings());
        var asked = Event("m1", "ck em danh em, em o hoc mon");
        var forged = Event("m2", "xin chào");

        (await PostAsync(server, forged, ZaloStandIn.Sign(forged, Timestamp, "wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        await server.DrainedAsync();
        zalo.Delivered.ShouldBeEmpty();

        (await PostAsync(server, asked, ZaloStandIn.Sign(asked, Timestamp))).ShouldBe(HttpStatusCode.OK);
        await server.DrainedAsync();
        var answers = zalo.Delivered.Count;
        answers.ShouldBeInRange(1, 2, "one turn says at most two messages");

        (await PostAsync(server, asked, ZaloStandIn.Sign(asked, Timestamp))).ShouldBe(HttpStatusCode.OK);
        await server.DrainedAsync();
        zalo.Delivered.Count.ShouldBe(answers, "the repeat was answered again");
        zalo.Delivered.ShouldAllBe(message => (string)message["recipient"]!["user_id"]! == "9215685346543012345");
    }

    [Fact]
    public async Task A_token_that_expires_is_renewed_and_the_person_answered()
    {
        zalo.ExpireAccessToken();
        await using var server = await RunningServer.StartAsync(Settings());
        var asked = Event("m1", "xin chào");

        await PostAsync(server, asked, ZaloStandIn.Sign(asked, Timestamp));
        await server.DrainedAsync();

        zalo.Delivered.ShouldNotBeEmpty();
        zalo.Renewals.ShouldBe(1);
    }

    [Theory]
    [InlineData("SafeHelp__Zalo__OaSecretKey", "")]
    [InlineData("SafeHelp__Telegram__Token", "1:a")]
    [InlineData("SafeHelp__Telegram__WebhookSecret", "")]
    public async Task Half_given_settings_stop_the_start_with_one_line(string key, string value)
    {
        var (exit, error) = await RunningServer.RunAsync(new Dictionary<string, string>(Settings()) { [key] = value }, "serve", "--urls", "http://127.0.0.1:0");

        exit.ShouldNotBe(0);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(key[..key.LastIndexOf("__", StringComparison.Ordinal)]);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["SafeHelp__Zalo__AppId"] = ZaloStandIn.AppId,
        ["SafeHelp__Zalo__AppSecret"] = ZaloStandIn.AppSecret,
        ["SafeHelp__Zalo__OaId"] = ZaloStandIn.OaId,
        ["SafeHelp__Zalo__OaSecretKey"] = ZaloStandIn.OaSecretKey,
        ["SafeHelp__Zalo__AccessToken"] = ZaloStandIn.FirstAccessToken,
        ["SafeHelp__Zalo__RefreshToken"] = ZaloStandIn.FirstRefreshToken,
        ["SafeHelp__Zalo__OAuthUrl"] = zalo.Server.Address,
        ["SafeHelp__Zalo__ApiUrl"] = zalo.Server.Address,
    };

    private static byte[] Event(string id, string text) => Encoding.UTF8.GetBytes(
        $$$"""{"app_id":"{{{ZaloStandIn.AppId}}}","user_id_by_app":"552177279717587730","event_name":"user_send_text","timestamp":"{{{Timestamp}}}","sender":{"id":"9215685346543012345"},"recipient":{"id":"{{{ZaloStandIn.OaId}}}"},"message":{"text":"{{{text}}}","msg_id":"{{{id}}}"}}""");

    private static async Task<HttpStatusCode> PostAsync(RunningServer server, byte[] body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/zalo") { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }
}
