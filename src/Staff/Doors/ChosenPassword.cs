using Microsoft.AspNetCore.Identity;
using SafeHelp.Bot.People;

namespace SafeHelp.Staff.Doors;

/// <summary>Has Identity refuse what the house's rules refuse.</summary>
internal sealed class ChosenPassword(PasswordRules rules) : IPasswordValidator<ConsoleUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<ConsoleUser> manager, ConsoleUser user, string? password) =>
        Task.FromResult(rules.Fault(password ?? "", user.Account.Email) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault.ToString(), Description = Words(fault) })
            : IdentityResult.Success);

    private static string Words(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => $"Mật khẩu cần ít nhất {PasswordRules.Shortest} ký tự. Dễ nhớ nhất là một câu ngắn chỉ mình biết.",
        PasswordFault.TooLong => $"Mật khẩu dài tối đa {PasswordRules.Longest} ký tự.",
        PasswordFault.Repeating => "Mật khẩu lặp lại quá ít ký tự. Hãy dùng một câu ngắn gồm nhiều từ khác nhau.",
        PasswordFault.NamesItsOwner => "Mật khẩu gần giống địa chỉ e-mail, người khác dễ đoán ra.",
        _ => "Mật khẩu này nằm trong những mật khẩu kẻ xấu thử trước tiên. Hãy dùng một câu ngắn chỉ mình biết.",
    };
}

/// <summary>E-mail addresses are compared as they are kept.</summary>
internal sealed class EmailSpelling : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : Emails.Normal(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
