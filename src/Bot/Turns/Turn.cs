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
    private const double SureOfTopic = 0.75;

    private readonly PlaceMemory places;
    private readonly Wording wording;
    private readonly CommandSteps commands;
    private readonly PlaceSteps placeSteps;
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
        needs = new NeedSteps(knowledge, wording, nearest);
    }

    public KnowledgeSnapshot Knowledge { get; }

    public Understander Understander { get; }

    /// <summary>A talk whose place is known before its first word.</summary>
    public Conversation StartingAt(PlaceMatch? place) => place is null ? Conversation.New : Conversation.New with { Place = places.Of(place) };

    public TurnResult Run(Conversation conversation, IncomingMessage message, DateTimeOffset now)
    {
        if (message.Kind is MessageKind.Left) return new TurnResult(conversation, []);
        var chosen = Choices.Resolve(conversation, message);
        return Introduce(conversation, Decide(Read(conversation, chosen, now)));
    }

    /// <summary>What is said when everything else failed: the numbers that always answer.</summary>
    public Reply LastResort() => wording.Say(Occasion.LastResort);

    private TurnInput Read(Conversation conversation, IncomingMessage message, DateTimeOffset now)
    {
        var meaning = Understander.Understand(message.Text);
        var named = places.In(message, meaning.Place);
        return new TurnInput(Remember(conversation, meaning, named), message, Continuing(conversation, AsChild(conversation, meaning)), named ?? conversation.Place, named is not null, now);
    }

    // Danger first; then what the person told us to do; then where she is; then what she needs.
    private Draft Decide(TurnInput turn) =>
        commands.SafeWord(turn)
        ?? needs.Danger(turn)
        ?? commands.Stop(turn)
        ?? commands.Delete(turn)
        ?? commands.Joined(turn)
        ?? commands.Media(turn)
        ?? commands.Corrected(turn)
        ?? placeSteps.Chosen(turn)
        ?? placeSteps.Which(turn)
        ?? placeSteps.OnlyPlace(turn)
        ?? needs.More(turn)
        ?? needs.Question(turn)
        ?? commands.DeleteAsked(turn)
        ?? needs.Unclear(turn)
        ?? needs.Topic(turn);

    // Said once, after the first answer and never before it: help comes first. The taps go with the last message, where phones show them.
    private TurnResult Introduce(Conversation before, Draft draft)
    {
        var after = draft.After with { Choices = [.. draft.Reply.SuggestedActions.Select(action => action.Value)] };
        if (before.IsIntroduced) return new TurnResult(after, [draft.Reply], draft.Erases);
        var notice = wording.Say(after.IsChild ? Occasion.NoticeForChild : Occasion.Notice);
        return new TurnResult(
            after with { IsIntroduced = true },
            [draft.Reply with { SuggestedActions = [] }, notice with { SuggestedActions = draft.Reply.SuggestedActions }],
            draft.Erases);
    }

    private static Conversation Remember(Conversation conversation, Meaning meaning, KnownPlace? place) =>
        conversation with { Place = place ?? conversation.Place, IsChild = conversation.IsChild || meaning.Speaker is Speaker.SelfChild };

    // "con sợ lắm" after a story belongs to the story: the topic of the talk wins where the words alone are in doubt.
    private static Meaning Continuing(Conversation conversation, Meaning meaning)
    {
        if (conversation.Need is null || meaning.Topics[0].Score > SureOfTopic) return meaning;
        var same = meaning.Topics.FirstOrDefault(topic => Labels.Of(topic.Topic) == conversation.Need.Topic);
        return same is null ? meaning : meaning with { Topic = same.Topic, Topics = [same], IsUnclear = false };
    }

    private static Meaning AsChild(Conversation conversation, Meaning meaning) =>
        conversation.IsChild && meaning.Speaker is (Speaker.Unknown or Speaker.SelfAdult)
            ? meaning with { Speaker = Speaker.SelfChild }
            : meaning;
}
