namespace SafeHelp.Bot.Outbox;

/// <summary>Tells whoever reads a talk that something was said in it, by this process or, where several share a database, by another.</summary>
public sealed class TalkNews
{
    /// <summary>Something was said in a talk, wherever. Handlers return at once.</summary>
    public event Action<TalkName>? Heard;

    /// <summary>Something was said in a talk by way of this process.</summary>
    public event Action<TalkName>? Told;

    /// <summary>For whoever said something in a talk: call after it is kept.</summary>
    public void Tell(TalkName talk)
    {
        Heard?.Invoke(talk);
        Told?.Invoke(talk);
    }

    /// <summary>For whoever brings news from other processes.</summary>
    public void Hear(TalkName talk) => Heard?.Invoke(talk);
}

/// <summary>A talk by its vendor's name.</summary>
public sealed record TalkName(string ChannelId, string ConversationId);
