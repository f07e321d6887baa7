namespace SafeHelp.Channels.Tests.Messenger;

public sealed class MessengerContractTests : ChannelContract
{
    private protected override async Task<ChannelBench> OpenAsync() => await MessengerBench.StartAsync();
}
