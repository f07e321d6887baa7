using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>One process alone has nobody to tell.</summary>
internal sealed class NoNewsWire : INewsWire
{
    public Task RunAsync(NewsBoard board, CancellationToken cancel) => Task.CompletedTask;
}
