using System.Text;
using System.Text.Json.Nodes;

namespace SafeHelp.Support.Vendors;

/// <summary>The Bot API as far as this bot uses it, with the limits of its published description.</summary>
public sealed class TelegramStandIn : IAsyncDisposable
{
    public const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    public const string BotName = "SafeHelpMauBot";

    private const int LongestText = 4096;

    private readonly Lock gate = new();
    private readonly List<JsonNode> delivered = [];
    private readonly List<JsonNode> updates = [];
    private VendorServer server = null!;

    private TelegramStandIn()
    {
    }

    public VendorServer Server => server;

    /// <summary>Messages that went through.</summary>
    public IReadOnlyList<JsonNode> Delivered
    {
        get
        {
            lock (gate) return [.. delivered];
        }
    }

    /// <summary>True: the bot was blocked by everybody.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>A webhook is set: fetching updates is refused, as the real server does.</summary>
    public bool HasWebhook { get; set; }

    /// <summary>Where the real server would post updates to.</summary>
    public string WebhookUrl { get; private set; } = "";

    public static async Task<TelegramStandIn> StartAsync()
    {
        var telegram = new TelegramStandIn();
        telegram.server = await VendorServer.StartAsync(telegram.AnswerAsync);
        return telegram;
    }

    /// <summary>Puts an update up to be fetched.</summary>
    public void Offer(string update)
    {
        lock (gate) updates.Add(JsonNode.Parse(update)!);
    }

    public IReadOnlyList<VendorCall> CallsOf(string method) => [.. server.Calls.Where(call => call.Path.EndsWith($"/{method}", StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task<VendorReply> AnswerAsync(VendorCall call)
    {
        lock (gate)
        {
            if (!call.Path.StartsWith($"/bot{Token}/", StringComparison.Ordinal)) return Task.FromResult(Error(401, "Unauthorized"));
            var parameters = JsonNode.Parse(call.Body.Length == 0 ? "{}" : call.Body)!;
            return Task.FromResult(Answer(call.Path.Split('/')[^1], parameters));
        }
    }

    private VendorReply Answer(string method, JsonNode parameters) =>
        method switch
        {
            "getMe" => Ok($$"""{"id":110201543,"is_bot":true,"first_name":"[MẪU]","username":"{{BotName}}"}"""),
            "sendMessage" => Deliver(parameters),
            "getUpdates" => HasWebhook ? Error(409, "Conflict: can't use getUpdates method while webhook is active") : Fetch(parameters),
            "deleteWebhook" => WithoutWebhook(),
            "sendVenue" => Pin(parameters),
            "getWebhookInfo" => Ok($$"""{"url":"{{WebhookUrl}}","has_custom_certificate":false,"pending_update_count":0}"""),
            "setWebhook" => Register(parameters),
            "answerCallbackQuery" or "setMyCommands" or "setMyDescription" or "setMyShortDescription" or "sendChatAction" or "deleteMessages" => Ok("true"),
            _ => Error(404, "Not Found"),
        };

    private VendorReply Register(JsonNode parameters)
    {
        WebhookUrl = (string?)parameters["url"] ?? "";
        return Ok("true");
    }

    private VendorReply Pin(JsonNode parameters)
    {
        if (IsBlocked) return Error(403, "Forbidden: bot was blocked by the user");
        return parameters["title"] is null || parameters["address"] is null ? Error(400, "Bad Request: title and address") : Ok("""{"message_id":900}""");
    }

    private VendorReply WithoutWebhook()
    {
        WebhookUrl = "";
        HasWebhook = false;
        return Ok("true");
    }

    private VendorReply Fetch(JsonNode parameters)
    {
        var offset = (long?)parameters["offset"] ?? 0;
        updates.RemoveAll(update => (long)update["update_id"]! < offset);
        return Ok($"[{string.Join(',', updates.Select(update => update.ToJsonString()))}]");
    }

    private VendorReply Deliver(JsonNode parameters)
    {
        if (IsBlocked) return Error(403, "Forbidden: bot was blocked by the user");
        if (Fault(parameters) is { } fault) return Error(400, $"Bad Request: {fault}");
        delivered.Add(parameters);
        return Ok($$$"""{"message_id":{{{delivered.Count}}},"date":1700000000,"chat":{"id":{{{parameters["chat_id"]}}},"type":"private"}}""");
    }

    private static string? Fault(JsonNode parameters)
    {
        var text = (string?)parameters["text"];
        if (string.IsNullOrWhiteSpace(text)) return "message text is empty";
        if (text.Length > LongestText) return "message is too long";
        if (parameters["parse_mode"] is not null) return "can't parse entities";
        var buttons = parameters["reply_markup"]?["inline_keyboard"]?.AsArray().SelectMany(row => row!.AsArray()) ?? [];
        var isWrong = buttons.Any(button => Encoding.UTF8.GetByteCount((string?)button!["callback_data"] ?? "") is 0 or > 64);
        return isWrong ? "BUTTON_DATA_INVALID" : null;
    }

    private static VendorReply Ok(string result) => VendorReply.Ok($$"""{"ok":true,"result":{{result}}}""");

    private static VendorReply Error(int code, string description) =>
        new(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");
}
