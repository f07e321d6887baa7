using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Replies;

/// <summary>What is left of an answer where there is room for a few lines only.</summary>
internal static class Gist
{
    private const string CallMark = "📞";

    /// <summary>The first lines that name a number to call.</summary>
    public static IEnumerable<string> CallLines(Reply answer, int most) =>
        answer.Text.Split('\n').Where(line => line.TrimStart().StartsWith(CallMark, StringComparison.Ordinal)).Take(most);

    /// <summary>How the answer begins, and its numbers that <paramref name="said"/> does not name yet; null where it names them all.</summary>
    public static string? BesideOf(Reply answer, string said)
    {
        var calls = CallLines(answer, 2).Where(line => !said.Contains(Number(line), StringComparison.Ordinal)).ToList();
        return calls.Count == 0 ? null : string.Join('\n', answer.Text.Split('\n').Take(1).Concat(calls).Distinct());
    }

    private static string Number(string line) => line.Split('–')[0].Trim();
}
