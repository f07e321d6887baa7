using System.Collections.Concurrent;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat;

/// <summary>Wakes the readers of a talk when something was said in it, by way of this process or another one.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> next = new();
    private readonly TimeProvider clock;

    public Arrivals(TimeProvider clock, TalkNews news)
    {
        this.clock = clock;
        news.Heard += talk =>
        {
            if (talk.ChannelId == WebChatMessages.Channel) Raise(talk.ConversationId);
        };
    }

    /// <summary>The next arrival. Take it before reading, so that what arrives while reading is not missed.</summary>
    public Task NextOf(string conversationId) =>
        next.GetOrAdd(conversationId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise(string conversationId)
    {
        if (next.TryRemove(conversationId, out var waiting)) waiting.TrySetResult();
    }

    /// <summary>Returns at the arrival or after <paramref name="longest"/>: news from another process may have got lost.</summary>
    public async Task WaitAsync(string conversationId, Task arrival, TimeSpan longest, CancellationToken cancel)
    {
        try
        {
            await arrival.WaitAsync(longest, clock, cancel);
        }
        catch (TimeoutException)
        {
            // Raising lets go of the entry, which would otherwise stay for a talk that nobody reads any more.
            Raise(conversationId);
        }
    }
}
