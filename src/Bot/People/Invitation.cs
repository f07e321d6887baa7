using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.People;

/// <summary>An account that waits for its first password, and the link that sets it.</summary>
public sealed record Invitation(StaffAccount Account, OneTimeLink Link)
{
    private const string FirstId = "first";

    /// <summary>A new account.</summary>
    public static Invitation For(string email, StaffRole role, string area, DateTimeOffset now) =>
        Of(new StaffAccount { Id = Guid.NewGuid().ToString("N"), Email = Emails.Normal(email), Role = role, Area = area, Stamp = NewStamp(), CreatedAt = now }, now);

    /// <summary>The first administrator, who says her address herself.</summary>
    public static Invitation First(DateTimeOffset now) =>
        Of(new StaffAccount { Id = FirstId, Role = StaffRole.Admin, Area = "", Stamp = NewStamp(), CreatedAt = now }, now);

    /// <summary>An account begun anew: without password, second factor and sessions.</summary>
    public static Invitation Again(StaffAccount account, DateTimeOffset now) =>
        Of(
            account with
            {
                PasswordHash = null, HasSecondFactor = false, AuthenticatorKey = null, RecoveryCodes = [], Stamp = NewStamp(), FailedSignIns = 0, LockedUntil = null,
            },
            now);

    internal static string NewStamp() => Guid.NewGuid().ToString("N");

    private static Invitation Of(StaffAccount account, DateTimeOffset now)
    {
        var link = OneTimeLink.New(now);
        return new Invitation(account with { LinkHash = link.Hash, LinkUntil = link.Until }, link);
    }
}
