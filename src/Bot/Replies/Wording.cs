using System.Text.RegularExpressions;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Bot.Replies;

/// <summary>Turns an answer of <c>content/</c> into a reply: numbers for listing ids, call buttons, taps.</summary>
internal sealed partial class Wording(KnowledgeSnapshot knowledge)
{
    public Reply Say(Answer answer) =>
        new(Text(answer.Text), [.. answer.Hotlines.SelectMany(Calls)], [], [.. answer.Next.Select(Tap)]);

    public Reply Say(Occasion occasion) => Say(knowledge.Content.Occasions[occasion]);

    /// <summary>In a child's words to a child.</summary>
    public Reply Say(Occasion occasion, Conversation talk) => talk.IsChild ? Say(knowledge.Content.Occasions.ForAChild(occasion)) : Say(occasion);

    /// <summary>The same in words that are true on the talk's channel.</summary>
    public Reply SayOn(string channel, Occasion occasion, Conversation talk) =>
        Say(talk.IsChild ? knowledge.Content.Occasions.OnForAChild(channel, occasion) : knowledge.Content.Occasions.On(channel, occasion));

    public static SuggestedAction Tap(QuickReply next) => new(SuggestedActionKind.ImBack, next.Title, next.Send);

    public static CallAction Call(Listing listing, Phone phone) => new(listing.Name, phone.Display, phone.Dial);

    /// <summary>The text with each <c>{listing-id}</c> replaced by the listing's number.</summary>
    public string Text(string template) =>
        string.Join('\n', template.Trim().Split('\n').Where(IsPublished).Select(line => Placeholder().Replace(line, match => Number(match) ?? "")));

    // A line whose number is no longer published is left out whole: half a sentence without its number helps nobody.
    private bool IsPublished(string line) => Placeholder().Matches(line).All(match => Number(match) is not null);

    private string? Number(Match match) => knowledge.Listing(match.Groups[1].Value) is { Phones: [var phone, ..] } ? phone.Display : null;

    private IEnumerable<CallAction> Calls(string id) =>
        knowledge.Listing(id) is { Phones: [var phone, ..] } listing ? [Call(listing, phone)] : [];

    [GeneratedRegex(@"\{([a-z0-9-]+)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Placeholder();
}
