using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests;

/// <summary>A server's Zalo line as the vendor uses it.</summary>
internal static class ZaloLine
{
    public static (string Name, string Value)[] Settings(ZaloStandIn zalo) =>
    [
        ("SafeHelp__Zalo__AppId", ZaloStandIn.AppId),
        ("SafeHelp__Zalo__AppSecret", ZaloStandIn.AppSecret),
        ("SafeHelp__Zalo__OaId", ZaloStandIn.OaId),
        ("SafeHelp__Zalo__OaSecretKey", ZaloStandIn.OaSecretKey),
        ("SafeHelp__Zalo__AccessToken", ZaloStandIn.FirstAccessToken),
        ("SafeHelp__Zalo__RefreshToken", ZaloStandIn.FirstRefreshToken),
        ("SafeHelp__Zalo__OAuthUrl", zalo.Server.Address),
        ("SafeHelp__Zalo__ApiUrl", zalo.Server.Address),
    ];

    /// <summary>Posts a message of a person of that number, signed.</summary>
    public static async Task<HttpStatusCode> PostAsync(HttpClient http, int number, string text, string secret = ZaloStandIn.OaSecretKey, string? id = null)
    {
        var timestamp = (1_763_700_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes($$$"""{"app_id":"{{{ZaloStandIn.AppId}}}","user_id_by_app":"u{{{number}}}","event_name":"user_send_text","timestamp":"{{{timestamp}}}","sender":{"id":"user-{{{number}}}"},"recipient":{"id":"{{{ZaloStandIn.OaId}}}"},"message":{"text":"{{{text}}}","msg_id":"{{{id ?? $"m{number}"}}}"}}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/zalo", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-ZEvent-Signature", ZaloStandIn.Sign(body, timestamp, secret));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Returns when all that came in is answered and all answers are delivered.</summary>
    public static Task DrainedAsync(HttpClient http) => Eventually.TrueAsync(
        async () =>
        {
            var ready = await http.GetFromJsonAsync<JsonNode>("/readyz");
            return (int)ready!["inbox"]!["waiting"]! + (int)ready["outbox"]!["waiting"]! == 0;
        },
        "the line is empty");
}
