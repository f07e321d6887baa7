using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>The danger phrases of <c>content/danger</c>.</summary>
public sealed class DangerPhrases
{
    private const int BeforeWords = 3;

    private readonly IReadOnlyList<DangerPhrase> phrases;
    private readonly IReadOnlyDictionary<string, CalmContext> contexts;

    internal DangerPhrases(IReadOnlyList<DangerPhrase> phrases, IReadOnlyDictionary<string, CalmContext> contexts)
    {
        this.phrases = phrases;
        this.contexts = contexts;
    }

    /// <summary>The phrases that hold, the most urgent first; each at most once.</summary>
    internal IReadOnlyList<DangerFinding> Find(AnalyzedText analyzed)
    {
        var text = new PhraseText(analyzed);
        var calm = contexts.ToDictionary(pair => pair.Key, pair => pair.Value.Patterns.SelectMany(pattern => pattern.FindAll(text)).ToList(), StringComparer.Ordinal);
        return [.. phrases.Select(phrase => Find(phrase, text, calm)).OfType<DangerFinding>().OrderByDescending(finding => finding.Urgency)];
    }

    private DangerFinding? Find(DangerPhrase phrase, PhraseText text, Dictionary<string, List<PhraseMatch>> calm)
    {
        foreach (var match in phrase.Patterns.SelectMany(pattern => pattern.FindAll(text)))
        {
            var isCalm = phrase.Unless.Any(id => contexts.TryGetValue(id, out var context) && calm[id].Exists(found => Reaches(context.Reach, found, match)));
            if (!isCalm) return new DangerFinding(phrase.Id, phrase.Urgency, text.Between(match));
        }

        return null;
    }

    private static bool Reaches(ContextReach reach, PhraseMatch context, PhraseMatch danger) => reach switch
    {
        ContextReach.Before => context.End >= danger.Start - BeforeWords && context.Start < danger.End,
        ContextReach.Overlap => context.Start < danger.End && danger.Start < context.End,
        _ => true,
    };
}

/// <summary>A danger phrase that holds in a message.</summary>
/// <param name="Words">The words of the message that it matched.</param>
internal sealed record DangerFinding(string Id, Urgency Urgency, string Words);
