using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>A pair of tokens as Zalo grants it.</summary>
internal sealed record ZaloGrant(string AccessToken, string RefreshToken, TimeSpan RenewAfter)
{
    /// <summary>Tokens live 25 hours.</summary>
    public static readonly TimeSpan StandardRenewal = TimeSpan.FromHours(20);

    /// <summary>Reads the answer. An error may come with status 200 and without a code: only an answer with both tokens is a grant.</summary>
    public static ZaloGrant? Of(VendorAnswer answer)
    {
        if (answer.Fault is not null || answer.Status != 200) return null;
        var access = answer.Body.Text("access_token");
        var refresh = answer.Body.Text("refresh_token");
        if (access.Length == 0 || refresh.Length == 0) return null;
        return new ZaloGrant(access, refresh, RenewalOf(answer.Body.WholeNumber("expires_in")));
    }

    /// <summary>Why there is no grant: codes only, since the description may quote a token.</summary>
    public static string Why(VendorAnswer answer)
    {
        if (answer.Fault is not null) return answer.Fault;
        var code = answer.Body.WholeNumber("error");
        return code is null ? $"http-{answer.Status}" : $"zalo{code}";
    }

    private static TimeSpan RenewalOf(int? seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds.Value * 0.8) : StandardRenewal;
}
