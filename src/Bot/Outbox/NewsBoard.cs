namespace SafeHelp.Bot.Outbox;

/// <summary>
/// Where what happened is told to whoever cares, in this process and in every other one that shares the database. News may get lost on its way and may
/// come twice, so it says only that looking again is worth while, and nobody may wait for it without looking now and then.
/// </summary>
public sealed class NewsBoard
{
    /// <summary>Something happened, wherever. Handlers return at once.</summary>
    public event Action<News>? Heard;

    /// <summary>Something happened by way of this process.</summary>
    public event Action<News>? Told;

    /// <summary>For whoever did something: call after it is kept.</summary>
    public void Tell(News news)
    {
        Heard?.Invoke(news);
        Told?.Invoke(news);
    }

    /// <summary>For whoever brings news from other processes.</summary>
    public void Hear(News news) => Heard?.Invoke(news);
}

/// <summary>One piece of news: what happened, and to what.</summary>
/// <param name="Subject">A key or an id; "" when all of the kind should be looked at again. Never a person's words, name, number or place.</param>
/// <param name="ChannelId">The vendor in whose terms the subject is named; "" where it is ours.</param>
public sealed record News(NewsKind Kind, string Subject = "", string ChannelId = "")
{
    // A notice of a database holds few bytes; what names no single thing still says that looking again is worth while.
    public const int LongestSubject = 400;

    /// <summary>The directory's records changed: build the next snapshot.</summary>
    public static readonly News DirectoryChanged = new(NewsKind.Directory);

    /// <summary>More messages wait than one process takes at once.</summary>
    public static readonly News MessagesWait = new(NewsKind.Waiting);

    /// <summary>Somebody entered or left the waiting line, or an officer took, answered or gave up a talk.</summary>
    public static readonly News LineChanged = new(NewsKind.Desk);

    public static News Of(TalkName talk) => new(NewsKind.Talk, talk.ConversationId, talk.ChannelId);

    public static News Erased(TalkName talk) => new(NewsKind.Erased, talk.ConversationId, talk.ChannelId);
}

/// <summary>What kind of thing happened.</summary>
public enum NewsKind
{
    /// <summary>Something was said in a talk.</summary>
    Talk,

    /// <summary>Messages wait that any process may take.</summary>
    Waiting,

    /// <summary>A record of the directory was published, changed or withdrawn.</summary>
    Directory,

    /// <summary>A talk was erased: what is shown or remembered of it goes.</summary>
    Erased,

    /// <summary>The waiting line for an officer changed.</summary>
    Desk,

    /// <summary>A ticket that is good for one use was used.</summary>
    Ticket,
}
