using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;

namespace SafeHelp.Storage;

/// <summary>An account as it lies in the table.</summary>
internal sealed record StaffRow
{
    public string Id { get; init; } = "";

    public string? Email { get; init; }

    public string Role { get; init; } = "";

    public string Area { get; init; } = "";

    public string Alias { get; init; } = "";

    public long IsActive { get; init; }

    public string? PasswordHash { get; init; }

    public string Stamp { get; init; } = "";

    public string? SecondFactor { get; init; }

    public long HasSecondFactor { get; init; }

    public string? RecoveryCodes { get; init; }

    public long FailedSignIns { get; init; }

    public long? LockedUntil { get; init; }

    public string? LinkHash { get; init; }

    public long? LinkUntil { get; init; }

    public long CreatedAt { get; init; }

    public long? SignedInAt { get; init; }

    public long Version { get; init; }

    public static StaffRow Of(StaffAccount account, ICipher cipher) => new()
    {
        Id = account.Id,
        Email = account.Email,
        Role = account.Role.ToString(),
        Area = account.Area,
        Alias = account.Alias,
        IsActive = account.IsActive ? 1 : 0,
        PasswordHash = account.PasswordHash,
        Stamp = account.Stamp,
        SecondFactor = account.AuthenticatorKey is null ? null : cipher.Protect(account.AuthenticatorKey),
        HasSecondFactor = account.HasSecondFactor ? 1 : 0,
        RecoveryCodes = account.RecoveryCodes.Count == 0 ? null : cipher.Protect(string.Join(';', account.RecoveryCodes)),
        FailedSignIns = account.FailedSignIns,
        LockedUntil = account.LockedUntil?.ToUnixTimeMilliseconds(),
        LinkHash = account.LinkHash,
        LinkUntil = account.LinkUntil?.ToUnixTimeMilliseconds(),
        CreatedAt = account.CreatedAt.ToUnixTimeMilliseconds(),
        SignedInAt = account.SignedInAt?.ToUnixTimeMilliseconds(),
        Version = account.Version,
    };

    public StaffAccount Account(ICipher cipher) => new()
    {
        Id = Id,
        Email = Email,
        Role = Enum.Parse<StaffRole>(Role),
        Area = Area,
        Alias = Alias,
        IsActive = IsActive != 0,
        PasswordHash = PasswordHash,
        Stamp = Stamp,
        AuthenticatorKey = SecondFactor is null ? null : cipher.Unprotect(SecondFactor),
        HasSecondFactor = HasSecondFactor != 0,
        RecoveryCodes = RecoveryCodes is null ? [] : cipher.Unprotect(RecoveryCodes).Split(';'),
        FailedSignIns = (int)FailedSignIns,
        LockedUntil = Moment(LockedUntil),
        LinkHash = LinkHash,
        LinkUntil = Moment(LinkUntil),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
        SignedInAt = Moment(SignedInAt),
        Version = Version,
    };

    private static DateTimeOffset? Moment(long? at) => at is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
