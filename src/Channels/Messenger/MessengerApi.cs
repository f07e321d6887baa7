using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Messenger;

/// <summary>The calls to the Graph API that we use.</summary>
internal sealed class MessengerApi(MessengerOptions options, VendorClient vendor)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<VendorAnswer> PostAsync(string edge, object body, CancellationToken cancel) =>
        CallAsync(VendorClient.Post($"{options.ApiUrl}/{options.PageId}/{edge}?appsecret_proof={MessengerSignature.ProofOf(options)}", body), cancel);

    /// <summary>Asks for the page itself, to learn whether the token works.</summary>
    public Task<VendorAnswer> PageAsync(CancellationToken cancel) =>
        CallAsync(new HttpRequestMessage(HttpMethod.Get, $"{options.ApiUrl}/{options.PageId}?fields=id&appsecret_proof={MessengerSignature.ProofOf(options)}"), cancel);

    // In a header: an address stands in logs along the way.
    private async Task<VendorAnswer> CallAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {options.PageToken}");
            return await vendor.SendAsync(request, Patience, cancel);
        }
    }
}
