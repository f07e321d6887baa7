using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace SafeHelp.Channels.Telegram;

/// <summary>
/// Tells Telegram that a tap arrived, so that the button stops spinning; apart from the webhook, which must not wait. One that gets lost harms nobody.
/// </summary>
internal sealed class TelegramTapAnswers(TelegramApi api) : BackgroundService
{
    private readonly Channel<string> taps = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Answer(string tapId) => taps.Writer.TryWrite(tapId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var tap in taps.Reader.ReadAllAsync(stoppingToken))
        {
            await api.CallAsync("answerCallbackQuery", new { CallbackQueryId = tap }, stoppingToken);
        }
    }
}
