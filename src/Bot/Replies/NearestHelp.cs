using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Replies;

/// <summary>Adds to a reply the nearest places for a need; where nothing near is published, the places that the law names in every commune.</summary>
internal sealed class NearestHelp(KnowledgeSnapshot knowledge, PlaceMemory places)
{
    private readonly ListingCards cards = new(knowledge);

    private Sentences Say => knowledge.Content.Sentences;

    public Draft Add(Draft draft, TurnInput turn, IReadOnlyList<string> categories, int most = 3)
    {
        // A child is never asked where it is; the answer's own numbers are enough until it says so itself.
        if (turn.Place is null && draft.After.IsChild) return draft;
        var found = knowledge.Listings.Search(Query(draft, turn, categories, most));
        var hits = found.Hits.Where(hit => !IsSaid(hit, draft.Reply)).ToList();
        var text = string.Join("\n\n", Parts(draft.Reply.Text, turn, found, hits).Where(part => part.Length > 0));
        var reply = draft.Reply with { Text = text, Cards = [.. hits.Select(hit => cards.Write(hit, turn.Now))] };
        return draft with { Reply = reply, After = draft.After with { Shown = [.. draft.After.Shown, .. reply.ListingIds()] } };
    }

    private ListingQuery Query(Draft draft, TurnInput turn, IReadOnlyList<string> categories, int most) =>
        new()
        {
            Area = places.Area(turn.Place),
            Categories = categories,
            Audience = turn.Meaning.Speaker is Understanding.Speaker.SelfChild || draft.After.IsChild ? "tre_em" : null,
            Now = turn.Now,
            Except = draft.After.Shown,
            Top = most,
        };

    // A number that the answer itself gives is not given twice.
    private static bool IsSaid(ListingHit hit, Reply reply) =>
        hit.Listing.Place is null && hit.Listing.Phones.All(phone => reply.Calls.Any(call => call.Dial == phone.Dial));

    private IEnumerable<string> Parts(string answer, TurnInput turn, TopDocs found, List<ListingHit> hits)
    {
        yield return answer;
        if (turn.Place is null) yield return Say[Sentence.AskPlace];
        else if (!hits.Exists(IsLocal)) yield return Lawful(turn.Place);
        if (hits.Count > 0) yield return Say[turn.Place is null || found.IsWidened ? Sentence.MoreHeading : Sentence.NearestHeading];
    }

    private string Lawful(KnownPlace place)
    {
        var commune = place.Communes.Count == 1 ? knowledge.Gazetteer.Commune(place.Communes[0])?.Unit : null;
        var heading = Say.Fill(Sentence.LawfulHeading, ("place", commune?.Name ?? place.Label));
        return string.Join('\n', [Say.Fill(Sentence.NoLocal, ("place", place.Label)), heading, .. knowledge.Content.LawfulPlaces.In(commune)]);
    }

    private static bool IsLocal(ListingHit hit) => hit.Nearness is Nearness.SameCommune or Nearness.SameProvince or Nearness.ServesProvince;
}
