using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;
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
    // Whoever cries for help does so in the first lines; the rest of a book is read in its own turn.
    private const int ReadForUrgency = 1_000;

    private readonly Lazy<OutboundGuard> guard;
    private readonly PlaceMemory places;
    private readonly Wording wording;
    private readonly CommandSteps commands;
    private readonly PlaceSteps placeSteps;
    private readonly Story story;
    private readonly DangerSteps dangers;
    private readonly FollowUpSteps followUps;
    private readonly DoubtSteps doubts;
    private readonly NeedSteps needs;
    private readonly DeskSteps desk;
    private readonly FeedbackSteps feedback;
    private readonly TurnTallies tallies;
    private readonly Thoughts thoughts;
    private readonly Discretion discretion;

    public Turn(KnowledgeSnapshot knowledge, Understander understander)
    {
        Knowledge = knowledge;
        guard = new Lazy<OutboundGuard>(() => new OutboundGuard(knowledge));
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
        doubts = new DoubtSteps(knowledge, wording, nearest);
        needs = new NeedSteps(knowledge, wording, nearest, followUps, questions);
        desk = new DeskSteps(knowledge, wording);
        feedback = new FeedbackSteps(knowledge, wording, followUps);
        tallies = new TurnTallies(knowledge);
        thoughts = new Thoughts(knowledge.Content.Phrases);
        discretion = new Discretion(knowledge.Content.Discreet);
    }

    public KnowledgeSnapshot Knowledge { get; }

    public Understander Understander { get; }

    /// <summary>Tells what of an outgoing text is not published by this knowledge.</summary>
    public OutboundGuard Guard => guard.Value;

    /// <summary>The same turn on other knowledge of the same content, such as a changed directory.</summary>
    public Turn On(KnowledgeSnapshot knowledge) => new(knowledge, Understander);

    /// <summary>A talk whose place is known before its first word.</summary>
    public Conversation StartingAt(PlaceMatch? place) => place is null ? Conversation.New : Conversation.New with { Place = places.Of(place) };

    /// <summary>Danger to life by the words alone, whatever was said before: such a message goes before others.</summary>
    public bool IsUrgent(IncomingMessage message)
    {
        if (message.Kind is not MessageKind.Text) return false;
        var text = message.Text.Length > ReadForUrgency ? message.Text[..ReadForUrgency] : message.Text;
        return Knowledge.Content.Phrases.Is(PhraseSets.SafeWord, text) || Understander.UrgencyOf(text) is Urgency.Emergency;
    }

    /// <summary>How many of the messages behind the first one belong to the same thought.</summary>
    public int Together(PendingTurn pending) => thoughts.Following(pending.Conversation, pending.Message, [.. pending.Later.Select(later => later.Message)]);

    public TurnResult Run(Conversation conversation, IncomingMessage message, DateTimeOffset now) => Run(conversation, [message], DeskView.Empty, now);

    public TurnResult Run(Conversation conversation, IncomingMessage message, DeskView view, DateTimeOffset now) => Run(conversation, [message], view, now);

    public TurnResult Run(Conversation conversation, IReadOnlyList<IncomingMessage> thought, DateTimeOffset now) => Run(conversation, thought, DeskView.Empty, now);

    /// <param name="thought">One message, or several that were sent right after one another and belong together.</param>
    public TurnResult Run(Conversation conversation, IReadOnlyList<IncomingMessage> thought, DeskView view, DateTimeOffset now)
    {
        var message = Thoughts.Joined(thought);
        if (message.Kind is MessageKind.StaffSpoke) return new TurnResult(conversation with { QuietUntil = now + (message.Pause ?? TimeSpan.Zero) }, []);
        var talk = Forgetting.Remembered(conversation, view, now);
        var turn = Read(talk, Choices.Resolve(talk, message), now) with { Desk = view };
        if (message.Kind is MessageKind.Left) return new TurnResult(conversation, []) { Desk = DeskSteps.Leaving(turn, HandoverEnd.PersonLeft) };
        if (thought.Count > 1) turn = WithDangerOfEach(turn, thought);
        return Forgetting.Heard(tallies.Counted(turn, Answered(turn, Draft(turn))), now);
    }

    private TurnResult Answered(TurnInput turn, Draft draft)
    {
        var result = draft.IsSilent ? new TurnResult(draft.After, []) : ForWhom(Introduce(turn.Before, turn.Message.ChannelId, draft));
        var heard = turn.Desk.Open is null ? null : new DeskStep.Hear(turn.Now, draft.After.IsDiscreet);
        return result with { Desk = draft.Desk ?? heard, Feedback = draft.Feedback, Doubted = draft.Doubted };
    }

    /// <summary>What is said when everything else failed: the numbers that always answer.</summary>
    public Reply LastResort(Conversation talk) => AsWished(talk, wording.Say(Occasion.LastResort));

    /// <summary>The reply as the person wants it shown: in discreet mode nothing of it can be read on a locked screen. For replies that staff write, too.</summary>
    public Reply AsWished(Conversation talk, Reply reply) => talk.IsDiscreet ? discretion.Cover(reply) : reply;

    private Draft Draft(TurnInput turn)
    {
        if (turn.Desk.Open is { State: HandoverState.Taken }) return Urgent(turn) ?? desk.Leave(turn) ?? desk.Consent(turn) ?? DeskSteps.Silence(turn);
        if (turn.Now < turn.Before.QuietUntil) return Urgent(turn) ?? DeskSteps.Silence(turn);
        var draft = Decide(turn);
        return draft with { After = Dated(turn, draft) };
    }

    // What was asked about a number is asked of the next message only.
    private static Conversation Dated(TurnInput turn, Draft draft) =>
        draft.After with
        {
            AskedAbout = draft.After.AskedAbout == turn.Before.AskedAbout ? null : draft.After.AskedAbout,
            HelpedAt = draft.Reply.Cards.Count > 0 ? turn.Now : draft.After.HelpedAt,
            AlarmedAt = draft.After.IsAlarmed ? turn.Now : draft.After.AlarmedAt,
        };

    /// <summary>The same for what is said at the desk, by officers or when time brings it about.</summary>
    public DeskChange AsWished(DeskChange change) =>
        change with { Replies = [.. change.Replies.Select(reply => AsWished(Conversation.New with { IsDiscreet = change.After.IsDiscreet }, reply))] };

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

    // Danger said in one of several messages is danger, however calm the others are.
    private TurnInput WithDangerOfEach(TurnInput turn, IReadOnlyList<IncomingMessage> thought) =>
        thought.Any(part => Understander.Understand(part.Text).Urgency is Urgency.Emergency)
            ? turn with { Meaning = turn.Meaning with { Urgency = Urgency.Emergency } }
            : turn;

    // While a human of the union talks with her, the bot says only what no human may hold up.
    private Draft? Urgent(TurnInput turn) => Commanded(turn) ?? dangers.Danger(turn);

    private Draft? Commanded(TurnInput turn) => dangers.SafeWord(turn) ?? commands.Stop(turn) ?? commands.Delete(turn) ?? commands.Discreet(turn);

    // Words that must work in every state come first; then danger; then what the person told us to do; then where she is; then what she needs.
    private Draft Decide(TurnInput turn) =>
        Commanded(turn)
        ?? dangers.OtherLanguage(turn)
        ?? InDanger(turn)
        ?? commands.Joined(turn)
        ?? commands.Media(turn)
        ?? commands.Corrected(turn)
        ?? commands.GrownUp(turn)
        ?? commands.UnderAge(turn)
        ?? desk.Leave(turn)
        ?? desk.HowLong(turn)
        ?? commands.GreetedAgain(turn)
        ?? feedback.Heard(turn)
        ?? placeSteps.Chosen(turn)
        ?? placeSteps.Which(turn)
        ?? placeSteps.OnlyPlace(turn)
        ?? followUps.More(turn)
        ?? doubts.NoAnswer(turn)
        ?? followUps.AboutShown(turn)
        ?? needs.Question(turn)
        ?? Human(turn)
        ?? commands.DeleteAsked(turn)
        ?? dangers.StillInDanger(turn)
        ?? needs.NamedKind(turn)
        ?? followUps.Unclear(turn)
        ?? ByTopic(turn);

    private Draft? InDanger(TurnInput turn) => dangers.Danger(turn) is { } card ? desk.InDanger(turn, card) : null;

    private Draft? Human(TurnInput turn) => needs.Human(turn) is { } answered ? desk.Asked(turn, answered) : null;

    private Draft ByTopic(TurnInput turn) =>
        turn.Meaning.Topic is Topic.HumanAgent ? desk.Asked(turn, needs.ByTopic(turn)) : feedback.Asking(turn, needs.ByTopic(turn));

    // Said once, after the first answer and never before it: help comes first. The taps go with the last message, where phones show them.
    private TurnResult Introduce(Conversation before, string channel, Draft draft)
    {
        draft = WithDoubtTap(draft);
        var after = draft.After with { Choices = [.. draft.Reply.SuggestedActions.Select(action => action.Value)] };
        if (before.IsIntroduced) return new TurnResult(after, [AsWished(after, draft.Reply)], draft.Erases);
        var notice = wording.SayOn(channel, Occasion.Notice, after);
        return new TurnResult(
            after with { IsIntroduced = true },
            [AsWished(after, draft.Reply with { SuggestedActions = [] }), AsWished(after, notice with { SuggestedActions = draft.Reply.SuggestedActions })],
            draft.Erases);
    }

    // Only where numbers of the directory were shown, and never in a moment of danger: then each tap more is one too many.
    private Draft WithDoubtTap(Draft draft)
    {
        if (draft.Reply.Cards.Count == 0 || draft.After.IsAlarmed || draft.After.IsChild || draft.Doubted.Count > 0) return draft;
        var tap = Knowledge.Content.Sentences[Sentence.DoubtTap];
        return draft with { Reply = draft.Reply with { SuggestedActions = [.. draft.Reply.SuggestedActions, new SuggestedAction(SuggestedActionKind.ImBack, tap, tap)] } };
    }

    private static TurnResult ForWhom(TurnResult result) =>
        result.Conversation.IsChild ? result with { Replies = [.. result.Replies.Select(reply => reply with { IsForChild = true })] } : result;
}
