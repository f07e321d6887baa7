using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SafeHelp.Support.Live;

namespace SafeHelp.Server.Tests;

/// <summary>Two processes on one PostgreSQL: who leaves a web chat by way of one is gone in both.</summary>
[Collection(nameof(OnTwoServers))]
public sealed class LeavingEverywhereTests(TwoServers servers)
{
    private const string Leaving = """{"type":"endOfConversation"}""";
    private const string Message = """{"type":"message","text":"111 là số gì"}""";

    [Fact]
    public async Task Safety_04_After_leaving_by_one_process_the_token_is_dead_in_the_other()
    {
        using var here = Client(servers.One);
        using var there = Client(servers.Other);
        var talk = await OpenAsync(here);
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        // The other process knows the talk as an open one.
        (await StatusAsync(there, HttpMethod.Post, talk + "/activities", Message)).ShouldBe(HttpStatusCode.OK);

        (await StatusAsync(here, HttpMethod.Post, talk + "/activities", Leaving)).ShouldBe(HttpStatusCode.OK);

        (await StatusAsync(there, HttpMethod.Post, talk + "/activities", Message)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(there, HttpMethod.Get, talk + "/activities?watermark=99", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(there, HttpMethod.Get, talk, null)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(there, HttpMethod.Post, "/v3/directline/tokens/refresh", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(there, HttpMethod.Post, "/v3/directline/conversations", null)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static HttpClient Client(MeasuredServer server) => new() { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(2) };

    private static async Task<string> OpenAsync(HttpClient http)
    {
        using var given = await http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await ReadAsync(given, "token"));
        using var opened = await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null);
        return $"/v3/directline/conversations/{await ReadAsync(opened, "conversationId")}";
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, string name) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(name).GetString()!;
}
