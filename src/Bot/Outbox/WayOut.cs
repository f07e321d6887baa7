using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Outbox;

/// <summary>
/// The last look at a reply before it leaves: between the turn and now a listing may have been withdrawn. What may not go out is not sent; the emergency
/// numbers are, in its place.
/// </summary>
public sealed class WayOut(TurnSource turns)
{
    public Outgoing Look(Reply reply)
    {
        var turn = turns.Current;
        if (turn.Guard.Fault(reply) is not { } fault) return new Outgoing(reply, null);
        var help = turn.LastResort(Conversation.New with { IsDiscreet = reply.Cover.Length > 0 });
        return new Outgoing(help with { IsForChild = reply.IsForChild, Withdraws = reply.Withdraws }, $"unpublished-{fault.Part.ToString().ToLowerInvariant()}");
    }
}

/// <summary>What leaves.</summary>
/// <param name="Withheld">A code of why it is not what was written; null when it is.</param>
public sealed record Outgoing(Reply Reply, string? Withheld);
