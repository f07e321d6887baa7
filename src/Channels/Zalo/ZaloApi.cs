using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>The calls to Zalo that we use.</summary>
internal sealed class ZaloApi(ZaloOptions options, VendorClient vendor)
{
    private static readonly TimeSpan MessagePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewalPatience = TimeSpan.FromSeconds(15);

    public async Task<VendorAnswer> SendAsync(string path, object message, string accessToken, CancellationToken cancel)
    {
        using var request = VendorClient.Post(options.ApiUrl + path, message);
        // A bare header of this name; the usual Authorization is not read.
        request.Headers.TryAddWithoutValidation("access_token", accessToken);
        return await vendor.SendAsync(request, MessagePatience, cancel);
    }

    /// <summary>Asks for the account itself, to learn whether the token works.</summary>
    public async Task<VendorAnswer> AccountAsync(string accessToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.ApiUrl + "/v2.0/oa/getoa");
        request.Headers.TryAddWithoutValidation("access_token", accessToken);
        return await vendor.SendAsync(request, MessagePatience, cancel);
    }

    public async Task<VendorAnswer> RenewAsync(string refreshToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.OAuthUrl}/v4/oa/access_token");
        request.Headers.TryAddWithoutValidation("secret_key", options.AppSecret);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refreshToken,
            ["app_id"] = options.AppId,
        });
        return await vendor.SendAsync(request, RenewalPatience, cancel);
    }
}
