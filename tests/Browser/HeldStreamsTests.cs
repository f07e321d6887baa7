using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>Many open streams, and a server that dies under them. In the collection of the page only so that it has the machine for itself.</summary>
[Collection(nameof(ChatPage))]
public sealed class HeldStreamsTests(ITestOutputHelper output)
{
    private const int People = 200;

    [Fact]
    public async Task Two_hundred_streams_outlive_a_killed_server_and_miss_nothing()
    {
        await using var server = await ServerProcess.StartAsync();
        using var over = new CancellationTokenSource();
        var listeners = await OpenAsync(server.Address);
        var running = listeners.Select(listener => listener.RunAsync(over.Token)).ToList();
        await EachHeardAllAsync(listeners, repliesAtLeast: 1);

        await Parallel.ForEachAsync(listeners, (listener, _) => new ValueTask(listener.Talk.SendAsync("111 là số gì")));
        await server.KillAsync();
        await server.StartAgainAsync();
        await Parallel.ForEachAsync(listeners, (listener, _) => new ValueTask(listener.Talk.SendAsync("tìm nơi giúp ở Hải Phòng")));
        await EachHeardAllAsync(listeners, repliesAtLeast: 4);

        output.WriteLine($"{People} streams, {listeners.Sum(listener => listener.Connections)} connections");
        foreach (var listener in listeners) listener.Heard.ShouldBeUnique();
        listeners.ShouldAllBe(listener => listener.Connections > 1);
        await over.CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task<List<StreamListener>> OpenAsync(string address)
    {
        var talks = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => DirectLineTalk.OpenAsync(address)));
        return [.. talks.Select(talk => new StreamListener(talk))];
    }

    // Greeting, answer, the notice after the first answer, answer: whatever else comes is counted by the transcript itself.
    private static async Task EachHeardAllAsync(List<StreamListener> listeners, int repliesAtLeast)
    {
        foreach (var listener in listeners) await Eventually.TrueAsync(() => HeardAllAsync(listener, repliesAtLeast));
    }

    private static async Task<bool> HeardAllAsync(StreamListener listener, int repliesAtLeast)
    {
        var said = await listener.Talk.ReadAsync();
        var replies = said.Count(activity => activity.GetProperty("from").GetProperty("role").GetString() == "bot");
        return replies >= repliesAtLeast && said.Select(activity => activity.GetProperty("id").GetString()!).ToHashSet().IsSubsetOf(listener.Heard);
    }
}
