using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Replies;

/// <summary>Which listings help.</summary>
/// <param name="Categories">Kinds, best first.</param>
/// <param name="Otherwise">Kinds to fall back on when none of those is published; empty for no fallback.</param>
/// <param name="Audience">For whom they must be; empty for anybody.</param>
/// <param name="IsForReporting">True when the places that the law names for reporting violence help too.</param>
/// <param name="Most">How many to show.</param>
internal sealed record Wanted(IReadOnlyList<string> Categories, IReadOnlyList<string> Otherwise, IReadOnlyList<string> Audience, bool IsForReporting, int Most)
{
    private const int AFew = 3;

    /// <param name="named">Kinds that the person asked for by name; they go before the topic's.</param>
    public static Wanted For(TopicGuide? guide, IReadOnlyList<string> named)
    {
        var ofTopic = guide?.Categories ?? [];
        // Who asks for a lawyer by name does not ask where to report.
        return named.Count > 0
            ? new Wanted(named, ofTopic, [], IsForReporting: false, AFew)
            : new Wanted(ofTopic, [], guide?.Audience ?? [], guide?.IsForReporting ?? true, AFew);
    }
}
