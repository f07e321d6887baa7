using System.Net;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Server.Tests;

/// <summary>The whole service as a process, Zalo in front of it, and a kill between "stored" and "answered".</summary>
public sealed class KilledServerTests
{
    private const int Messages = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_message_stored_before_a_kill_is_answered_once_after_it()
    {
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync(ZaloLine.Settings(zalo));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        // Rate limited: whatever is answered before the kill cannot be delivered, so every answer must come from after it.
        zalo.Refusal = -32;

        var answers = await Task.WhenAll(Enumerable.Range(1, Messages).Select(i => PostAsync(http, i)));
        await server.KillAsync();
        zalo.Refusal = 0;
        await server.StartAgainAsync();
        await WaitAsync(() => zalo.Delivered.Count >= 2 * Messages);

        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        var answered = zalo.Delivered.Select(message => (string)message["recipient"]!["user_id"]!).GroupBy(user => user).ToList();
        answered.Count.ShouldBe(Messages);
        answered.ShouldAllBe(user => user.Count() == 2, "an answer and the notice, each once");
    }

    [Fact]
    public async Task A_repeat_is_answered_once_and_a_forged_event_is_refused()
    {
        await using var zalo = await ZaloStandIn.StartAsync();
        await using var server = await ServerProcess.StartAsync(ZaloLine.Settings(zalo));
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };

        var first = await PostAsync(http, 1);
        var repeat = await PostAsync(http, 1);
        var forged = await PostAsync(http, 2, secret: "another-key");
        await PostAsync(http, 3);
        await WaitAsync(() => zalo.Delivered.Count >= 4);

        (first, repeat, forged).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized));
        zalo.Delivered.Select(message => (string)message["recipient"]!["user_id"]!).Distinct().ShouldBe(["user-1", "user-3"], ignoreOrder: true);
        zalo.Delivered.Count.ShouldBe(4);
    }

    private static Task<HttpStatusCode> PostAsync(HttpClient http, int number, string secret = ZaloStandIn.OaSecretKey) =>
        ZaloLine.PostAsync(http, number, "chồng em hay đánh em", secret);

    private static async Task WaitAsync(Func<bool> claim)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (!claim()) await Task.Delay(50, timeout.Token);
        // Long enough for a second delivery of the same reply, if there were one, to arrive too.
        await Task.Delay(500);
    }
}
