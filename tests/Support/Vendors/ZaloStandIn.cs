using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SafeHelp.Support.Vendors;

/// <summary>
/// Zalo as far as an official account sees it: single-use refresh tokens, the message API, signed events. Codes and shapes are those of the
/// documentation; answers are 200 whatever they say.
/// </summary>
public sealed class ZaloStandIn : IAsyncDisposable
{
    public const string AppId = "360846524940903967";
    public const string AppSecret = "app-secret";
    public const string OaId = "579745863508352884";
    public const string OaSecretKey = "oa-secret-key";
    public const string FirstAccessToken = "access-0";
    public const string FirstRefreshToken = "refresh-0";

    private const int LongestText = 2000;

    private readonly Lock gate = new();
    private readonly List<JsonNode> delivered = [];
    private VendorServer server = null!;
    private string access = FirstAccessToken;
    private string refresh = FirstRefreshToken;
    private int renewals;

    private ZaloStandIn()
    {
    }

    public VendorServer Server => server;

    /// <summary>How many new pairs were granted.</summary>
    public int Renewals => renewals;

    /// <summary>Code that the message API answers with, in place of success.</summary>
    public int Refusal { get; set; }

    /// <summary>True: the OAuth server refuses, with status 200 as the real one may.</summary>
    public bool RefusesRenewal { get; set; }

    /// <summary>Messages that went through.</summary>
    public IReadOnlyList<JsonNode> Delivered
    {
        get
        {
            lock (gate) return [.. delivered];
        }
    }

    public static async Task<ZaloStandIn> StartAsync()
    {
        var zalo = new ZaloStandIn();
        zalo.server = await VendorServer.StartAsync(call => Task.FromResult(zalo.Answer(call)));
        return zalo;
    }

    /// <summary>The token in use stops working, as after 25 hours.</summary>
    public void ExpireAccessToken()
    {
        lock (gate) access = "expired";
    }

    public static string Sign(byte[] body, string timestamp, string secret = OaSecretKey)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(AppId), .. body, .. Encoding.UTF8.GetBytes(timestamp + secret)];
        return $"mac={Convert.ToHexStringLower(SHA256.HashData(signed))}";
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private VendorReply Answer(VendorCall call)
    {
        lock (gate)
        {
            return call.Path switch
            {
                "/v4/oa/access_token" => Grant(call),
                "/v2.0/oa/getoa" => Account(call),
                "/v3.0/oa/message/cs" or "/v2.0/oa/message" => Deliver(call),
                _ => new VendorReply(404, """{"error":-100,"message":"no such method"}"""),
            };
        }
    }

    private VendorReply Grant(VendorCall call)
    {
        var form = QueryHelpers.ParseQuery(call.Body);
        var isRight = call.Headers.GetValueOrDefault("secret_key") == AppSecret && form["app_id"] == AppId && form["grant_type"] == "refresh_token";
        if (!isRight || RefusesRenewal || form["refresh_token"] != refresh)
        {
            return VendorReply.Ok("""{"error_name":"Invalid refresh token","error_reason":"Refresh token is invalid","ref_doc":"https://developers.zalo.me","error_description":"Refresh token is invalid","error":-14014}""");
        }

        renewals++;
        (access, refresh) = ($"access-{renewals}", $"refresh-{renewals}");
        return VendorReply.Ok($$"""{"access_token":"{{access}}","refresh_token":"{{refresh}}","expires_in":"90000"}""");
    }

    private VendorReply Account(VendorCall call) =>
        call.Headers.GetValueOrDefault("access_token") == access ? VendorReply.Ok($$$"""{"error":0,"message":"Success","data":{"oa_id":"{{{OaId}}}","name":"[MẪU]"}}""") : Error(-216, "Access token is invalid");

    private VendorReply Deliver(VendorCall call)
    {
        if (call.Headers.GetValueOrDefault("access_token") != access) return Error(-216, "Access token is invalid");
        if (Refusal != 0) return Error(Refusal, "refused");
        var body = JsonNode.Parse(call.Body)!;
        if (Fault(body["message"]!) is { } fault) return Error(-201, fault);
        delivered.Add(body);
        return VendorReply.Ok($$$"""{"error":0,"message":"Success","data":{"message_id":"m{{{delivered.Count}}}","user_id":"1","sent_time":"1543908534741"}}""");
    }

    private static string? Fault(JsonNode message)
    {
        var text = (string?)message["text"];
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return "text";
        var buttons = message["attachment"]?["payload"]?["buttons"]?.AsArray() ?? [];
        return buttons.Count > 5 || buttons.Any(button => ((string?)button!["title"])?.Length is null or 0 or > 35) ? "buttons" : null;
    }

    private static VendorReply Error(int code, string message) => VendorReply.Ok($$"""{"error":{{code}},"message":"{{message}}"}""");
}
