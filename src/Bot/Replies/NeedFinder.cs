using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Replies;

/// <summary>Finds the kinds of places that a message asks for by name: "tgpl", "nhà bình yên", "công an phường".</summary>
internal sealed class NeedFinder(KnowledgeSnapshot knowledge)
{
    private readonly PhraseSetIndex<string> kinds = new(knowledge.Categories.Values.Select(category => (category.Id, new PhraseSet([category.Label, .. category.Names]))));

    /// <summary>Ids of the categories named, the most exactly named first.</summary>
    public IReadOnlyList<string> CategoriesIn(string text)
    {
        var message = new SplitMessage(text);
        return
        [
            .. kinds.MayStandIn(message).Select(kind => (Category: kind.Owner, Length: kind.Phrases.LongestIn(message)))
                .Where(found => found.Length > 0)
                .OrderByDescending(found => found.Length)
                .Select(found => found.Category),
        ];
    }
}
