using SafeHelp.Bot.Desk;

namespace SafeHelp.Bot.Turns;

/// <summary>
/// What was told is a story for some hours only. Whoever writes on her phone the next day may be somebody else, and may find the messages there deleted, as we
/// advise: then neither a number, nor a place, nor a question of ours may give away what she asked.
/// </summary>
internal static class Forgetting
{
    // Longer than a quarrel, shorter than a night.
    private static readonly TimeSpan StoryLasts = TimeSpan.FromHours(6);

    /// <summary>The talk as it is remembered now; all of it while it is with a human of the union.</summary>
    public static Conversation Remembered(Conversation talk, DeskView desk, DateTimeOffset now) =>
        desk.Open is null && talk.HeardAt is { } heard && now - heard >= StoryLasts ? Rest(talk) : talk;

    /// <summary>The same after somebody was heard.</summary>
    public static TurnResult Heard(TurnResult result, DateTimeOffset now) => result.Erases ? result : result with { Conversation = result.Conversation with { HeardAt = now } };

    // How to speak on this phone, and that who spoke as the one who does harm is not shown where the harmed go.
    private static Conversation Rest(Conversation talk) =>
        Conversation.New with { IsIntroduced = talk.IsIntroduced, IsDiscreet = talk.IsDiscreet, DoesHarm = talk.DoesHarm, HasAskedBack = talk.HasAskedBack, QuietUntil = talk.QuietUntil };
}
