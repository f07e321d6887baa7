using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Knowledge.Content;

/// <summary>All that <c>content/</c> holds beside places and understanding, and what is wrong with it.</summary>
public sealed record ContentSet(
    IReadOnlyList<Located<Listing>> Listings,
    IReadOnlyList<Located<TopicGuide>> Topics,
    IReadOnlyList<Located<Question>> Questions,
    IReadOnlyList<Located<Category>> Categories,
    BlockedNumbers Blocked,
    Sentences Sentences,
    Occasions Occasions,
    PhraseBook Phrases,
    LawfulPlaces LawfulPlaces,
    Observances Observances)
{
    public IReadOnlyList<ContentProblem> Problems { get; init; } = [];

    public required WebTexts Web { get; init; }

    public required PageTexts Pages { get; init; }

    public required DeskContent Desk { get; init; }

    public DiscreetWords Discreet { get; init; } = new([], []);

    public DoctorTexts Doctor { get; init; } = new();

    public ChatMenu Menu { get; init; } = ChatMenu.None;

    public required RecordWords Records { get; init; }

    public required ImportTexts Import { get; init; }

    /// <summary>What people may see: published, and no number of it blocked.</summary>
    public IEnumerable<Listing> Published =>
        Listings.Select(found => found.Value).Where(listing => listing.IsPublished && !listing.Phones.Any(phone => Blocked.WhyBlocked(phone.Dial) is not null));
}

/// <summary>A value and the line of content it was read from.</summary>
public sealed record Located<T>(T Value, string File, int Line)
{
    internal ContentProblem Problem(string fault, string mend) => new(File, Line, fault, mend);
}
