using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>One process alone has nobody to tell.</summary>
internal sealed class NoNewsWire : INewsWire
{
    public Task RunAsync(TalkNews news, CancellationToken cancel) => Task.CompletedTask;
}
