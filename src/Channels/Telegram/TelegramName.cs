using Microsoft.Extensions.Hosting;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Asks Telegram for the bot's name, by which people call it in groups.</summary>
internal sealed class TelegramName(TelegramApi api, TelegramAddress address, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var attempts = 0; address.UserName is null; attempts++)
        {
            var name = (await api.CallAsync("getMe", new { }, stoppingToken)).Result.Text("username");
            if (name.Length > 0) address.UserName = name;
            else await Task.Delay(RetryDelays.After(attempts, Random.Shared.NextDouble()), clock, stoppingToken);
        }
    }
}
