using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>The few Bot API methods that we use, one call each.</summary>
internal sealed class TelegramApi(TelegramOptions options, VendorClient vendor)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Task<TelegramAnswer> CallAsync(string method, object parameters, CancellationToken cancel) =>
        CallAsync(method, parameters, Patience, cancel);

    public async Task<TelegramAnswer> CallAsync(string method, object parameters, TimeSpan patience, CancellationToken cancel)
    {
        using var request = VendorClient.Post($"{options.ApiUrl}/bot{options.Token}/{method}", parameters);
        return TelegramAnswer.Of(await vendor.SendAsync(request, patience, cancel));
    }
}
