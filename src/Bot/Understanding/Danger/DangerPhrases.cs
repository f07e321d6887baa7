using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>The danger phrases of <c>content/danger</c>.</summary>
public sealed class DangerPhrases
{
    private const int BeforeWords = 3;

    private readonly PatternIndex<DangerPhrase> phrases;
    private readonly PatternIndex<CalmContext> contexts;

    internal DangerPhrases(IReadOnlyList<DangerPhrase> phrases, IReadOnlyList<CalmContext> contexts)
    {
        this.phrases = new(phrases, phrase => phrase.Patterns);
        this.contexts = new(contexts, context => context.Patterns);
    }

    /// <summary>The phrases that hold, each at most once, and whether the message speaks of films, idioms, law or long ago.</summary>
    internal DangerReading Read(AnalyzedText analyzed)
    {
        var text = new PhraseText(analyzed);
        var calm = contexts.FindAll(text).ToList();
        var findings = phrases.FindAll(text).Where(found => !IsCalm(found.Owner, found.Match, calm)).DistinctBy(found => found.Owner.Id, StringComparer.Ordinal)
            .Select(found => new DangerFinding(found.Owner.Id, found.Owner.Urgency, found.Owner.IsCertain, text.Between(found.Match)))
            .OrderByDescending(finding => finding.Urgency);
        return new DangerReading([.. findings], calm.Exists(found => found.Owner.Reach != ContextReach.Before));
    }

    private static bool IsCalm(DangerPhrase phrase, PhraseMatch danger, List<(CalmContext Context, PhraseMatch Match)> calm) =>
        calm.Exists(found => phrase.Unless.Contains(found.Context.Id) && Reaches(found.Context.Reach, found.Match, danger));

    private static bool Reaches(ContextReach reach, PhraseMatch context, PhraseMatch danger) => reach switch
    {
        ContextReach.Before => context.End >= danger.Start - BeforeWords && context.Start < danger.End,
        ContextReach.Overlap => context.Start < danger.End && danger.Start < context.End,
        _ => true,
    };
}
