using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>A command as it stands in the bot's menu.</summary>
/// <param name="Command">Lower-case ASCII without the slash.</param>
public sealed record TelegramCommand(string Command, string Description);

/// <summary>One call of the set-up and what Telegram said to it.</summary>
/// <param name="Why">A code; null when it went well.</param>
public sealed record TelegramSetupStep(string Method, string? Why);

/// <summary>Tells Telegram where updates go and which commands the bot has; done once, by an operator, not at each start.</summary>
public static class TelegramSetup
{
    public static async Task<IReadOnlyList<TelegramSetupStep>> RunAsync(
        TelegramOptions options, string publicUrl, IReadOnlyList<TelegramCommand> commands, CancellationToken cancel)
    {
        using var vendor = new VendorClient(TimeProvider.System);
        var api = new TelegramApi(options, vendor);
        var steps = new List<TelegramSetupStep> { await DeliverAsync(api, options, publicUrl, cancel) };
        if (commands.Count > 0) steps.Add(Step("setMyCommands", await api.CallAsync("setMyCommands", new { Commands = commands }, cancel)));
        return steps;
    }

    // The switch between the two ways is clean: updates that wait are kept, and the way not used is closed.
    private static async Task<TelegramSetupStep> DeliverAsync(TelegramApi api, TelegramOptions options, string publicUrl, CancellationToken cancel)
    {
        if (options.Mode is TelegramMode.Polling) return Step("deleteWebhook", await api.CallAsync("deleteWebhook", new { }, cancel));
        var url = publicUrl.TrimEnd('/') + TelegramWebhook.Route;
        var webhook = new { Url = url, SecretToken = options.WebhookSecret, AllowedUpdates = TelegramUpdate.Kinds };
        return Step("setWebhook", await api.CallAsync("setWebhook", webhook, cancel));
    }

    private static TelegramSetupStep Step(string method, TelegramAnswer answer) => new(method, answer.IsOk ? null : answer.Why);
}
