using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Desk;

/// <summary>Whom a change at the desk wakes and tells.</summary>
public sealed class DeskOutlets(DeliverySignal departures, NewsBoard news)
{
    public void Tell(TalkName talk)
    {
        departures.Raise(talk.ChannelId);
        news.Tell(News.Of(talk));
        news.Tell(News.LineChanged);
    }
}
