using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps that answer what the person needs.</summary>
internal sealed class NeedSteps(KnowledgeSnapshot knowledge, Wording wording, NearestHelp nearest)
{
    // A second need is answered too when the classifier gives it at least this much.
    private const double SecondNeed = 0.3;

    private readonly NeedFinder kinds = new(knowledge);
    private readonly QuestionFinder questions = new(knowledge.Content.Questions);

    /// <summary>Life or body in danger: the numbers to call in the very first reply, before any question.</summary>
    public Draft? Danger(TurnInput turn)
    {
        if (turn.Meaning.Urgency is not Urgency.Emergency) return null;
        var guide = knowledge.Topic(Label(turn));
        var answer = guide is null ? null : AnswerChoice.For(guide, turn.Meaning);
        var card = answer is { Urgencies.Count: > 0 } ? wording.Say(answer) : wording.Say(Occasion.Emergency);
        var draft = new Draft(Heard(turn, []), card);
        return turn.Place is null || guide is not { SeeksPlaces: true } ? draft : nearest.Add(draft, turn, Wanted.For(guide, []) with { Most = 2 });
    }

    public Draft? More(TurnInput turn)
    {
        if (turn.Before.Need is not { } need || !knowledge.Content.Phrases.Has(PhraseSets.MorePlaces, turn.Text)) return null;
        var draft = nearest.Add(new Draft(turn.Before, Reply.Say("")), turn, Wanted.For(knowledge.Topic(need.Topic), need.Categories));
        return draft.Reply.Cards.Count > 0 ? draft : draft with { Reply = wording.Say(Occasion.PlaceAlone) with { Text = knowledge.Content.Sentences[Sentence.NoMore] } };
    }

    public Draft? Question(TurnInput turn) =>
        questions.In(turn.Text) is { } question ? new Draft(turn.Before with { Misunderstood = 0 }, wording.Say(question.Answer)) : null;

    /// <summary>Asks once with taps; the second time offers a person and the lines that answer.</summary>
    public Draft? Unclear(TurnInput turn)
    {
        if (!turn.Meaning.IsUnclear) return null;
        var occasion = turn.Before.Misunderstood == 0 ? Occasion.Unclear : Occasion.UnclearAgain;
        return new Draft(turn.Before with { Misunderstood = turn.Before.Misunderstood + 1 }, wording.Say(occasion));
    }

    public Draft Topic(TurnInput turn)
    {
        var guide = knowledge.Topic(Label(turn));
        if (guide is null || AnswerChoice.For(guide, turn.Meaning) is not { } answer) return new Draft(turn.Before, wording.Say(Occasion.LastResort));
        // Places for victims are not shown to the one who does harm.
        if (answer.ForPerpetrator || !guide.SeeksPlaces) return new Draft(turn.Before with { Misunderstood = 0 }, wording.Say(answer));
        var named = kinds.CategoriesIn(turn.Meaning.Restored);
        return nearest.Add(new Draft(Heard(turn, named), AlsoAbout(turn, wording.Say(answer))), turn, Wanted.For(guide, named));
    }

    // Several needs in one message are all answered, the second one in brief.
    private Reply AlsoAbout(TurnInput turn, Reply first)
    {
        var second = turn.Meaning.Topics.Skip(1).FirstOrDefault(other => other.Score >= SecondNeed);
        if (second is null || knowledge.Topic(Labels.Of(second.Topic)) is not { SeeksPlaces: true } guide) return first;
        if (AnswerChoice.For(guide, turn.Meaning) is not { } answer) return first;
        var also = wording.Say(answer);
        var heading = knowledge.Content.Sentences.Fill(Sentence.AlsoAbout, ("topic", guide.Title));
        return first with { Text = $"{first.Text}\n\n{heading}\n{also.Text}", Calls = [.. first.Calls.Union(also.Calls)] };
    }

    private static Conversation Heard(TurnInput turn, IReadOnlyList<string> categories) =>
        turn.Before with { Need = new Need(Label(turn), categories), Shown = [], Misunderstood = 0 };

    private static string Label(TurnInput turn) => Labels.Of(turn.Meaning.Topic);
}
