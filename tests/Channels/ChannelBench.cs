using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Support;
using SafeHelp.Support.Vendors;

namespace SafeHelp.Channels.Tests;

/// <summary>One channel with its stand-in vendor, as the contract needs it.</summary>
internal abstract class ChannelBench : IAsyncDisposable
{
    public required ChannelHost Host { get; init; }

    public required FakeTime Clock { get; init; }

    public abstract VendorServer Vendor { get; }

    /// <summary>Where the vendor takes messages.</summary>
    public abstract string MessagePath { get; }

    /// <summary>A person's id as the vendor writes it.</summary>
    public abstract string Person { get; }

    /// <summary>What may never stand in a log.</summary>
    public abstract IEnumerable<string> Secrets { get; }

    /// <summary>A text event as the vendor sends it.</summary>
    public abstract string TextEvent(string id, string text);

    /// <summary>An event of a kind that came after this code was written.</summary>
    public abstract string UnknownEvent { get; }

    /// <summary>A call with the proof that it comes from the vendor.</summary>
    public abstract HttpRequestMessage Signed(byte[] body);

    /// <summary>Calls that a stranger could make: no proof, an empty one, a wrong one.</summary>
    public abstract IEnumerable<HttpRequestMessage> Forged(byte[] body);

    /// <summary>Texts that the vendor took, in order.</summary>
    public abstract IReadOnlyList<string> DeliveredTexts { get; }

    /// <summary>All that the vendor took, as sent.</summary>
    public abstract string Delivered { get; }

    public abstract void BlockedByPerson();

    /// <summary>The vendor's way to say: too many calls.</summary>
    public abstract VendorFault TooMany { get; }

    /// <summary>Sends, and lets the moments pass that a sender waits between the pieces of a long reply.</summary>
    public async Task<Delivery> SendAsync(string conversationId, Reply reply)
    {
        var sending = Host.Sender.SendAsync(conversationId, reply, default);
        while (await Task.WhenAny(sending, Task.Delay(5)) != sending) Clock.TryAdvanceToNext(TimeSpan.FromSeconds(1));
        return await sending;
    }

    public abstract ValueTask DisposeAsync();
}
