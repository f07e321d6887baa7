using Microsoft.AspNetCore.Identity;
using SafeHelp.Bot.People;

namespace SafeHelp.Staff.Doors;

/// <summary>What a member of staff says when she comes in by a one-time link.</summary>
internal sealed record FirstSteps(string Email, string Alias, string Password);

/// <summary>The way in by a one-time link, which is worth nothing once a password is set.</summary>
internal sealed class Welcome(IStaffAccounts accounts, UserManager<ConsoleUser> users, SignInManager<ConsoleUser> identity, TimeProvider clock)
{
    /// <summary>The account that the link is for; null when it was used, ran out or never was.</summary>
    public async Task<StaffAccount?> FindAsync(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret)) return null;
        var account = await accounts.FindByLinkAsync(OneTimeLink.HashOf(secret), default);
        return account is { IsActive: true } && account.LinkUntil > clock.GetUtcNow() ? account : null;
    }

    /// <summary>Sets the password, ends the link and signs in.</summary>
    /// <returns>What is wrong with the password, or null.</returns>
    public async Task<string?> SetPasswordAsync(StaffAccount account, FirstSteps steps)
    {
        var user = new ConsoleUser(account with { Email = account.Email ?? Emails.Normal(steps.Email), Alias = steps.Alias, LinkHash = null, LinkUntil = null, PasswordHash = null });
        var result = await users.AddPasswordAsync(user, PasswordRules.Spelled(steps.Password));
        if (!result.Succeeded) return Words(result);
        await identity.SignInAsync(user, isPersistent: false);
        return null;
    }

    private static string Words(IdentityResult result) =>
        result.Errors.Select(error => error.Code).FirstOrDefault() is "DuplicateUserName" or "ConcurrencyFailure"
            ? "Địa chỉ e-mail đã có tài khoản, hoặc liên kết vừa được dùng ở nơi khác. Mở lại liên kết rồi thử lại."
            : result.Errors.First().Description;
}
