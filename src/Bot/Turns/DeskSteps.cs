using System.Globalization;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps between the bot and the officers: into the line, silent while an officer has the talk, the person's yes to being handed over.</summary>
internal sealed class DeskSteps(KnowledgeSnapshot knowledge, Wording wording)
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    private Sentences Say => knowledge.Content.Sentences;

    private PhraseBook Phrases => knowledge.Content.Phrases;

    /// <summary>What a stop or a deletion means to an officer who has the talk, or to the line.</summary>
    public static DeskStep? Leaving(TurnInput turn, HandoverEnd why) => turn.Desk.Open is null ? null : new DeskStep.Leave(why, turn.Now);

    /// <summary>The person was asked whether somebody else may take over.</summary>
    public Draft? Consent(TurnInput turn)
    {
        if (turn.Desk.Open?.Proposal is null) return null;
        var isYes = Phrases.Is(PhraseSets.Yes, turn.Text);
        if (!isYes && !Phrases.Is(PhraseSets.No, turn.Text)) return null;
        var reply = wording.Say(isYes ? Occasion.DeskAgreed : Occasion.DeskRefused, turn.Before);
        return new Draft(turn.Before, reply) { Desk = new DeskStep.Answer(isYes, turn.Now) };
    }

    /// <summary>An officer has the talk: the bot holds its tongue.</summary>
    public static Draft Silence(TurnInput turn) => new(turn.Before, Reply.Say("")) { IsSilent = true };

    /// <summary>Waits no longer.</summary>
    public Draft? Leave(TurnInput turn) =>
        turn.Desk.Open is not null && Phrases.Is(PhraseSets.LeaveDesk, turn.Text)
            ? new Draft(turn.Before, wording.Say(Occasion.DeskLeft, turn.Before)) { Desk = new DeskStep.Leave(HandoverEnd.PersonLeft, turn.Now) }
            : null;

    /// <summary>Waits, and asks for how long yet.</summary>
    public Draft? HowLong(TurnInput turn) =>
        turn.Desk.Open is { } waiting && Phrases.Has(PhraseSets.HowLong, turn.Text) ? new Draft(turn.Before, Told(turn, waiting.Line)) : null;

    /// <summary>The person asks for a person: into the line if somebody is on duty, else the lines that answer day and night.</summary>
    public Draft Asked(TurnInput turn, Draft answered)
    {
        if (turn.Desk.Open is { } waiting) return answered with { Reply = Told(turn, waiting.Line) };
        var place = Place(turn);
        if (turn.Desk.Staffing.LineFor(place) is { } line) return answered with { Reply = Told(turn, line), Desk = Enter(turn, line) };
        return turn.Desk.Staffing.NextDuty is { } next ? answered with { Reply = Later(answered.Reply, next) } : answered;
    }

    /// <summary>Danger and the wish for a person in one message: the card first, and the talk enters the line too.</summary>
    public Draft InDanger(TurnInput turn, Draft card)
    {
        if (turn.Desk.Open is not null || !Phrases.Has(PhraseSets.Human, turn.Text) || turn.Desk.Staffing.LineFor(Place(turn)) is not { } line) return card;
        return card with { Reply = card.Reply with { Text = $"{card.Reply.Text}\n\n{Promise(turn, line)}" }, Desk = Enter(turn, line) };
    }

    private Reply Told(TurnInput turn, DeskArea line)
    {
        var meanwhile = wording.Say(Occasion.DeskMeanwhile, turn.Before);
        return meanwhile with { Text = $"{Promise(turn, line)}\n{meanwhile.Text}" };
    }

    private string Promise(TurnInput turn, DeskArea line)
    {
        var wait = turn.Desk.Staffing.UsualWait(line) is { } usual
            ? Say.Fill(Sentence.DeskWait, ("minutes", Math.Max(1, Math.Ceiling(usual.TotalMinutes)).ToString("0", CultureInfo.InvariantCulture)))
            : Say[Sentence.DeskWaitUnknown];
        return $"{Say.Fill(Sentence.DeskTold, ("area", AreaNames.Of(knowledge, line)))} {wait}";
    }

    private Reply Later(Reply answered, DateTimeOffset next)
    {
        var local = next.ToOffset(VietnamTime);
        var back = Say.Fill(
            Sentence.DeskBackAt,
            ("time", local.ToString("H:mm", CultureInfo.InvariantCulture)),
            ("date", local.ToString("d/M", CultureInfo.InvariantCulture)));
        return answered with { Text = $"{answered.Text}\n{back}" };
    }

    private static DeskStep.Enter Enter(TurnInput turn, DeskArea line)
    {
        var (before, message) = (turn.Before, turn.Message);
        var audience = before.IsChild ? Speaker.SelfChild : turn.Meaning.Speaker;
        var found = new HandoverCase(before.Need?.Topic ?? "", UrgencyOf(turn), Labels.Of(audience), Reason(before), Place(turn));
        return new DeskStep.Enter(new Handover
        {
            Talk = new TalkName(message.ChannelId, message.ConversationId),
            Case = found,
            Line = line,
            EnteredAt = turn.Now,
            PersonSpokeAt = turn.Now,
            IsDiscreet = before.IsDiscreet,
        });
    }

    private static Urgency UrgencyOf(TurnInput turn)
    {
        if (turn.Before.IsAlarmed || turn.Meaning.Urgency is Urgency.Emergency) return Urgency.Emergency;
        return turn.Before.IsChild ? Urgency.High : turn.Meaning.Urgency;
    }

    private static HandoverReason Reason(Conversation before)
    {
        if (before.IsAlarmed) return HandoverReason.Emergency;
        if (before.IsChild) return HandoverReason.Child;
        return before.Misunderstood > 0 ? HandoverReason.NotUnderstood : HandoverReason.Asked;
    }

    private static DeskArea Place(TurnInput turn) =>
        turn.Place is { } place ? new DeskArea(place.Province, place.Communes is [var only] ? only : "") : DeskArea.National;
}
