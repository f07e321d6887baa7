using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.Zalo;

/// <summary>What Zalo's error codes mean for us.</summary>
internal static class ZaloError
{
    private static readonly TimeSpan RateWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SetUpWait = TimeSpan.FromMinutes(10);

    /// <summary>The access token is invalid or expired; a new one may help.</summary>
    public static bool IsToken(int code) => code is -216 or -220 or 216 or -401 or 401 or -124;

    /// <summary>The app or the account is not set up, not paid for or not permitted: an officer has to act.</summary>
    public static bool IsSetUp(int code) => code is -209 or -212 or -219 or -221 or -223 or -224 or -242 or -240;

    /// <summary>What becomes of a reply that Zalo answered with this code.</summary>
    public static Delivery Delivery(int code)
    {
        var why = $"zalo{code}";
        if (code is -32) return new Delivery.TryAgain(RateWait, why);
        if (code is -100 or -200) return new Delivery.TryAgain(null, why);
        // The reply waits for the officer; what Zalo will never take (bad message, person out of reach, unknown code) must not hold up the next one.
        return IsSetUp(code) || IsToken(code) ? new Delivery.TryAgain(SetUpWait, why) : new Delivery.Refused(why);
    }
}
