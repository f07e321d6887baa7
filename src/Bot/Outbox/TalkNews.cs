namespace SafeHelp.Bot.Outbox;

/// <summary>The news of talks on the board: tells whoever reads a talk that something was said in it, by this process or by another.</summary>
public sealed class TalkNews
{
    private readonly NewsBoard board;

    public TalkNews(NewsBoard board)
    {
        this.board = board;
        board.Heard += Pass;
    }

    /// <summary>Something was said in a talk, wherever. Handlers return at once.</summary>
    public event Action<TalkName>? Heard;

    /// <summary>For whoever said something in a talk: call after it is kept.</summary>
    public void Tell(TalkName talk) => board.Tell(News.Of(talk));

    private void Pass(News news)
    {
        if (news.Kind is NewsKind.Talk) Heard?.Invoke(new TalkName(news.ChannelId, news.Subject));
    }
}

/// <summary>A talk by its vendor's name.</summary>
public sealed record TalkName(string ChannelId, string ConversationId);
