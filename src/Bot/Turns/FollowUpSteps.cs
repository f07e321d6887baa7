using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps that answer what follows on the last reply: more places, the hours of the one shown, the next sentence of a story.</summary>
internal sealed class FollowUpSteps(KnowledgeSnapshot knowledge, Wording wording, NearestHelp nearest)
{
    // "cái chỗ đầu tiên đó mấy giờ mở cửa vậy ạ": a longer message tells something else.
    private const int WordsOfAFollowUp = 10;

    private const int CallsToRepeat = 2;

    private readonly NeedFinder kinds = new(knowledge);

    private PhraseBook Phrases => knowledge.Content.Phrases;

    public Draft? More(TurnInput turn) => Phrases.Has(PhraseSets.MorePlaces, turn.Text) || IsMoreOfShown(turn) ? MorePlaces(turn) : null;

    /// <summary>Places for the same need that were not shown yet; null where nothing was sought.</summary>
    public Draft? MorePlaces(TurnInput turn)
    {
        if (turn.Before.Need is not { } need || turn.Before.DoesHarm) return null;
        var taps = wording.Say(Occasion.PlaceAlone, turn.Before) with { Text = "", Calls = [] };
        var draft = nearest.Add(new Draft(turn.Before, taps), turn, Wanted.For(knowledge.Topic(need.Topic), need.Categories));
        return draft.Reply.Cards.Count > 0 ? draft : draft with { Reply = taps with { Text = knowledge.Content.Sentences[Sentence.NoMore] } };
    }

    /// <summary>"mấy giờ mở cửa", "xa không": the places just shown once more, with all that is known of them.</summary>
    public Draft? AboutShown(TurnInput turn)
    {
        if (turn.Before.InView.Count == 0 || turn.NamesPlace || !Phrases.Has(PhraseSets.AboutShown, turn.Text)) return null;
        if (Words.In(turn.Text).Count > WordsOfAFollowUp || kinds.CategoriesIn(turn.Meaning.Restored).Count > 0) return null;
        var reply = wording.Say(Occasion.PlaceAlone, turn.Before) with { Text = knowledge.Content.Sentences[Sentence.ShownAgain] };
        return new Draft(turn.Before with { Misunderstood = 0 }, reply with { Cards = nearest.Again(turn) });
    }

    /// <summary>Asks once with taps, or listens on; the second time offers a person and the lines that answer.</summary>
    public Draft? Unclear(TurnInput turn)
    {
        if (!turn.Meaning.IsUnclear) return null;
        var after = turn.Before with { Misunderstood = turn.Before.Misunderstood + 1 };
        if (turn.Before.Misunderstood > 0) return new Draft(after, wording.Say(Occasion.UnclearAgain, turn.Before));
        return new Draft(after, AnswerInTalk(turn) is { } answer ? Listening(turn, answer) : wording.Say(Occasion.Unclear, turn.Before));
    }

    /// <summary>Somebody who tells on is listened to, not told the same a second time.</summary>
    public Reply Listening(TurnInput turn, Answer answer)
    {
        var listening = wording.Say(Occasion.Listening, turn.Before);
        var full = wording.Say(answer);
        return full with { Text = string.Join('\n', [listening.Text, .. Gist.CallLines(full, CallsToRepeat)]) };
    }

    // "xa hơn" by itself means something only beside places that were just shown.
    private bool IsMoreOfShown(TurnInput turn) => turn.Before.InView.Count > 0 && Phrases.Is(PhraseSets.MorePlacesAlone, turn.Text);

    private Answer? AnswerInTalk(TurnInput turn) =>
        turn.Before.Need is { } need && NeedTopics.Has(need.Topic) && knowledge.Topic(need.Topic) is { } guide ? AnswerChoice.For(guide, turn.Meaning) : null;
}
