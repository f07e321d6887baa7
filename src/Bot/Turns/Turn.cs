using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Turns;

/// <summary>
/// One turn of the talk: a pure function of the conversation, the message, the knowledge and the moment, so that it can be replayed after a crash.
/// </summary>
public sealed class Turn
{
    private readonly PlaceMemory places;
    private readonly Wording wording;
    private readonly CommandSteps commands;
    private readonly PlaceSteps placeSteps;
    private readonly Story story;
    private readonly DangerSteps dangers;
    private readonly FollowUpSteps followUps;
    private readonly NeedSteps needs;

    public Turn(KnowledgeSnapshot knowledge, Understander understander)
    {
        Knowledge = knowledge;
        Understander = understander;
        places = new PlaceMemory(knowledge);
        wording = new Wording(knowledge);
        var nearest = new NearestHelp(knowledge, places);
        commands = new CommandSteps(knowledge, wording);
        placeSteps = new PlaceSteps(knowledge, wording, nearest, places);
        var questions = new QuestionFinder(knowledge.Content.Questions);
        story = new Story(knowledge.Content.Phrases);
        dangers = new DangerSteps(knowledge, wording, nearest, placeSteps, questions);
        followUps = new FollowUpSteps(knowledge, wording, nearest);
        needs = new NeedSteps(knowledge, wording, nearest, followUps, questions);
    }

    public KnowledgeSnapshot Knowledge { get; }

    public Understander Understander { get; }

    /// <summary>A talk whose place is known before its first word.</summary>
    public Conversation StartingAt(PlaceMatch? place) => place is null ? Conversation.New : Conversation.New with { Place = places.Of(place) };

    public TurnResult Run(Conversation conversation, IncomingMessage message, DateTimeOffset now)
    {
        if (message.Kind is MessageKind.Left) return new TurnResult(conversation, []);
        var chosen = Choices.Resolve(conversation, message);
        return ForWhom(Introduce(conversation, message.ChannelId, Decide(Read(conversation, chosen, now))));
    }

    /// <summary>What is said when everything else failed: the numbers that always answer.</summary>
    public Reply LastResort() => wording.Say(Occasion.LastResort);

    private TurnInput Read(Conversation conversation, IncomingMessage message, DateTimeOffset now)
    {
        var meaning = placeSteps.Plain(message.Text, Understander.Understand(message.Text));
        var named = places.In(message, meaning.Place);
        var continued = story.Continue(conversation, meaning);
        return new TurnInput(story.Remember(conversation, meaning, named), message, continued, named ?? conversation.Place, named is not null, now)
        {
            IsStillInDanger = Story.IsStillInDanger(conversation, continued),
            AsksWhatToDo = story.AsksWhatToDo(meaning),
        };
    }

    // Words that must work in every state come first; then danger; then what the person told us to do; then where she is; then what she needs.
    private Draft Decide(TurnInput turn) =>
        dangers.SafeWord(turn)
        ?? commands.Stop(turn)
        ?? commands.Delete(turn)
        ?? dangers.OtherLanguage(turn)
        ?? dangers.Danger(turn)
        ?? commands.Joined(turn)
        ?? commands.Media(turn)
        ?? commands.Corrected(turn)
        ?? commands.GrownUp(turn)
        ?? commands.UnderAge(turn)
        ?? placeSteps.Chosen(turn)
        ?? placeSteps.Which(turn)
        ?? placeSteps.OnlyPlace(turn)
        ?? followUps.More(turn)
        ?? followUps.AboutShown(turn)
        ?? needs.Question(turn)
        ?? needs.Human(turn)
        ?? commands.DeleteAsked(turn)
        ?? dangers.StillInDanger(turn)
        ?? needs.NamedKind(turn)
        ?? followUps.Unclear(turn)
        ?? needs.ByTopic(turn);

    // Said once, after the first answer and never before it: help comes first. The taps go with the last message, where phones show them.
    private TurnResult Introduce(Conversation before, string channel, Draft draft)
    {
        var after = draft.After with { Choices = [.. draft.Reply.SuggestedActions.Select(action => action.Value)] };
        if (before.IsIntroduced) return new TurnResult(after, [draft.Reply], draft.Erases);
        var notice = wording.SayOn(channel, Occasion.Notice, after);
        return new TurnResult(
            after with { IsIntroduced = true },
            [draft.Reply with { SuggestedActions = [] }, notice with { SuggestedActions = draft.Reply.SuggestedActions }],
            draft.Erases);
    }

    private static TurnResult ForWhom(TurnResult result) =>
        result.Conversation.IsChild ? result with { Replies = [.. result.Replies.Select(reply => reply with { IsForChild = true })] } : result;
}
