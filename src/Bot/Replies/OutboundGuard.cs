using System.Globalization;
using System.Text;
using SafeHelp.Bot.Outbox;
using SafeHelp.Knowledge;

namespace SafeHelp.Bot.Replies;

/// <summary>Checks that every number, address and link of an outgoing text is published at this moment. Pure; the same for officers' words and the bot's.</summary>
public sealed class OutboundGuard(KnowledgeSnapshot knowledge)
{
    private readonly PublishedNumbers numbers = PublishedNumbers.Of(knowledge.Content.Published);
    private readonly AddressSpotter addresses = new(knowledge.Content);

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
