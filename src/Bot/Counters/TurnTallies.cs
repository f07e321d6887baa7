using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;

namespace SafeHelp.Bot.Counters;

/// <summary>Counts a turn: the message, a need told for the first time in the talk, what was referred to. Labels and codes only.</summary>
internal sealed class TurnTallies(KnowledgeSnapshot knowledge)
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    private readonly UnknownWords unknown = new(knowledge.Content.Desk.NameWords);

    public TurnResult Counted(TurnInput turn, TurnResult result)
    {
        if (turn.Message.Kind is MessageKind.Joined or MessageKind.Left) return result;
        return result with { Tallies = [.. Tallies(turn, result)], UnknownWords = Unknown(turn) };
    }

    private static IReadOnlyList<string> None => [];

    // While an officer has the talk nothing needs to be understood, and what a person asks to delete is not learnt from.
    private IReadOnlyList<string> Unknown(TurnInput turn) =>
        turn.Meaning.IsUnclear && turn.Message.Kind is MessageKind.Text && turn.Desk.Open is not { State: HandoverState.Taken }
            ? unknown.In(WithoutPlace(turn))
            : None;

    private static string WithoutPlace(TurnInput turn) =>
        turn.Meaning.Place is { } place && place.Start + place.Length <= turn.Text.Length ? turn.Text.Remove(place.Start, place.Length).Insert(place.Start, ". ") : turn.Text;

    private IEnumerable<Tally> Tallies(TurnInput turn, TurnResult result)
    {
        var message = Message(turn, result);
        yield return message;
        var need = result.Conversation.Need?.Topic;
        if (need is not null && NeedTopics.Has(need) && need != turn.Before.Need?.Topic) yield return message with { Kind = TallyKind.Case, Topic = need };
        foreach (var listing in result.Replies.SelectMany(reply => reply.ListingIds()).Distinct())
            yield return message with { Kind = TallyKind.Referral, Topic = need ?? message.Topic, Referral = knowledge.Listing(listing)?.Category ?? "" };
        if (result.Desk is DeskStep.Enter) yield return message with { Kind = TallyKind.Handover, Topic = need ?? "", Outcome = Outcomes.Waiting };
        else if (turn.Meaning.Topic is Topic.HumanAgent && turn.Desk.Open is null) yield return message with { Kind = TallyKind.Handover, Topic = need ?? "", Outcome = Outcomes.NobodyThere };
        if (result.Feedback is { } feedback) yield return message with { Kind = TallyKind.Feedback, Outcome = feedback.IsReached ? Outcomes.Reached : Outcomes.NotReached };
    }

    private static Tally Message(TurnInput turn, TurnResult result)
    {
        var place = turn.Place;
        var audience = result.Conversation.IsChild ? Speaker.SelfChild : turn.Meaning.Speaker;
        return new Tally(DateOnly.FromDateTime(turn.Now.ToOffset(VietnamTime).DateTime), TallyKind.Message)
        {
            Channel = turn.Message.ChannelId,
            Topic = Labels.Of(turn.Meaning.Topic),
            Urgency = Labels.Of(turn.Meaning.Urgency),
            Province = place?.Province ?? "",
            Commune = place?.Communes is [var only] ? only : "",
            Audience = Labels.Of(audience),
            Outcome = OutcomeOf(turn, result),
            IsUnderstood = !turn.Meaning.IsUnclear,
        };
    }

    private static string OutcomeOf(TurnInput turn, TurnResult result)
    {
        if (result.Erases) return Outcomes.Erased;
        if (result.Replies.Count == 0) return Outcomes.Silent;
        if (turn.Meaning.Urgency is Urgency.Emergency) return Outcomes.HelpCard;
        if (result.Replies.Any(reply => reply.Cards.Count > 0)) return Outcomes.Referred;
        return turn.Meaning.IsUnclear ? Outcomes.Unclear : Outcomes.Answered;
    }
}
