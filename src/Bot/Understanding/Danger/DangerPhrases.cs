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

    /// <summary>The phrases that hold, each at most once, and whether the message speaks of films, idioms, law or long ago.</summary>
    internal DangerReading Read(AnalyzedText analyzed)
    {
        var text = new PhraseText(analyzed);
        var calm = contexts.ToDictionary(pair => pair.Key, pair => pair.Value.Patterns.SelectMany(pattern => pattern.FindAll(text)).ToList(), StringComparer.Ordinal);
        var findings = phrases.Select(phrase => Find(phrase, text, calm)).OfType<DangerFinding>().OrderByDescending(finding => finding.Urgency);
        return new DangerReading([.. findings], calm.Any(found => found.Value.Count > 0 && contexts[found.Key].Reach != ContextReach.Before));
    }

    private DangerFinding? Find(DangerPhrase phrase, PhraseText text, Dictionary<string, List<PhraseMatch>> calm)
    {
        foreach (var match in phrase.Patterns.SelectMany(pattern => pattern.FindAll(text)))
        {
            var isCalm = phrase.Unless.Any(id => contexts.TryGetValue(id, out var context) && calm[id].Exists(found => Reaches(context.Reach, found, match)));
            if (!isCalm) return new DangerFinding(phrase.Id, phrase.Urgency, phrase.IsCertain, text.Between(match));
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
