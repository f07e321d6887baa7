namespace SafeHelp.Staff.Doors;

/// <summary>The names that people who seek help see in place of an officer's own.</summary>
internal static class Aliases
{
    public const string Rule = "Từ 2 đến 40 ký tự, không có @ và không có số điện thoại.";

    private const int MostDigits = 4;

    public static bool IsGood(string? alias) =>
        alias?.Trim() is { Length: >= 2 and <= 40 } name && !name.Contains('@', StringComparison.Ordinal) && !name.Any(char.IsControl) && name.Count(char.IsAsciiDigit) <= MostDigits;
}
