using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;

namespace SafeHelp.Staff.Doors;

/// <summary>How a try to come in ended.</summary>
internal enum Entry
{
    Inside,
    NeedsCode,

    /// <summary>Wrong address or password, closed or locked out: which of them is not told.</summary>
    Refused,

    /// <summary>Too many failures from here or for this account.</summary>
    TooMany,
}

/// <summary>The ways into the console.</summary>
internal sealed class SignIn(
    SignInManager<ConsoleUser> identity, UserManager<ConsoleUser> users, Attempts attempts, SpentCodes spent, IAccessLog log, TimeProvider clock)
{
    // Hashed where there is no account, so that the time taken does not tell.
    private static readonly ConsoleUser Nobody = new(new StaffAccount { Id = "", Role = StaffRole.Officer, Area = "", Stamp = "", CreatedAt = DateTimeOffset.UnixEpoch });

    public async Task<Entry> ByPasswordAsync(string email, string password, string address)
    {
        var name = Emails.Normal(email);
        if (!attempts.MayTry(address, name)) return Entry.TooMany;
        var user = await users.FindByNameAsync(name);
        if (user is not { Account: { IsActive: true, PasswordHash: not null } })
        {
            users.PasswordHasher.HashPassword(Nobody, password);
            attempts.Failed(address, name);
            return Entry.Refused;
        }

        var result = await identity.PasswordSignInAsync(user, PasswordRules.Spelled(password), isPersistent: false, lockoutOnFailure: true);
        return await EndAsync(user, result, address);
    }

    /// <summary>The second step: a code of the app, or one of the codes kept on paper.</summary>
    public async Task<Entry> ByCodeAsync(string code, string address)
    {
        if (await identity.GetTwoFactorAuthenticationUserAsync() is not { } user) return Entry.Refused;
        if (!attempts.MayTry(address, user.Account.Email ?? "")) return Entry.TooMany;
        var bare = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var isOfApp = bare.Length == 6 && bare.All(char.IsAsciiDigit);
        if (isOfApp && !spent.Spend(user.Account.Id, bare)) return await EndAsync(user, SignInResult.Failed, address);
        var result = isOfApp
            ? await identity.TwoFactorAuthenticatorSignInAsync(bare, isPersistent: false, rememberClient: false)
            : await identity.TwoFactorRecoveryCodeSignInAsync(bare.Length == 10 ? $"{bare[..5]}-{bare[5..]}" : bare);
        return await EndAsync(user, result, address);
    }

    /// <summary>Opens a locked screen to the one who locked it.</summary>
    public async Task<Entry> UnlockAsync(HttpContext context, string password)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (ConsoleClaims.Id(context.User) is not { } id || await users.FindByIdAsync(id) is not { } user) return Entry.Refused;
        if (!attempts.MayTry(address, user.Account.Email ?? "")) return Entry.TooMany;
        var result = await identity.CheckPasswordSignInAsync(user, PasswordRules.Spelled(password), lockoutOnFailure: true);
        if (result.Succeeded) await identity.SignInAsync(user, await ConsoleSession.UnlockedAsync(context, IdentityConstants.ApplicationScheme));
        else attempts.Failed(address, user.Account.Email ?? "");
        return result.Succeeded ? Entry.Inside : Entry.Refused;
    }

    private async Task<Entry> EndAsync(ConsoleUser user, SignInResult result, string address)
    {
        var email = user.Account.Email ?? "";
        if (result.RequiresTwoFactor) return Entry.NeedsCode;
        if (!result.Succeeded)
        {
            attempts.Failed(address, email);
            return Entry.Refused;
        }

        attempts.Succeeded(email);
        var now = clock.GetUtcNow();
        await log.NoteAsync(AccessNote.By(user.Account.Actor, AccessKinds.SignedIn, user.Account.Id, now), default);
        if (await users.FindByIdAsync(user.Account.Id) is not { } fresh) return Entry.Inside;
        fresh.Account = fresh.Account with { SignedInAt = now };
        await users.UpdateAsync(fresh);
        return Entry.Inside;
    }
}
