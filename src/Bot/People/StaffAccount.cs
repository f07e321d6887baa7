using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.People;

/// <summary>A member of staff as the database knows her.</summary>
public sealed record StaffAccount
{
    public required string Id { get; init; }

    /// <summary>In small letters; null only for the first administrator until she has said it.</summary>
    public string? Email { get; init; }

    public required StaffRole Role { get; init; }

    /// <summary>As in <see cref="Actor.Area"/>.</summary>
    public required string Area { get; init; }

    /// <summary>What a person who seeks help sees in place of a name; "" while none was chosen.</summary>
    public string Alias { get; init; } = "";

    public bool IsActive { get; init; } = true;

    /// <summary>Null until a one-time link was used.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes with password, role, area and second factor; a session that carries another is over.</summary>
    public required string Stamp { get; init; }

    public string? AuthenticatorKey { get; init; }

    public bool HasSecondFactor { get; init; }

    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    public int FailedSignIns { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Fingerprint of the one-time link that sets the password.</summary>
    public string? LinkHash { get; init; }

    public DateTimeOffset? LinkUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>Counts the changes: of two that meet, the later one fails.</summary>
    public long Version { get; init; }

    public Actor Actor => new(Id, Role, Area);

    /// <summary>Whoever sees more than one commune may not depend on a password alone.</summary>
    public bool NeedsSecondFactor => Role is not StaffRole.Officer;

    // A record prints its members; these must not reach a log or an exception text.
    public override string ToString() => $"{nameof(StaffAccount)} {Id}";
}
