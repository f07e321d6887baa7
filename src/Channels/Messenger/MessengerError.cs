using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.Messenger;

/// <summary>What the Graph API's error codes mean for us.</summary>
internal static class MessengerError
{
    private const int WindowClosed = 2018278;

    private static readonly TimeSpan RateWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SetUpWait = TimeSpan.FromMinutes(10);

    /// <summary>The token, a permission or the app itself: an officer has to act.</summary>
    public static bool IsSetUp(int code, int? subcode) => code is 190 or 102 or 3 or 368 || (code is 10 && subcode is not (null or WindowClosed)) || (code is 200 && subcode is not (1545041 or 2018108));

    public static Delivery Delivery(int code, int? subcode)
    {
        var why = subcode is null ? $"messenger-{code}" : $"messenger-{code}-{subcode}";
        if (IsSetUp(code, subcode)) return new Delivery.TryAgain(SetUpWait, why);
        if (code is 4 or 17 or 32 or 341 or 613 or 80006) return new Delivery.TryAgain(RateWait, why);
        if (code is 1 or 2 or 1200) return new Delivery.TryAgain(null, why);
        // The window closed, the person out of reach, a message that will never be taken, or a code not known.
        return new Delivery.Refused(why);
    }
}
