using System.CommandLine;
using SafeHelp.Channels;
using SafeHelp.Channels.Messenger;
using SafeHelp.Channels.Telegram;
using SafeHelp.Knowledge.Content;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>telegram setup</c>, <c>messenger setup</c>: tell the vendor where messages go and what the bot's menu says, once, by an operator.</summary>
internal static class SetupVerb
{
    public static Command Telegram(Terminal terminal) =>
        Of("telegram", "Registers the webhook (or removes it in polling mode), the commands and the description. Reads SafeHelp__Telegram__… and SafeHelp__PublicUrl.", terminal, TelegramAsync);

    public static Command Messenger(Terminal terminal) =>
        Of("messenger", "Subscribes the page to its events and sets the start button, the greeting and the menu. Reads SafeHelp__Messenger__….", terminal, MessengerAsync);

    private static Command Of(string channel, string about, Terminal terminal, Func<IConfiguration, ChatMenu, CancellationToken, Task<IReadOnlyList<SetupStep>>> run)
    {
        var content = SharedOptions.Content();
        var setup = new Command("setup", about) { content };
        setup.SetAction(async (parsed, cancel) =>
        {
            var menu = ContentFolder.Load(ContentLocation.Find(parsed.GetValue(content))).Menu;
            var steps = await run(SharedOptions.Configuration(), menu, cancel);
            foreach (var step in steps) await terminal.Output.WriteLineAsync($"{step.Method}: {step.Why ?? "done"}");
            return steps.All(step => step.Why is null) ? 0 : CommandLine.Failed;
        });
        return new Command(channel, $"Work on the {channel} channel.") { setup };
    }

    private static Task<IReadOnlyList<SetupStep>> TelegramAsync(IConfiguration configuration, ChatMenu menu, CancellationToken cancel)
    {
        var telegram = MessagingChannels.Read(configuration).Telegram ?? throw new UsageException("Telegram is off: set SafeHelp__Telegram__Token first.");
        return TelegramSetup.RunAsync(telegram, PublicUrl(configuration, telegram), menu, cancel);
    }

    private static Task<IReadOnlyList<SetupStep>> MessengerAsync(IConfiguration configuration, ChatMenu menu, CancellationToken cancel)
    {
        var messenger = MessagingChannels.Read(configuration).Messenger ?? throw new UsageException("Messenger is off: set SafeHelp__Messenger__PageId first.");
        return MessengerSetup.RunAsync(messenger, menu, cancel);
    }

    private static string PublicUrl(IConfiguration configuration, TelegramOptions telegram)
    {
        if (telegram.Mode is TelegramMode.Polling) return "";
        return configuration["SafeHelp:PublicUrl"] ?? throw new UsageException("Set SafeHelp__PublicUrl to the address at which Telegram reaches this server, as https://help.example.vn.");
    }
}
