using Microsoft.AspNetCore.Identity;
using SafeHelp.Staff.Doors;

namespace SafeHelp.Staff.Account;

/// <summary>Setting up the codes of a phone, and the codes on paper for when it is lost.</summary>
internal sealed class SecondFactor(UserManager<ConsoleUser> users, SignInManager<ConsoleUser> identity, SpentCodes spent)
{
    private const int PaperCodes = 10;
    private const string Issuer = "SafeHelp";

    /// <summary>The key that the phone's app shares, made where there is none. It is worth nothing until a code proves it.</summary>
    public async Task<string> KeyAsync(ConsoleUser user)
    {
        if (user.Account.AuthenticatorKey is { } kept) return kept;
        var key = users.GenerateNewAuthenticatorKey();
        user.Account = user.Account with { AuthenticatorKey = key };
        return (await users.UpdateAsync(user)).Succeeded ? key : (await users.FindByIdAsync(user.Account.Id))?.Account.AuthenticatorKey ?? key;
    }

    /// <summary>What the QR code says, in the form that authenticator apps read.</summary>
    public static string Address(ConsoleUser user, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.Account.Email ?? "")}?secret={key}&issuer={Issuer}&digits=6&period=30";

    /// <summary>Turns the second factor on if the code is right; other sessions of the account end.</summary>
    /// <returns>The codes to keep on paper, shown this once; null for a wrong code.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(ConsoleUser user, string code)
    {
        var bare = string.Concat(code.Where(char.IsAsciiDigit));
        var isRight = await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, bare);
        if (!isRight || !spent.Spend(user.Account.Id, bare)) return null;
        var paper = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, PaperCodes);
        if (!(await users.SetTwoFactorEnabledAsync(user, true)).Succeeded) return null;
        await identity.SignInAsync(user, isPersistent: false);
        return [.. paper ?? []];
    }

    /// <summary>Puts a new key in the place of the old one, for a new phone; the old phone's codes are worth nothing from now on.</summary>
    /// <returns>False for a wrong password.</returns>
    public async Task<bool> BeginAnewAsync(ConsoleUser user, string password)
    {
        if (!(await identity.CheckPasswordSignInAsync(user, Bot.People.PasswordRules.Spelled(password), lockoutOnFailure: true)).Succeeded) return false;
        user.Account = user.Account with { AuthenticatorKey = users.GenerateNewAuthenticatorKey(), RecoveryCodes = [] };
        if (!(await users.SetTwoFactorEnabledAsync(user, false)).Succeeded) return false;
        await identity.SignInAsync(user, isPersistent: false);
        return true;
    }
}
