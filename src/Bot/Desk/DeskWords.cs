using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Desk;

/// <summary>What is said to a person at the desk, by the bot and by officers, every word from <c>content/</c>, the directory or the officer.</summary>
public sealed class DeskWords(KnowledgeSnapshot knowledge)
{
    private readonly Wording wording = new(knowledge);
    private readonly ListingCards cards = new(knowledge);

    private Sentences Say => knowledge.Content.Sentences;

    public Reply Here(string alias) => From(alias, Say.Fill(Sentence.DeskOfficerHere, ("alias", alias)));

    public Reply Says(string alias, string text) => From(alias, Say.Fill(Sentence.DeskOfficerSays, ("alias", alias), ("text", text)));

    /// <summary>A listing as the bot would show it, in the officer's name; null if it is not published.</summary>
    public Reply? Card(string alias, string listingId, DateTimeOffset now) =>
        knowledge.Listing(listingId) is not { } listing ? null : Says(alias, "") with { Text = alias, Cards = [cards.WriteAll(ListingHit.Of(listing), now)], Calls = [.. listing.Phones.Select(phone => Call(listing, phone))] };

    public Reply Ask(Handover handover, HandoverTarget to)
    {
        var asked = Of(Occasion.DeskAsk, handover);
        return asked with { Text = $"{Say.Fill(Sentence.DeskPropose, ("alias", handover.Alias), ("to", to.Name))}\n{asked.Text}" };
    }

    /// <summary>In a child's words to a child.</summary>
    public Reply Of(Occasion occasion, Handover handover) => wording.Say(occasion, Conversation.New with { IsChild = handover.Case.IsChild });

    private static CallAction Call(Listing listing, Phone phone) => Wording.Call(listing, phone);

    private static Reply From(string alias, string text) => Reply.Say(text) with { Officer = alias };
}
