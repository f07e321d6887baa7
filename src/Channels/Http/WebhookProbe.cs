namespace SafeHelp.Channels.Http;

/// <summary>Posts to our own webhook as the vendor would: with the right proof, which must be taken, and with a forged one, which must not.</summary>
internal sealed class WebhookProbe(VendorClient vendor)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="post">Makes the call, with the right proof for true and with a forged one for false. It says nothing that anybody would answer.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(string about, Func<bool, HttpRequestMessage> post, CancellationToken cancel)
    {
        var signed = await StatusAsync(post(true), cancel);
        if (signed == 0) return [new Finding(about, "reach_webhook", false)];
        var forged = await StatusAsync(post(false), cancel);
        return [new Finding(about, "signed", signed == 200, $"{signed}"), new Finding(about, "forged", forged == 401, $"{forged}")];
    }

    private async Task<int> StatusAsync(HttpRequestMessage call, CancellationToken cancel)
    {
        using (call) return (await vendor.SendAsync(call, Patience, cancel)).Status;
    }
}
