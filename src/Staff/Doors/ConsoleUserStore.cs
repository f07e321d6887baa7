using Microsoft.AspNetCore.Identity;
using SafeHelp.Bot.People;

namespace SafeHelp.Staff.Doors;

/// <summary>Identity's view of the accounts that the database keeps.</summary>
internal sealed class ConsoleUserStore(IStaffAccounts accounts) :
    IUserPasswordStore<ConsoleUser>, IUserSecurityStampStore<ConsoleUser>, IUserLockoutStore<ConsoleUser>, IUserTwoFactorStore<ConsoleUser>,
    IUserAuthenticatorKeyStore<ConsoleUser>, IUserTwoFactorRecoveryCodeStore<ConsoleUser>
{
    private static readonly IdentityErrorDescriber Errors = new();

    public async Task<ConsoleUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Of(await accounts.FindAsync(userId, cancellationToken));

    public async Task<ConsoleUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Of(await accounts.FindByEmailAsync(normalizedUserName, cancellationToken));

    public async Task<IdentityResult> CreateAsync(ConsoleUser user, CancellationToken cancellationToken) =>
        await accounts.AddAsync(user.Account, cancellationToken) ? IdentityResult.Success : IdentityResult.Failed(Errors.DuplicateUserName(user.Account.Email ?? ""));

    public async Task<IdentityResult> UpdateAsync(ConsoleUser user, CancellationToken cancellationToken)
    {
        if (!await accounts.UpdateAsync(user.Account, cancellationToken)) return IdentityResult.Failed(Errors.ConcurrencyFailure());
        user.Account = user.Account with { Version = user.Account.Version + 1 };
        return IdentityResult.Success;
    }

    // An account stands in the history of what it did, so it is closed and never erased.
    public Task<IdentityResult> DeleteAsync(ConsoleUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> GetUserIdAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Id);

    public Task<string?> GetUserNameAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Email);

    public Task SetUserNameAsync(ConsoleUser user, string? userName, CancellationToken cancellationToken) => Change(user, user.Account with { Email = userName });

    public Task<string?> GetNormalizedUserNameAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Email);

    public Task SetNormalizedUserNameAsync(ConsoleUser user, string? normalizedName, CancellationToken cancellationToken) => Change(user, user.Account with { Email = normalizedName });

    public Task<string?> GetPasswordHashAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.PasswordHash);

    public Task SetPasswordHashAsync(ConsoleUser user, string? passwordHash, CancellationToken cancellationToken) => Change(user, user.Account with { PasswordHash = passwordHash });

    public Task<bool> HasPasswordAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Stamp);

    public Task SetSecurityStampAsync(ConsoleUser user, string stamp, CancellationToken cancellationToken) => Change(user, user.Account with { Stamp = stamp });

    public Task<int> GetAccessFailedCountAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.FailedSignIns);

    public Task<int> IncrementAccessFailedCountAsync(ConsoleUser user, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { FailedSignIns = user.Account.FailedSignIns + 1 };
        return Task.FromResult(user.Account.FailedSignIns);
    }

    public Task ResetAccessFailedCountAsync(ConsoleUser user, CancellationToken cancellationToken) => Change(user, user.Account with { FailedSignIns = 0 });

    public Task<bool> GetLockoutEnabledAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(ConsoleUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.LockedUntil);

    public Task SetLockoutEndDateAsync(ConsoleUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Change(user, user.Account with { LockedUntil = lockoutEnd });

    public Task<bool> GetTwoFactorEnabledAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.HasSecondFactor);

    public Task SetTwoFactorEnabledAsync(ConsoleUser user, bool enabled, CancellationToken cancellationToken) => Change(user, user.Account with { HasSecondFactor = enabled });

    public Task<string?> GetAuthenticatorKeyAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.AuthenticatorKey);

    public Task SetAuthenticatorKeyAsync(ConsoleUser user, string key, CancellationToken cancellationToken) => Change(user, user.Account with { AuthenticatorKey = key });

    public Task ReplaceCodesAsync(ConsoleUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Change(user, user.Account with { RecoveryCodes = [.. recoveryCodes] });

    public async Task<bool> RedeemCodeAsync(ConsoleUser user, string code, CancellationToken cancellationToken)
    {
        var left = user.Account.RecoveryCodes.Where(kept => kept != code).ToList();
        if (left.Count == user.Account.RecoveryCodes.Count) return false;
        await Change(user, user.Account with { RecoveryCodes = left });
        return true;
    }

    public Task<int> CountCodesAsync(ConsoleUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.RecoveryCodes.Count);

    public void Dispose()
    {
    }

    private static ConsoleUser? Of(StaffAccount? account) => account is null ? null : new ConsoleUser(account);

    private static Task Change(ConsoleUser user, StaffAccount account)
    {
        user.Account = account;
        return Task.CompletedTask;
    }
}
