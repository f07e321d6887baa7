using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Search.Queries;

namespace SafeHelp.Bot.Editing;

/// <summary>What the bot would say with a part of the content, with the numbers of that content filled in.</summary>
public static class ContentPreview
{
    private const string Opening = "joined";

    /// <returns>None for a part that is never said by itself.</returns>
    public static IReadOnlyList<Reply> Of(KnowledgeSnapshot knowledge, YamlText file, ContentPart part, DateTimeOffset now)
    {
        var wording = new Wording(knowledge);
        return part.Kind switch
        {
            PartKind.Answer or PartKind.Question or PartKind.Occasion => Answers(wording, file, part).Select(reply => Dated(knowledge, part, reply, now)).ToList(),
            PartKind.Observance => [WithSlogan(wording.Say(Occasion.Joined), file.Words($"{part.Path}/slogan"))],
            PartKind.Sentence => [Reply.Say(file.Words(part.Path))],
            PartKind.ReadyAnswer => [Reply.Say(file.Words($"{part.Path}/say"))],
            PartKind.Listing when knowledge.Listing(file.Words($"{part.Path}/id")) is { } listing => [new Reply("", [], [Card(knowledge, listing, now)], [])],
            _ => [],
        };
    }

    private static IEnumerable<Reply> Answers(Wording wording, YamlText file, ContentPart part)
    {
        if (PartForm.Answer(file, part) is not { } answer) yield break;
        yield return wording.Say(answer) with { IsForChild = answer.Speakers.Contains("self_child") };
        if (file.Words($"{part.Path}/child") is { Length: > 0 } child) yield return wording.Say(ForAChild(answer, child)) with { IsForChild = true };
    }

    private static Answer ForAChild(Answer answer, string words) => SafeHelp.Knowledge.Content.Answers.ForAChild(answer, words);

    private static ListingCard Card(KnowledgeSnapshot knowledge, Listing listing, DateTimeOffset now) =>
        new ListingCards(knowledge).Write(new ListingHit(listing, 0, null, null, Nearness.Unknown, [], new Explanation(0, "")), now);

    private static Reply Dated(KnowledgeSnapshot knowledge, ContentPart part, Reply reply, DateTimeOffset now) =>
        part is { Kind: PartKind.Occasion, Name: Opening } && !reply.IsForChild ? ActionMonth.Greeting(reply, knowledge.Content.Observances, now) : reply;

    private static Reply WithSlogan(Reply greeting, string slogan) => greeting with { Text = $"{greeting.Text}\n\n{slogan}" };
}
