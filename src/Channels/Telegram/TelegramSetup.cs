using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Channels.Telegram;

/// <summary>Tells Telegram where updates go and which commands and description the bot has; done once, by an operator, not at each start.</summary>
public static class TelegramSetup
{
    public static async Task<IReadOnlyList<SetupStep>> RunAsync(
        TelegramOptions options, string publicUrl, ChatMenu menu, CancellationToken cancel)
    {
        using var vendor = new VendorClient(TimeProvider.System);
        var api = new TelegramApi(options, vendor);
        var steps = new List<SetupStep> { await DeliverAsync(api, options, publicUrl, cancel) };
        foreach (var call in Profile(menu)) steps.Add(Step(call.Method, await api.CallAsync(call.Method, call.Parameters, cancel)));
        return steps;
    }

    private static IEnumerable<TelegramCall> Profile(ChatMenu menu)
    {
        if (menu.Commands.Count == 0) yield break;
        yield return new TelegramCall("setMyCommands", new { Commands = menu.Commands.Select(command => new { command.Command, Description = command.About }) });
        yield return new TelegramCall("setMyDescription", new { menu.Description });
        yield return new TelegramCall("setMyShortDescription", new { menu.ShortDescription });
    }

    // The switch between the two ways is clean: updates that wait are kept, and the way not used is closed.
    private static async Task<SetupStep> DeliverAsync(TelegramApi api, TelegramOptions options, string publicUrl, CancellationToken cancel)
    {
        if (options.Mode is TelegramMode.Polling) return Step("deleteWebhook", await api.CallAsync("deleteWebhook", new { }, cancel));
        var url = publicUrl.TrimEnd('/') + TelegramWebhook.Route;
        var webhook = new { Url = url, SecretToken = options.WebhookSecret, AllowedUpdates = TelegramUpdate.Kinds };
        return Step("setWebhook", await api.CallAsync("setWebhook", webhook, cancel));
    }

    private static SetupStep Step(string method, TelegramAnswer answer) => new(method, answer.IsOk ? null : answer.Why);
}
