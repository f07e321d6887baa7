using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Replies;

/// <summary>Listings that help, best first.</summary>
/// <param name="AreOfKind">False when nothing of the kind asked for by name is published, and these are of the topic's own kinds.</param>
internal sealed record Nearby(IReadOnlyList<ListingHit> Hits, bool AreOfKind)
{
    public bool HasLocal => Hits.Any(IsLocal);

    public static bool IsLocal(ListingHit hit) => hit.Nearness is Nearness.SameCommune or Nearness.SameProvince or Nearness.ServesProvince or Nearness.Near;
}

/// <summary>Finds the listings for a need, and leaves out those that are for others or that the reply names already.</summary>
internal sealed class NearbyListings(KnowledgeSnapshot knowledge, PlaceMemory places)
{
    // Enough to leave some after those that are for others, or said already, are taken out.
    private const int Candidates = 24;

    private const string Anybody = "moi_nguoi";

    private static readonly string[] ForChildren = ["tre_em", "tre_em_gai", "vi_thanh_nien", "hoc_sinh"];

    public Nearby Find(Draft draft, TurnInput turn, Wanted wanted)
    {
        var (found, areOfKind) = Search(draft, turn, wanted);
        var isChild = draft.After.IsChild;
        var audience = isChild ? ForChildren : wanted.Audience;
        var fitting = found.Hits.Where(hit => IsFor(hit, audience) && (!isChild || IsForAChild(hit)) && !IsSaid(hit, draft.Reply));
        // Who asks for a place without saying for whom is most often a grown woman: a children's hospital is not the first door for her.
        return new Nearby([.. isChild || IsAboutAChild(turn) ? fitting : fitting.OrderBy(hit => IsForChildrenOnly(hit.Listing))], areOfKind);
    }

    /// <summary>A listing as it lies to the person now.</summary>
    public ListingHit HitOf(Listing listing, TurnInput turn)
    {
        var query = new ListingQuery { Area = places.Area(turn.Place), Categories = [listing.Category], Now = turn.Now, Top = Candidates };
        return knowledge.Listings.Search(query).Hits.FirstOrDefault(hit => hit.Listing.Id == listing.Id) ?? ListingHit.Of(listing);
    }

    // A kind asked for by name of which nothing is published yet: the topic's own kinds help sooner than just anything.
    private (TopDocs Found, bool AreOfKind) Search(Draft draft, TurnInput turn, Wanted wanted)
    {
        var found = knowledge.Listings.Search(Query(draft, turn, wanted.Categories));
        return found.IsWidened && wanted.Otherwise.Count > 0
            ? (knowledge.Listings.Search(Query(draft, turn, wanted.Otherwise)), false)
            : (found, true);
    }

    private ListingQuery Query(Draft draft, TurnInput turn, IReadOnlyList<string> categories) =>
        new()
        {
            Area = places.Area(turn.Place),
            Categories = categories,
            Audience = draft.After.IsChild ? ForChildren[0] : null,
            Now = turn.Now,
            Except = draft.After.Shown,
            Top = Candidates,
        };

    private static bool IsFor(ListingHit hit, IReadOnlyList<string> audience) =>
        audience.Count == 0 || hit.Listing.Audience.Contains(Anybody) || hit.Listing.Audience.Any(audience.Contains);

    private static bool IsAboutAChild(TurnInput turn) =>
        turn.Meaning.Topics.Any(topic => topic.Topic is Topic.ChildAbuse or Topic.SchoolViolence);

    private static bool IsForChildrenOnly(Listing listing) => listing.Audience.Count > 0 && listing.Audience.All(ForChildren.Contains);

    // A child has 111; of the rest it is shown what is near, or what a phone without money can call.
    private static bool IsForAChild(ListingHit hit) => Nearby.IsLocal(hit) || hit.Listing.IsFree;

    // A number that the answer itself gives is not given twice.
    private static bool IsSaid(ListingHit hit, Reply reply) =>
        hit.Listing.Place?.Address is null && hit.Listing.Phones.All(phone => reply.Calls.Any(call => call.Dial == phone.Dial));
}
