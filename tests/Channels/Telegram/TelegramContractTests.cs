namespace SafeHelp.Channels.Tests.Telegram;

public sealed class TelegramContractTests : ChannelContract
{
    private protected override async Task<ChannelBench> OpenAsync() => await TelegramBench.StartAsync();
}
