using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Knowledge;

namespace SafeHelp.Bot.Replies;

/// <summary>Checks that every number, address and link of an outgoing text is published at this moment. Pure; the same for officers' words and the bot's.</summary>
public sealed class OutboundGuard(KnowledgeSnapshot knowledge)
{
    private const int MostRemembered = 4096;

    private readonly ConcurrentDictionary<string, bool> clean = new(StringComparer.Ordinal);
    private readonly PublishedNumbers numbers = PublishedNumbers.Of(knowledge.Published);
    private readonly AddressSpotter addresses = new(knowledge);

    /// <summary>What may not go out, in the order found; none for a text that may.</summary>
    public IReadOnlyList<OutboundFault> Faults(string text)
    {
        var plain = Plain(text);
        return
        [
            .. NumberSpotter.In(plain).SelectMany(numbers.Unpublished).Select(found => new OutboundFault(OutboundPart.Number, found)),
            .. addresses.Unpublished(plain).Select(found => new OutboundFault(OutboundPart.Address, found)),
            .. LinkSpotter.In(plain).Select(found => new OutboundFault(OutboundPart.Link, found)),
        ];
    }

    /// <summary>What of a reply is not published at this moment, of its words, numbers and cards; null for one that may go.</summary>
    public OutboundFault? Fault(Reply reply) =>
        Unpublished(reply.Calls)
        ?? reply.Cards.Select(Fault).FirstOrDefault(fault => fault is not null)
        ?? Texts(reply).Where(text => !clean.ContainsKey(text)).Select(Spoken).FirstOrDefault(fault => fault is not null);

    // A card stands for a listing as it is now: a name, a number or a street that it lost must not go out with it.
    private OutboundFault? Fault(ListingCard card)
    {
        if (knowledge.Listing(card.ListingId) is not { } listing || listing.Name != card.Title) return new OutboundFault(OutboundPart.Listing, card.ListingId);
        if (card.Pin is { } pin && pin.Address != listing.Place?.Address) return new OutboundFault(OutboundPart.Address, card.ListingId);
        return card.Calls.All(call => listing.Phones.Any(phone => phone.Dial == call.Dial)) ? null : new OutboundFault(OutboundPart.Number, card.ListingId);
    }

    private OutboundFault? Unpublished(IEnumerable<CallAction> calls) =>
        calls.FirstOrDefault(call => !numbers.Has(call.Dial)) is { } call ? new OutboundFault(OutboundPart.Number, call.Title) : null;

    private static IEnumerable<string> Texts(Reply reply) =>
        [reply.Text, reply.CardsHeading, .. reply.Cards.SelectMany(card => card.Details)];

    // Most of what is said stands in the content and is said again and again.
    private OutboundFault? Spoken(string text)
    {
        var fault = Faults(text).FirstOrDefault(fault => fault.Part is not OutboundPart.Link);
        if (fault is null && clean.Count < MostRemembered) clean[text] = true;
        return fault;
    }

    // Digits of any script become ours, and what cannot be seen between them goes: a number is a number however it is dressed.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark && !char.IsLetter(letter) && letter is < '\u0300' or > '\u0323') continue;
            plain.Append(CharUnicodeInfo.GetDecimalDigitValue(letter) is >= 0 and var digit ? (char)('0' + digit) : letter);
        }

        return plain.ToString();
    }
}
