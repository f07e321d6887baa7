using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Channels.Pages;

/// <summary>Finds listings and writes them as the chat would.</summary>
internal sealed class NearbyCards(KnowledgeSnapshot knowledge)
{
    private readonly ListingCards cards = new(knowledge);

    public TopDocs Search(ListingQuery query) => knowledge.Listings.Search(query);

    public (ListingCard Card, string Href) Write(ListingHit hit, DateTimeOffset now) => (cards.Write(Public(hit), now), UnitAddress.OfListing(hit.Listing.Id));

    public ListingCard WriteAll(Listing listing, DateTimeOffset now) => cards.WriteAll(ListingHit.Of(listing), now);

    public static bool IsLocal(ListingHit hit) => hit.Nearness is Nearness.SameCommune or Nearness.SameProvince or Nearness.ServesProvince or Nearness.Near;

    // A page for everybody does not say how near a place is that is withheld: asked for commune after commune, it would say where.
    private static ListingHit Public(ListingHit hit) =>
        PublicPlace.IsWithheld(hit.Listing) ? hit with { DistanceKm = null, Nearness = hit.Nearness is Nearness.SameProvince or Nearness.SameCommune ? Nearness.ServesProvince : hit.Nearness } : hit;
}
