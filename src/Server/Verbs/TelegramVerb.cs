using System.CommandLine;
using SafeHelp.Channels.Telegram;
using SafeHelp.Server.Hosting;

namespace SafeHelp.Server.Verbs;

/// <summary><c>telegram setup</c>: tells Telegram where updates go, once, by an operator.</summary>
internal static class TelegramVerb
{
    public static Command Command(Terminal terminal)
    {
        var setup = new Command("setup", "Registers the webhook, or removes it in polling mode. Reads SafeHelp__Telegram__… and SafeHelp__PublicUrl.");
        setup.SetAction((_, cancel) => SetUpAsync(terminal, cancel));
        return new Command("telegram", "Work on the Telegram bot.") { setup };
    }

    private static async Task<int> SetUpAsync(Terminal terminal, CancellationToken cancel)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var telegram = MessagingChannels.Read(configuration).Telegram ?? throw new UsageException("Telegram is off: set SafeHelp__Telegram__Token first.");
        var steps = await TelegramSetup.RunAsync(telegram, PublicUrl(configuration, telegram), [], cancel);
        foreach (var step in steps) await terminal.Output.WriteLineAsync($"{step.Method}: {step.Why ?? "done"}");
        return steps.All(step => step.Why is null) ? 0 : CommandLine.Failed;
    }

    private static string PublicUrl(IConfiguration configuration, TelegramOptions telegram)
    {
        if (telegram.Mode is TelegramMode.Polling) return "";
        return configuration["SafeHelp:PublicUrl"] ?? throw new UsageException("Set SafeHelp__PublicUrl to the address at which Telegram reaches this server, as https://help.example.vn.");
    }
}
