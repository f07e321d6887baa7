namespace SafeHelp.Channels.Tests.Zalo;

public sealed class ZaloContractTests : ChannelContract
{
    private protected override async Task<ChannelBench> OpenAsync() => await ZaloBench.StartAsync();
}
