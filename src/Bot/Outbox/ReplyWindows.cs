namespace SafeHelp.Bot.Outbox;

/// <summary>What is left of the window of any talk, for whoever thinks of writing into it.</summary>
public sealed class ReplyWindows(IHearing hearing, IEnumerable<IChannelSender> senders, TimeProvider clock)
{
    private readonly Dictionary<string, WindowRules> rules = senders.ToDictionary(sender => sender.ChannelId, sender => sender.Window);

    public async Task<ReplyWindow> ReadAsync(TalkName talk, CancellationToken cancel) =>
        rules.GetValueOrDefault(talk.ChannelId, WindowRules.None).Of(await hearing.ReadAsync(talk, cancel), clock.GetUtcNow());
}

/// <summary>Tells when a person was last heard.</summary>
public interface IHearing
{
    /// <returns><see cref="Heard.Never"/> for an unknown talk.</returns>
    Task<Heard> ReadAsync(TalkName talk, CancellationToken cancel);
}
