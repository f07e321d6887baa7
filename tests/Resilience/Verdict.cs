namespace SafeHelp.Resilience.Tests;

/// <summary>What one person got, beside what had to come.</summary>
/// <param name="Doubled">Replies that came once more right after themselves: sent, but the server died before it could write that down.</param>
/// <param name="Fault">What is missing, strange or out of order; null when nothing is.</param>
internal sealed record Verdict(int Doubled, string? Fault)
{
    public static Verdict Of(string person, IReadOnlyList<string> expected, IReadOnlyList<string> got)
    {
        var (at, doubled) = (0, 0);
        foreach (var text in got)
        {
            if (at < expected.Count && text == expected[at]) at++;
            else if (at > 0 && text == expected[at - 1]) doubled++;
            else return new Verdict(doubled, $"{person}: message {at + 1} of {expected.Count} is another one than expected: \"{text[..Math.Min(60, text.Length)]}\"");
        }

        return new Verdict(doubled, at == expected.Count ? null : $"{person}: {expected.Count - at} of {expected.Count} replies are missing");
    }
}
