using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Bot.Replies;

/// <summary>Adds to a reply the nearest places for a need; where nothing near is published, the places that the law names in every commune.</summary>
internal sealed class NearestHelp(KnowledgeSnapshot knowledge, PlaceMemory places)
{
    private readonly NearbyListings nearby = new(knowledge, places);
    private readonly ListingCards cards = new(knowledge);

    private Sentences Say => knowledge.Content.Sentences;

    public Draft Add(Draft draft, TurnInput turn, Wanted wanted)
    {
        // A child is never asked where it is; the answer's own numbers are enough until it says so itself.
        if (turn.Place is null && draft.After.IsChild) return draft;
        var found = nearby.Find(draft, turn, wanted);
        if (!found.AreOfKind) draft = WithoutKind(draft, turn, wanted);
        var shown = found with { Hits = [.. found.Hits.Take(Most(found, draft, turn, wanted))] };
        var text = string.Join("\n\n", Parts(draft, turn, wanted, shown).Where(part => part.Length > 0));
        var reply = draft.Reply with
        {
            Text = text,
            Cards = [.. shown.Hits.Select(hit => ForTalk(cards.Write(hit, turn.Now), draft.After))],
            CardsHeading = Heading(shown),
            SuggestedActions = Taps(draft, turn),
        };
        return draft with { Reply = reply, After = Seen(draft.After, [.. reply.ListingIds()]) };
    }

    /// <summary>Only what is near: beside the help card nothing else helps.</summary>
    public Draft AddLocal(Draft draft, TurnInput turn, Wanted wanted) =>
        nearby.Find(draft, turn, wanted).HasLocal ? Add(draft, turn, wanted) : draft;

    /// <summary>The listings in view once more, with all that is known of them.</summary>
    public IReadOnlyList<ListingCard> Again(TurnInput turn) =>
        [.. turn.Before.InView.Select(knowledge.Listing).OfType<Listing>().Select(listing => ForTalk(cards.WriteAll(nearby.HitOf(listing, turn), turn.Now), turn.Before))];

    // Until she says where, only lines of the whole country can be shown; an answer that names its own needs few others.
    private static int Most(Nearby found, Draft draft, TurnInput turn, Wanted wanted)
    {
        var namesItsOwn = draft.Reply.Calls.Count > 1;
        if (turn.Place is not null) return namesItsOwn && !found.Hits.Take(wanted.Most).Any(Nearby.IsLocal) ? 1 : wanted.Most;
        if (!found.AreOfKind) return 0;
        if (!namesItsOwn) return Math.Min(wanted.Most, 2);
        return wanted.Otherwise.Count > 0 ? 1 : 0;
    }

    // "toà án ở đâu" and none is published: say so, rather than show something else as if it were one.
    private Draft WithoutKind(Draft draft, TurnInput turn, Wanted wanted)
    {
        if (turn.Place is null && knowledge.Published.Any(listing => wanted.Categories.Contains(listing.Category))) return draft;
        var none = Say.Fill(Sentence.NoneOfKind, ("kind", knowledge.Categories.GetValueOrDefault(wanted.Categories[0])?.Label ?? ""));
        return draft with { Reply = draft.Reply with { Text = string.Join('\n', new[] { draft.Reply.Text, none }.Where(part => part.Length > 0)) } };
    }

    // A line too long for a child is left out; the number stays.
    private static ListingCard ForTalk(ListingCard card, Conversation talk) =>
        talk.IsChild ? card with { Details = [.. card.Details.Where(ChildSpeech.Fits)] } : card;

    private IReadOnlyList<SuggestedAction> Taps(Draft draft, TurnInput turn)
    {
        if (turn.Place is not null) return draft.Reply.SuggestedActions;
        var share = Say[Sentence.ShareLocation];
        return [.. draft.Reply.SuggestedActions, new SuggestedAction(SuggestedActionKind.ShareLocation, share, share)];
    }

    private static Conversation Seen(Conversation talk, List<string> shown) =>
        talk with { Shown = [.. talk.Shown, .. shown], InView = shown.Count > 0 ? shown : talk.InView };

    private string Heading(Nearby shown) =>
        shown.Hits.Count == 0 ? "" : Say[shown.HasLocal ? Sentence.NearestHeading : Sentence.MoreHeading];

    private IEnumerable<string> Parts(Draft draft, TurnInput turn, Wanted wanted, Nearby shown)
    {
        yield return draft.Reply.Text;
        if (turn.Place is null) yield return Say[Sentence.AskPlace];
        else if (shown.Hits.Count == 0 || (!shown.HasLocal && wanted.IsForReporting && draft.After is { Shown.Count: 0, IsChild: false })) yield return Lawful(turn.Place, draft.After);
    }

    private string Lawful(KnownPlace place, Conversation talk)
    {
        var commune = place.Communes.Count == 1 ? knowledge.Gazetteer.Commune(place.Communes[0])?.Unit : null;
        var label = talk.IsChild ? places.ShortLabel(place) : place.Label;
        return string.Join('\n', [Say.Fill(Sentence.NoLocal, ("place", label)), Say[Sentence.LawfulHeading], .. knowledge.Content.LawfulPlaces.In(commune)]);
    }
}
