using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Replies;

/// <summary>Adds to a reply the nearest places for a need; where nothing near is published, the places that the law names in every commune.</summary>
internal sealed class NearestHelp(KnowledgeSnapshot knowledge, PlaceMemory places)
{
    // Enough to leave some after those that are for others, or said already, are taken out.
    private const int Candidates = 24;

    private const string Anybody = "moi_nguoi";

    private static readonly string[] ForChildren = ["tre_em", "tre_em_gai", "vi_thanh_nien", "hoc_sinh"];

    private readonly ListingCards cards = new(knowledge);

    private Sentences Say => knowledge.Content.Sentences;

    public Draft Add(Draft draft, TurnInput turn, Wanted wanted)
    {
        // A child is never asked where it is; the answer's own numbers are enough until it says so itself.
        if (turn.Place is null && draft.After.IsChild) return draft;
        var (found, isOfKind) = Find(draft, turn, wanted);
        var audience = draft.After.IsChild ? ForChildren : wanted.Audience;
        if (!isOfKind) (draft, wanted) = (WithoutKind(draft, turn, wanted), turn.Place is null ? wanted with { Most = 0 } : wanted);
        var most = turn.Place is null ? Math.Min(wanted.Most, WithoutPlace(draft.Reply, wanted)) : wanted.Most;
        var hits = found.Hits.Where(hit => IsFor(hit, audience) && (!draft.After.IsChild || IsForAChild(hit)) && !IsSaid(hit, draft.Reply)).Take(most).ToList();
        if (!hits.Exists(IsLocal) && draft.Reply.Calls.Count > 1) hits = [.. hits.Take(1)];
        var text = string.Join("\n\n", Parts(draft, turn, wanted, hits).Where(part => part.Length > 0));
        var reply = draft.Reply with { Text = text, Cards = [.. hits.Select(hit => Card(hit, turn, draft.After))] };
        var shown = reply.ListingIds().ToList();
        return draft with { Reply = reply, After = draft.After with { Shown = [.. draft.After.Shown, .. shown], InView = shown.Count > 0 ? shown : draft.After.InView } };
    }

    /// <summary>Only what is near: beside the help card nothing else helps.</summary>
    public Draft AddLocal(Draft draft, TurnInput turn, Wanted wanted) =>
        Find(draft, turn, wanted).Docs.Hits.Any(IsLocal) ? Add(draft, turn, wanted) : draft;

    /// <summary>The listings in view once more, with all that is known of them.</summary>
    public IReadOnlyList<ListingCard> Again(TurnInput turn) =>
        [.. turn.Before.InView.Select(knowledge.Listing).OfType<Listing>().Select(listing => ForTalk(cards.WriteAll(HitOf(listing, turn), turn.Now), turn.Before))];

    // Until she says where, only lines of the whole country can be shown; an answer that names its own needs few others.
    private static int WithoutPlace(Reply answer, Wanted wanted)
    {
        if (answer.Calls.Count <= 1) return 2;
        return wanted.Otherwise.Count > 0 ? 1 : 0;
    }

    // "toà án ở đâu" and none is published: say so, rather than show something else as if it were one.
    private Draft WithoutKind(Draft draft, TurnInput turn, Wanted wanted)
    {
        if (turn.Place is null && knowledge.Content.Published.Any(listing => wanted.Categories.Contains(listing.Category))) return draft;
        var none = Say.Fill(Sentence.NoneOfKind, ("kind", knowledge.Categories.GetValueOrDefault(wanted.Categories[0])?.Label ?? ""));
        return draft with { Reply = draft.Reply with { Text = string.Join('\n', new[] { draft.Reply.Text, none }.Where(part => part.Length > 0)) } };
    }

    private ListingCard Card(ListingHit hit, TurnInput turn, Conversation talk) => ForTalk(cards.Write(hit, turn.Now), talk);

    // A line too long for a child is left out; the number stays.
    private static ListingCard ForTalk(ListingCard card, Conversation talk) =>
        talk.IsChild ? card with { Details = [.. card.Details.Where(ChildSpeech.Fits)] } : card;

    private ListingHit HitOf(Listing listing, TurnInput turn)
    {
        var query = new ListingQuery { Area = places.Area(turn.Place), Categories = [listing.Category], Now = turn.Now, Top = Candidates };
        return knowledge.Listings.Search(query).Hits.FirstOrDefault(hit => hit.Listing.Id == listing.Id) ?? ListingHit.Of(listing);
    }

    // A kind asked for by name of which nothing is published yet: the topic's own kinds help sooner than just anything.
    private (TopDocs Docs, bool IsOfKind) Find(Draft draft, TurnInput turn, Wanted wanted)
    {
        var found = knowledge.Listings.Search(Query(draft, turn, wanted));
        return found.IsWidened && wanted.Otherwise.Count > 0
            ? (knowledge.Listings.Search(Query(draft, turn, wanted with { Categories = wanted.Otherwise })), false)
            : (found, true);
    }

    private ListingQuery Query(Draft draft, TurnInput turn, Wanted wanted) =>
        new()
        {
            Area = places.Area(turn.Place),
            Categories = wanted.Categories,
            Audience = draft.After.IsChild ? ForChildren[0] : null,
            Now = turn.Now,
            Except = draft.After.Shown,
            Top = Candidates,
        };

    private static bool IsFor(ListingHit hit, IReadOnlyList<string> audience) =>
        audience.Count == 0 || hit.Listing.Audience.Contains(Anybody) || hit.Listing.Audience.Any(audience.Contains);

    // A child has 111; of the rest it is shown what is near, or what a phone without money can call.
    private static bool IsForAChild(ListingHit hit) => IsLocal(hit) || hit.Listing.IsFree;

    // A number that the answer itself gives is not given twice.
    private static bool IsSaid(ListingHit hit, Reply reply) =>
        hit.Listing.Place?.Address is null && hit.Listing.Phones.All(phone => reply.Calls.Any(call => call.Dial == phone.Dial));

    private IEnumerable<string> Parts(Draft draft, TurnInput turn, Wanted wanted, List<ListingHit> hits)
    {
        var isLocal = hits.Exists(IsLocal);
        yield return draft.Reply.Text;
        if (turn.Place is null) yield return Say[Sentence.AskPlace];
        else if (hits.Count == 0 || (!isLocal && wanted.IsForReporting && draft.After is { Shown.Count: 0, IsChild: false })) yield return Lawful(turn.Place, draft.After);
        if (hits.Count > 0) yield return Say[isLocal ? Sentence.NearestHeading : Sentence.MoreHeading];
    }

    private string Lawful(KnownPlace place, Conversation talk)
    {
        var commune = place.Communes.Count == 1 ? knowledge.Gazetteer.Commune(place.Communes[0])?.Unit : null;
        var label = talk.IsChild ? places.ShortLabel(place) : place.Label;
        return string.Join('\n', [Say.Fill(Sentence.NoLocal, ("place", label)), Say[Sentence.LawfulHeading], .. knowledge.Content.LawfulPlaces.In(commune)]);
    }

    private static bool IsLocal(ListingHit hit) => hit.Nearness is Nearness.SameCommune or Nearness.SameProvince or Nearness.ServesProvince or Nearness.Near;
}

