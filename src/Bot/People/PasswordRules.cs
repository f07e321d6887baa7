using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.People;

/// <summary>What is wrong with a password that someone chose.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,
    Common,
    Repeating,
    NamesItsOwner,
}

/// <summary>
/// NIST SP 800-63B: length counts, kinds of letters do not, nothing expires; what guessers try first is refused.
/// </summary>
public sealed class PasswordRules(CommonPasswords common)
{
    public const int Shortest = 12;

    public const int Longest = 128;

    private const int ShortestName = 4;
    private const int FewestLetters = 5;

    /// <summary>One spelling of what was typed: keyboards send "ế" as one code or as three.</summary>
    public static string Spelled(string password) => Composing.Compose(password);

    /// <returns>Null for a good password.</returns>
    public PasswordFault? Fault(string password, string? email)
    {
        if (password.EnumerateRunes().Count() < Shortest) return PasswordFault.TooShort;
        if (password.Length > Longest) return PasswordFault.TooLong;
        var plain = Folding.Fold(password).ToLowerInvariant();
        if (plain.Distinct().Count() < FewestLetters) return PasswordFault.Repeating;
        if (Names(plain, email)) return PasswordFault.NamesItsOwner;
        return common.Holds(plain) ? PasswordFault.Common : null;
    }

    private static bool Names(string plain, string? email)
    {
        var name = email?.Split('@')[0] ?? "";
        return name.Length >= ShortestName && plain.Contains(name, StringComparison.OrdinalIgnoreCase) && plain.Length - name.Length < Shortest / 2;
    }
}
