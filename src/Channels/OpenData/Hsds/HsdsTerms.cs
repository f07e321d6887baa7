using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>Our three taxonomies: kinds of listings, whom they are for, and what a record says about itself.</summary>
internal sealed class HsdsTerms
{
    public const string Kind = "category";
    public const string Audience = "audience";
    public const string Record = "record";
    public const string Redacted = "redacted";
    public const string SourceDate = "source-date";
    public const string Unchecked = "not-checked-again";

    private readonly Dictionary<(string Taxonomy, string Code), HsdsTerm> terms;

    public HsdsTerms(KnowledgeSnapshot knowledge, OpenDataOptions options)
    {
        All = [.. Read(knowledge)];
        terms = All.ToDictionary(term => (Taxonomies.Keys.First(key => HsdsIds.Of("taxonomy", key) == term.TaxonomyId), term.Code));
        Sets = [.. Taxonomies.Select(set => new HsdsTaxonomy(HsdsIds.Of("taxonomy", set.Key), set.Key, set.Value, options.Address($"/api/hsds/taxonomies/{HsdsIds.Of("taxonomy", set.Key)}"), "1"))];
    }

    public IReadOnlyList<HsdsTerm> All { get; }

    public IReadOnlyList<HsdsTaxonomy> Sets { get; }

    private static Dictionary<string, string> Taxonomies { get; } = new()
    {
        [Kind] = "Kinds of trusted addresses, centres and hotlines.",
        [Audience] = "Whom a service is for.",
        [Record] = "What a record says about itself.",
    };

    private static Dictionary<string, string> AboutRecords { get; } = new()
    {
        [Redacted] = "The place is not published, to keep people safe: call first.",
        [SourceDate] = "Date of the newest source that prints the number: a year, a month or a day.",
        [Unchecked] = "Nobody has called the number since that source.",
    };

    public HsdsAttribute? Attribute(string entity, Guid link, (string Taxonomy, string Code) term, string? value = null) =>
        terms.TryGetValue(term, out var found)
            ? new HsdsAttribute(HsdsIds.Of("attribute", $"{link}:{term.Taxonomy}:{term.Code}"), link, found.Id, entity, value, term.Code) { TaxonomyTerm = found }
            : null;

    /// <summary>The code of a kind, or of an audience, by the id of its term.</summary>
    public string? Code(string taxonomy, Guid termId) =>
        All.FirstOrDefault(term => term.Id == termId && term.TaxonomyId == HsdsIds.Of("taxonomy", taxonomy))?.Code;

    private static IEnumerable<HsdsTerm> Read(KnowledgeSnapshot knowledge) =>
        [
            .. knowledge.Categories.Values.Select(Term),
            .. knowledge.Content.Pages.Audiences.Select(audience => Term(Audience, audience.Key, (audience.Value, audience.Value, "vi"))),
            .. AboutRecords.Select(about => Term(Record, about.Key, (about.Key, about.Value, "en"))),
        ];

    private static HsdsTerm Term(Category category) =>
        Term(Kind, category.Id, (category.Label, category.Names.Count > 0 ? string.Join(", ", category.Names) : category.Label, "vi"));

    private static HsdsTerm Term(string taxonomy, string code, (string Name, string Description, string Language) words) =>
        new(HsdsIds.Of("term", $"{taxonomy}:{code}"), code, words.Name, words.Description, HsdsIds.Of("taxonomy", taxonomy), words.Language);
}
