using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Fetches updates, for a machine that Telegram cannot reach. The offset moves on only after an update is stored.</summary>
internal sealed class TelegramPoller(TelegramApi api, TelegramDoor door, IOperatorAlarm alarm, TimeProvider clock, ILogger<TelegramPoller> log)
    : BackgroundService
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Patience = LongPoll + TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // After a week of silence Telegram's numbers start again anywhere, and an old offset could hide the new ones.
    private static readonly TimeSpan OffsetLife = TimeSpan.FromDays(3);

    private long? offset;
    private bool isConnected;
    private DateTimeOffset lastUpdate;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            isConnected = await RoundAsync(stoppingToken);
            failures = isConnected ? 0 : failures + 1;
            if (!isConnected) await Task.Delay(RetryDelays.After(failures - 1, Random.Shared.NextDouble()), clock, stoppingToken);
        }
    }

    private async Task<bool> RoundAsync(CancellationToken cancel)
    {
        try
        {
            return await FetchAsync(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError("Telegram update not stored, fetched again: {Fault}", fault.GetType().Name);
            return false;
        }
    }

    private async Task<bool> FetchAsync(CancellationToken cancel)
    {
        // A webhook left from before would make Telegram refuse every fetch.
        if (!isConnected && !Accept(await api.CallAsync("deleteWebhook", new { }, cancel))) return false;
        var asked = clock.GetTimestamp();
        if (clock.GetUtcNow() - lastUpdate > OffsetLife) offset = null;
        var parameters = new { Offset = offset, Timeout = (int)LongPoll.TotalSeconds, AllowedUpdates = TelegramUpdate.Kinds };
        var answer = await api.CallAsync("getUpdates", parameters, Patience, cancel);
        if (!Accept(answer)) return false;
        await StoreAsync(answer.Result, cancel);
        // The real server holds an empty answer back for as long as we allow; one that does not must not be asked without end.
        if (clock.GetElapsedTime(asked) < Pause) await Task.Delay(Pause, clock, cancel);
        return true;
    }

    private async Task StoreAsync(JsonElement updates, CancellationToken cancel)
    {
        if (updates.ValueKind is not JsonValueKind.Array) return;
        foreach (var update in updates.EnumerateArray())
        {
            await door.AcceptAsync(update, cancel);
            lastUpdate = clock.GetUtcNow();
            if (update.LongNumber("update_id") is { } id) offset = id + 1;
        }
    }

    private bool Accept(TelegramAnswer answer)
    {
        if (answer.IsOk) return true;
        log.LogWarning("Telegram updates not fetched: {Why}", answer.Why);
        if (answer.Code is 401 or 404) alarm.Raise(TelegramUpdate.ChannelId, "token-refused");
        return false;
    }
}
