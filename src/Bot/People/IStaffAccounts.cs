namespace SafeHelp.Bot.People;

/// <summary>Where the accounts of staff are kept, for all processes.</summary>
public interface IStaffAccounts
{
    Task<StaffAccount?> FindAsync(string id, CancellationToken cancel);

    /// <param name="email">In small letters.</param>
    Task<StaffAccount?> FindByEmailAsync(string email, CancellationToken cancel);

    /// <summary>The account whose one-time link has this fingerprint, be it over or not.</summary>
    Task<StaffAccount?> FindByLinkAsync(string linkHash, CancellationToken cancel);

    /// <returns>False when the e-mail address or the id is taken.</returns>
    Task<bool> AddAsync(StaffAccount account, CancellationToken cancel);

    /// <summary>Keeps what changed, if nobody changed the account since it was read.</summary>
    /// <returns>False when somebody did, or when the e-mail address is taken; nothing is changed then.</returns>
    Task<bool> UpdateAsync(StaffAccount account, CancellationToken cancel);

    /// <summary>Keeps the first administrator's invitation, as long as nobody has ever set a password.</summary>
    /// <param name="unlessAfter">An invitation made after this moment stays in force: of several processes that start at once, one invites.</param>
    /// <returns>False when there is somebody already, or another process has just invited.</returns>
    Task<bool> InviteFirstAsync(StaffAccount first, DateTimeOffset unlessAfter, CancellationToken cancel);

    /// <summary>Accounts in order of area and address.</summary>
    Task<IReadOnlyList<StaffAccount>> ListAsync(StaffFilter filter, CancellationToken cancel);
}

/// <summary>Which accounts are asked for.</summary>
/// <param name="Areas">Codes of areas; null for all.</param>
/// <param name="Words">Part of an address or alias; "" for all.</param>
public sealed record StaffFilter(IReadOnlyList<string>? Areas, string Words, int Skip, int Take);
