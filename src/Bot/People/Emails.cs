namespace SafeHelp.Bot.People;

/// <summary>Addresses by which staff sign in.</summary>
public static class Emails
{
    private const int Longest = 254;

    /// <summary>As it is kept and compared.</summary>
    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    /// <summary>True when something stands on both sides of one @ and there is a dot behind it; more only mail itself can tell.</summary>
    public static bool IsAddress(string? email)
    {
        if (string.IsNullOrWhiteSpace(email) || email.Trim().Length > Longest || email.Trim().Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))) return false;
        var parts = email.Trim().Split('@');
        return parts is [{ Length: > 0 }, { Length: > 2 }] && parts[1].IndexOf('.', StringComparison.Ordinal) > 0 && !parts[1].EndsWith('.');
    }
}
