using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SafeHelp.Browser.Tests;

/// <summary>A talk by plain Direct Line calls.</summary>
internal sealed class DirectLineTalk(HttpClient http, string id, string token, string streamUrl)
{
    public string Id => id;

    public string Token => token;

    /// <summary>Where the stream begins that was given when the talk was opened.</summary>
    public string StreamUrl => streamUrl;

    public static async Task<DirectLineTalk> OpenAsync(string address)
    {
        var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        using var given = await http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null);
        http.DefaultRequestHeaders.Authorization = Bearer(await ReadAsync(given, "token"));
        using var opened = await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null);
        var talk = new DirectLineTalk(http, await ReadAsync(opened, "conversationId"), await ReadAsync(opened, "token"), await ReadAsync(opened, "streamUrl"));
        http.DefaultRequestHeaders.Authorization = Bearer(talk.Token);
        return talk;
    }

    /// <summary>Opens the stream again from a watermark, as clients do after a cut.</summary>
    public async Task<string> ReconnectAsync(string watermark)
    {
        using var answer = await http.GetAsync(new Uri($"/v3/directline/conversations/{id}?watermark={watermark}", UriKind.Relative));
        return await ReadAsync(answer, "streamUrl");
    }

    public async Task SendAsync(string text)
    {
        using var answer = await http.PostAsJsonAsync(Activities, new { type = "message", text });
        answer.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<JsonElement>> ReadAsync()
    {
        var set = await http.GetFromJsonAsync<JsonElement>(Activities);
        return [.. set.GetProperty("activities").EnumerateArray()];
    }

    private Uri Activities => new($"/v3/directline/conversations/{id}/activities", UriKind.Relative);

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private static async Task<string> ReadAsync(HttpResponseMessage answer, string name)
    {
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty(name).GetString()!;
    }
}
