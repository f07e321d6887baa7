using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps that put the numbers to call in the very first reply, before any question.</summary>
internal sealed class DangerSteps(KnowledgeSnapshot knowledge, Wording wording, NearestHelp nearest, PlaceSteps places, QuestionFinder questions)
{
    // The card comes first; more than this would push it off the screen.
    private const int PlacesBesideTheCard = 2;

    private const int WordsBesideAQuestion = 2;

    private readonly ForeignTongue foreign = new(knowledge.Content.Phrases);

    /// <summary>Brings the help card back at any time, without questions.</summary>
    public Draft? SafeWord(TurnInput turn) =>
        knowledge.Content.Phrases.Is(PhraseSets.SafeWord, turn.Text) ? new Draft(turn.Before, wording.Say(Occasion.Emergency, turn.Before)) : null;

    /// <summary>Who writes in another language gets the numbers, and words that say so.</summary>
    public Draft? OtherLanguage(TurnInput turn) =>
        foreign.Is(turn.Text) ? new Draft(turn.Before, wording.Say(Occasion.OtherLanguage)) : null;

    /// <summary>Life or body in danger now.</summary>
    public Draft? Danger(TurnInput turn) => turn.Meaning.Urgency is Urgency.Emergency && !SaysOnlyWhere(turn) ? Card(turn) : null;

    /// <summary>"em sợ lắm" while the danger goes on: the card again.</summary>
    public Draft? StillInDanger(TurnInput turn) =>
        turn.IsStillInDanger ? Card(turn with { Meaning = turn.Meaning with { Urgency = Urgency.Emergency } }) : null;

    private Draft Card(TurnInput turn)
    {
        var label = Trouble(turn);
        var guide = label is null ? null : knowledge.Topic(label);
        var answer = guide is null ? null : AnswerChoice.For(guide, turn.Meaning with { IsPerpetrator = false });
        var card = answer is { Urgencies.Count: > 0 } ? wording.Say(answer) : wording.Say(Occasion.Emergency, turn.Before);
        var draft = new Draft(places.Offering(turn, Alarmed(turn.Before, label)), WithAnswer(turn, card));
        return turn.Place is null || guide is not { SeeksPlaces: true } || turn.Before.DoesHarm
            ? draft
            : nearest.AddLocal(draft, turn, Wanted.For(guide, []) with { Most = PlacesBesideTheCard });
    }

    // A bare place name sounds alarming to the classifier only because frightened people send it; the place is what it says.
    private bool SaysOnlyWhere(TurnInput turn) => turn.Meaning.Reasons.Count == 0 && places.IsNothingButPlace(turn);

    // "em không nói được" in the middle of danger: the card, and how to call without speaking.
    private Reply WithAnswer(TurnInput turn, Reply card) =>
        questions.In(turn.Text) is { WordsBeside: <= WordsBesideAQuestion } asked && asked.AnswerTo(turn.Before) is { } answer
            ? card with { Text = $"{card.Text}\n\n{wording.Say(answer).Text}" }
            : card;

    private static Conversation Alarmed(Conversation before, string? label) =>
        before with { Need = label is null ? before.Need : new Need(label, []), Shown = [], Misunderstood = 0, IsAlarmed = true, LastAnswer = null };

    // A cry may be too short to tell about what; then it is about what was told before.
    private static string? Trouble(TurnInput turn)
    {
        if (NeedTopics.Has(turn.Meaning.Topic)) return Labels.Of(turn.Meaning.Topic);
        return turn.Before.Need is { } need && NeedTopics.Has(need.Topic) ? need.Topic : null;
    }
}
