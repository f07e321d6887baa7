using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps that answer what the person needs.</summary>
internal sealed class NeedSteps(KnowledgeSnapshot knowledge, Wording wording, NearestHelp nearest, FollowUpSteps followUps, QuestionFinder questions)
{
    // A second need is answered too when the classifier gives it at least this much.
    private const double SecondNeed = 0.3;

    // A question with this many words beside it stands in a story, and the story comes first.
    private const int WordsOfAStory = 4;

    private const double SureOfNothing = 0.75;

    private readonly NeedFinder kinds = new(knowledge);
    public Draft? Question(TurnInput turn)
    {
        if (questions.In(turn.Text) is not { } asked || IsInStory(turn, asked) || asked.AnswerTo(turn.Before) is not { } answer) return null;
        var need = turn.Before.Need ?? (NeedTopics.Has(turn.Meaning.Topic) ? new Need(Labels.Of(turn.Meaning.Topic), []) : null);
        return new Draft(turn.Before with { Misunderstood = 0, Need = need, InView = Viewed(answer) }, wording.Say(answer));
    }

    public Draft? Human(TurnInput turn) =>
        AsksForHuman(turn) && (turn.Meaning.Topic is Topic.HumanAgent || turn.Meaning.Urgency is Urgency.Normal)
            ? ByTopic(turn with { Meaning = turn.Meaning with { Topic = Topic.HumanAgent, Topics = [new TopicScore(Topic.HumanAgent, 1)] } })
            : null;

    // "đợi bao lâu" after nobody was on duty: who can be reached is said again.
    private bool AsksForHuman(TurnInput turn) =>
        knowledge.Content.Phrases.Has(PhraseSets.Human, turn.Text)
        || ((turn.Before.Need is null || turn.Before.Need.Topic == Labels.Of(Topic.HumanAgent)) && knowledge.Content.Phrases.Is(PhraseSets.HowLong, turn.Text));

    /// <summary>Words that are unclear but name a kind of place ask for that place.</summary>
    public Draft? NamedKind(TurnInput turn)
    {
        var isInDoubt = turn.Meaning.IsUnclear || (turn.Meaning.Topic is Topic.OutOfScope && turn.Meaning.Topics[0].Score < SureOfNothing);
        if (!isInDoubt || kinds.CategoriesIn(turn.Meaning.Restored).Count == 0) return null;
        return ByTopic(turn with { Meaning = turn.Meaning with { Topic = Topic.FindPlace, Topics = [new TopicScore(Topic.FindPlace, 1)], IsUnclear = false } });
    }

    public Draft ByTopic(TurnInput turn)
    {
        var label = Labels.Of(turn.Meaning.Topic);
        var guide = knowledge.Topic(label);
        if (guide is null || AnswerChoice.For(guide, turn.Meaning) is not { } answer) return new Draft(turn.Before, wording.Say(Occasion.LastResort));
        // An officer names offices as colleagues, not as places to go to.
        var named = turn.Meaning.Speaker is Speaker.Staff ? [] : kinds.CategoriesIn(turn.Meaning.Restored);
        var key = $"{label}/{guide.Answers.ToList().IndexOf(answer)}";
        var draft = new Draft(Heard(turn, named) with { LastAnswer = key, InView = Viewed(answer) }, Whole(turn, answer));
        if (key == turn.Before.LastAnswer && named.Count == 0 && IsTellingOn(turn)) return draft with { Reply = followUps.Listening(turn, answer) };
        // Places for victims are not shown to the one who does harm.
        return answer.ForPerpetrator || turn.Before.DoesHarm || !guide.SeeksPlaces ? draft : nearest.Add(draft, turn, Sought(turn, guide, named));
    }

    // Where no place is shown, "mấy giờ mở cửa" asks about the number that stands first.
    private static IReadOnlyList<string> Viewed(Answer answer) => [.. answer.Hotlines.Take(1)];

    private bool IsTellingOn(TurnInput turn) =>
        NeedTopics.Has(turn.Meaning.Topic) && !turn.NamesPlace && !turn.AsksWhatToDo && !knowledge.Content.Phrases.Has(PhraseSets.Asking, turn.Text);

    // "gần đây" after a story asks for places that help in that story.
    private Wanted Sought(TurnInput turn, TopicGuide guide, IReadOnlyList<string> named)
    {
        var isMeantBefore = turn.Meaning.Topic is Topic.FindPlace && named.Count == 0 && turn.Before.Need is { } need && NeedTopics.Has(need.Topic);
        return Wanted.For(isMeantBefore ? knowledge.Topic(turn.Before.Need!.Topic) : guide, named);
    }

    // Several needs in one message are all answered, the others in brief.
    private Reply Whole(TurnInput turn, Answer answer) => WithQuestion(turn, AlsoAbout(turn, wording.Say(answer)));

    private Reply AlsoAbout(TurnInput turn, Reply first)
    {
        var second = turn.Meaning.Topics.Skip(1).FirstOrDefault(other => other.Score >= SecondNeed && NeedTopics.Has(other.Topic));
        if (second is null || !NeedTopics.Has(turn.Meaning.Topic) || knowledge.Topic(Labels.Of(second.Topic)) is not { } guide) return first;
        if (AnswerChoice.For(guide, turn.Meaning) is not { } answer) return first;
        var also = wording.Say(answer);
        if (Gist.BesideOf(also, first.Text) is not { } gist) return first;
        var heading = knowledge.Content.Sentences.Fill(Sentence.AlsoAbout, ("topic", guide.Title));
        return first with { Text = $"{first.Text}\n\n{heading}\n{gist}", Calls = [.. first.Calls.Union(also.Calls)] };
    }

    private Reply WithQuestion(TurnInput turn, Reply reply)
    {
        if (questions.In(turn.Text) is not { } asked || !IsInStory(turn, asked) || asked.AnswerTo(turn.Before) is not { } answer) return reply;
        return reply with { Text = $"{reply.Text}\n\n{wording.Say(answer).Text.Split('\n')[0]}" };
    }

    private static bool IsInStory(TurnInput turn, AskedQuestion asked) =>
        asked.WordsBeside >= WordsOfAStory && turn.Meaning.Urgency is not Urgency.Normal && NeedTopics.Has(turn.Meaning.Topic);

    private static Conversation Heard(TurnInput turn, IReadOnlyList<string> categories)
    {
        var topic = turn.Meaning.Topic;
        var isSought = NeedTopics.Has(topic) || topic is Topic.FindPlace or Topic.HotlineLookup;
        var after = turn.Before with { Misunderstood = 0 };
        return isSought ? after with { Need = NeedAfter(turn, categories), Shown = [], IsAlarmed = false } : after;
    }

    private static Need NeedAfter(TurnInput turn, IReadOnlyList<string> categories)
    {
        var isMeantBefore = !NeedTopics.Has(turn.Meaning.Topic) && turn.Before.Need is { } before && NeedTopics.Has(before.Topic);
        return new Need(isMeantBefore ? turn.Before.Need!.Topic : Labels.Of(turn.Meaning.Topic), categories);
    }
}
