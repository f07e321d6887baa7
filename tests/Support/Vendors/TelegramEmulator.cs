using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SafeHelp.Support.Vendors;

/// <summary>A person with a Telegram client, in front of the npm package telegram-test-api.</summary>
public sealed class TelegramEmulator : IAsyncDisposable
{
    public const string Token = "110201543:day-la-token-mau";
    public const long Person = 4503599627370495;

    private readonly NodeProgram program;
    private readonly HttpClient http = new();

    private TelegramEmulator(NodeProgram program) => this.program = program;

    /// <summary>What <c>SafeHelp__Telegram__ApiUrl</c> is set to.</summary>
    public string Address => program.Address;

    public static async Task<TelegramEmulator> StartAsync() => new(await NodeProgram.StartAsync("telegram"));

    public Task TypeAsync(string text) => SayAsync(new JsonObject { ["text"] = text });

    public Task ShareLocationAsync(double latitude, double longitude) =>
        SayAsync(new JsonObject { ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude } });

    /// <summary>Taps a button below a message of the bot.</summary>
    public Task TapAsync(JsonNode message, string title)
    {
        var button = Buttons(message).First(button => (string?)button["text"] == title);
        var tap = Meta();
        tap["data"] = (string?)button["callback_data"];
        tap["message"] = new JsonObject { ["message_id"] = 1, ["date"] = 1700000000, ["chat"] = Chat(), ["reply_markup"] = message["reply_markup"]!.DeepClone() };
        return PostAsync("sendCallback", tap);
    }

    /// <summary>Messages of the bot that the person has not seen yet.</summary>
    public async Task<IReadOnlyList<JsonNode>> UnreadAsync()
    {
        var answer = await PostAsync("getUpdates", new JsonObject { ["token"] = Token, ["chatId"] = Person });
        return [.. answer!["result"]!.AsArray().Select(update => update!["message"]!)];
    }

    /// <summary>All that stands in the talk, both sides.</summary>
    public async Task<int> CountAsync() =>
        (await PostAsync("getUpdatesHistory", new JsonObject { ["token"] = Token }))!["result"]!.AsArray().Count;

    /// <summary>The same, once there is at least one.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync()
    {
        IReadOnlyList<JsonNode> unread = [];
        await Eventually.TrueAsync(async () => (unread = await UnreadAsync()).Count > 0, "the bot answers");
        return unread;
    }

    public static IEnumerable<JsonNode> Buttons(JsonNode message) =>
        (message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? []).SelectMany(row => row!.AsArray()).Select(button => button!);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await program.DisposeAsync();
    }

    private Task SayAsync(JsonObject content)
    {
        var message = Meta();
        message["chat"] = Chat();
        foreach (var (name, value) in content) message[name] = value!.DeepClone();
        return PostAsync("sendMessage", message);
    }

    private static JsonObject Meta() => new()
    {
        ["botToken"] = Token,
        ["date"] = 1700000000,
        ["from"] = new JsonObject { ["id"] = Person, ["is_bot"] = false, ["first_name"] = "[MẪU]" },
    };

    private static JsonObject Chat() => new() { ["id"] = Person, ["type"] = "private", ["first_name"] = "[MẪU]" };

    private async Task<JsonNode?> PostAsync(string path, JsonObject body)
    {
        using var response = await http.PostAsJsonAsync($"{Address}/{path}", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonNode>();
    }
}
