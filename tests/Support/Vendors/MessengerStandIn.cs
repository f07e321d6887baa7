using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SafeHelp.Support.Vendors;

/// <summary>Facebook's Graph API as far as a page's bot uses it: Send API, profile, subscription, page; errors as codes in an object, with status 400.</summary>
public sealed class MessengerStandIn : IAsyncDisposable
{
    public const string PageId = "104857600000001";
    public const string PageToken = "EAAB-page-token-mau";
    public const string AppSecret = "messenger-app-secret";
    public const string VerifyToken = "messenger-verify-mau";

    private const int LongestText = 2000;

    private readonly Lock gate = new();
    private readonly List<JsonNode> delivered = [];
    private VendorServer server = null!;

    private MessengerStandIn()
    {
    }

    public VendorServer Server => server;

    /// <summary>Code, and perhaps a subcode, that the Send API answers with in place of success.</summary>
    public (int Code, int? Subcode)? Refusal { get; set; }

    /// <summary>Messages that went through.</summary>
    public IReadOnlyList<JsonNode> Delivered
    {
        get
        {
            lock (gate) return [.. delivered];
        }
    }

    public static async Task<MessengerStandIn> StartAsync()
    {
        var messenger = new MessengerStandIn();
        messenger.server = await VendorServer.StartAsync(call => Task.FromResult(messenger.Answer(call)));
        return messenger;
    }

    public static string Sign(byte[] body, string secret = AppSecret) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private VendorReply Answer(VendorCall call)
    {
        lock (gate)
        {
            if (call.Headers.GetValueOrDefault("Authorization") != $"Bearer {PageToken}") return Error(190, null);
            return call.Path switch
            {
                $"/{PageId}/messages" => Deliver(call),
                $"/{PageId}/messenger_profile" or $"/{PageId}/subscribed_apps" => VendorReply.Ok("""{"result":"success"}"""),
                $"/{PageId}" => VendorReply.Ok($$"""{"id":"{{PageId}}"}"""),
                _ => Error(100, null),
            };
        }
    }

    private VendorReply Deliver(VendorCall call)
    {
        if (Refusal is { } refusal) return Error(refusal.Code, refusal.Subcode);
        var body = JsonNode.Parse(call.Body)!;
        if (IsFaulty(body)) return Error(100, null);
        delivered.Add(body);
        return VendorReply.Ok($$"""{"recipient_id":"{{(string?)body["recipient"]!["id"]}}","message_id":"m_{{delivered.Count}}"}""");
    }

    private static bool IsFaulty(JsonNode body)
    {
        var text = (string?)body["message"]!["text"];
        var taps = body["message"]!["quick_replies"]?.AsArray() ?? [];
        var areTapsWrong = taps.Count > 13 || taps.Any(tap => (string?)tap!["content_type"] != "text" || ((string?)tap["title"])?.Length is null or 0 or > 20 || ((string?)tap["payload"])?.Length is null or 0 or > 1000);
        return (string?)body["messaging_type"] != "RESPONSE" || string.IsNullOrWhiteSpace(text) || text.Length > LongestText || areTapsWrong;
    }

    private static VendorReply Error(int code, int? subcode) =>
        new(400, $$$"""{"error":{"message":"refused","type":"OAuthException","code":{{{code}}}{{{(subcode is null ? "" : $",\"error_subcode\":{subcode}")}}},"fbtrace_id":"A"}}""");
}
