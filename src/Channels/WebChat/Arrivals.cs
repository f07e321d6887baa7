using System.Collections.Concurrent;

namespace SafeHelp.Channels.WebChat;

/// <summary>Wakes the readers of a talk when something was said in it by way of this process.</summary>
internal sealed class Arrivals(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> next = new();

    /// <summary>The next arrival. Take it before reading, so that what arrives while reading is not missed.</summary>
    public Task NextOf(string conversationId) =>
        next.GetOrAdd(conversationId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise(string conversationId)
    {
        if (next.TryRemove(conversationId, out var waiting)) waiting.TrySetResult();
    }

    /// <summary>Returns at the arrival or after <paramref name="longest"/>: another process may have said something without a word to this one.</summary>
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
