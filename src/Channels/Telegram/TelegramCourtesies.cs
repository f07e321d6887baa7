using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace SafeHelp.Channels.Telegram;

/// <summary>
/// Shows the person that something arrived: the button stops spinning, "typing…" appears. Apart from the webhook, which must not wait. One that gets
/// lost harms nobody.
/// </summary>
internal sealed class TelegramCourtesies(TelegramApi api) : BackgroundService
{
    private readonly Channel<TelegramCall> calls = Channel.CreateBounded<TelegramCall>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>A tap is always answered, also one on a button that means nothing any more.</summary>
    public void Answer(string tapId) => calls.Writer.TryWrite(new TelegramCall("answerCallbackQuery", new { CallbackQueryId = tapId }));

    public void Typing(string chatId) => calls.Writer.TryWrite(new TelegramCall("sendChatAction", new { ChatId = chatId, Action = "typing" }));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var call in calls.Reader.ReadAllAsync(stoppingToken)) await api.CallAsync(call.Method, call.Parameters, stoppingToken);
    }
}
