using SafeHelp.Bot.Replies;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Editing;

/// <summary>Why a phrase may not be proposed: a phrase is how people speak, never what somebody told of herself.</summary>
public enum PhraseFault { Empty, TooLong, HasNumber, HasPlace, HasName, HasLink, HasLines }

/// <summary>Keeps persons out of the phrases.</summary>
public static class PhraseRules
{
    public const int MostWords = 12;
    private const int MostLetters = 80;
    private const int DigitsOfANumber = 4;

    public static PhraseFault? Fault(string phrase, KnowledgeSnapshot knowledge)
    {
        var words = Words.In(phrase);
        if (words.Count == 0) return PhraseFault.Empty;
        if (phrase.Contains('\n', StringComparison.Ordinal)) return PhraseFault.HasLines;
        if (NumberSpotter.In(phrase).Any(groups => groups.Sum(group => group.Length) >= DigitsOfANumber)) return PhraseFault.HasNumber;
        if (LinkSpotter.In(phrase).Any()) return PhraseFault.HasLink;
        if (new AddressSpotter(knowledge).Unpublished(phrase).Any() || knowledge.Places.Find(phrase) is not null) return PhraseFault.HasPlace;
        if (HasName(phrase)) return PhraseFault.HasName;
        return words.Count > MostWords || phrase.Length > MostLetters ? PhraseFault.TooLong : null;
    }

    // A capital inside a phrase is a name of somebody or somewhere.
    private static bool HasName(string phrase) =>
        phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1).Any(word => word.Length > 1 && char.IsUpper(word[0]) && word.Skip(1).Any(char.IsLower));
}
