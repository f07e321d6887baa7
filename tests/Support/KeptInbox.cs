using System.Collections.Concurrent;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;

namespace SafeHelp.Support;

/// <summary>An inbox in memory. While its disk is closed, whoever hands a message in waits or fails.</summary>
public sealed class KeptInbox : IInbox
{
    private readonly ConcurrentQueue<IncomingMessage> handedIn = new();

    /// <summary>Awaited before a message counts as kept; a failed task is a disk that fails.</summary>
    public Task Disk { get; set; } = Task.CompletedTask;

    /// <summary>All that was handed in, repeats too.</summary>
    public IReadOnlyList<IncomingMessage> HandedIn => [.. handedIn];

    public IReadOnlyList<IncomingMessage> Kept => [.. handedIn.DistinctBy(message => message.Id)];

    public async Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        await Disk.WaitAsync(cancel);
        var isNew = handedIn.All(kept => kept.Id != message.Id);
        handedIn.Enqueue(message);
        return new Accepted(handedIn.Count, isNew);
    }
}
