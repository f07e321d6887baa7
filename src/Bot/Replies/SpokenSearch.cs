using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Replies;

/// <summary>Makes a search of what somebody types: the kinds named in it or that fit its need go first, its words count, its place is where "near" is.</summary>
public sealed class SpokenSearch(KnowledgeSnapshot knowledge, Understander understander)
{
    // A name or two, as staff type them; anything longer tells of a need, and its words are no directory's.
    private const int MostNameWords = 6;

    private readonly NeedFinder needs = new(knowledge);

    /// <param name="place">Where it was said to be; null to take the place that the text itself names.</param>
    public ListingQuery Query(string text, PlaceMatch? place)
    {
        var meaning = understander.Understand(text);
        var where = place ?? (meaning.Place is { Ask: false } named ? named : null);
        var asked = needs.CategoriesIn(text);
        var kinds = asked.Concat(OfNeed(meaning)).Distinct().ToList();
        var isNeed = kinds.Count > 0 && (Knowledge.Text.Words.CountIn(text) > MostNameWords || meaning.Urgency is not Urgency.Normal);
        return new ListingQuery
        {
            Words = isNeed ? null : text,
            Categories = !isNeed ? [] : asked.Count > 0 ? asked : kinds,
            Preferred = kinds,
            Area = where?.Province is null ? null : SearchArea.Of(knowledge.Gazetteer, where.Province.Code, [.. where.Communes.Select(commune => commune.Code)]),
            Audience = meaning.Speaker is Speaker.SelfChild ? "tre_em" : null,
        };
    }

    private IReadOnlyList<string> OfNeed(Meaning meaning) =>
        meaning.IsUnclear ? [] : knowledge.Topic(Labels.Of(meaning.Topic))?.Categories ?? [];
}
