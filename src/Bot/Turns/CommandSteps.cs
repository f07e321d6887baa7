using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Turns;

/// <summary>Steps that answer what a person tells the bot itself to do, whatever the talk was about.</summary>
internal sealed class CommandSteps(KnowledgeSnapshot knowledge, Wording wording)
{
    // Where the last answer was the opening greeting.
    private const string Opening = "joined";

    private PhraseBook Phrases => knowledge.Content.Phrases;

    public Draft? Stop(TurnInput turn) =>
        Phrases.Is(PhraseSets.Stop, turn.Text) ? new Draft(Forgotten(turn.Before), wording.Say(Occasion.Stopped, turn.Before)) { Desk = DeskSteps.Leaving(turn, HandoverEnd.PersonLeft) } : null;

    public Draft? Delete(TurnInput turn) =>
        Phrases.Is(PhraseSets.Delete, turn.Text) ? Deleted(turn) : null;

    /// <summary>The message asks in more words to delete; a question about deleting is answered, not obeyed.</summary>
    public Draft? DeleteAsked(TurnInput turn) =>
        turn.Meaning.Topic is Topic.StopDeleteData && Phrases.Has(PhraseSets.Delete, turn.Text) && !Phrases.Has(PhraseSets.Asking, turn.Text) ? Deleted(turn) : null;

    public Draft? Joined(TurnInput turn)
    {
        if (turn.Message.Kind is not MessageKind.Joined) return null;
        var greeting = wording.Say(Occasion.Joined, turn.Before);
        var slogan = knowledge.Content.Observances.SloganOn(DateOnly.FromDateTime(turn.Now.ToOffset(TimeSpan.FromHours(7)).DateTime));
        return new Draft(turn.Before with { LastAnswer = Opening }, slogan is null ? greeting : greeting with { Text = $"{greeting.Text}\n\n{slogan}" });
    }

    /// <summary>"chào bạn" right after the opening: not told nearly the same again.</summary>
    public Draft? GreetedAgain(TurnInput turn)
    {
        if (turn.Before.LastAnswer != Opening || turn.Meaning.Topic is not Topic.Greeting) return null;
        return new Draft(turn.Before, wording.Say(Occasion.Joined, turn.Before) with { Text = wording.Say(Occasion.Listening, turn.Before).Text, Calls = [] });
    }

    public Draft? Media(TurnInput turn) =>
        turn.Message.Kind is MessageKind.Media || turn.Message is { Kind: MessageKind.Location, Commune: null } || (turn.Message.Kind is MessageKind.Text && Words.In(turn.Text).Count == 0)
            ? new Draft(turn.Before, wording.Say(Occasion.Media, turn.Before))
            : null;

    public Draft? Corrected(TurnInput turn) =>
        Phrases.Is(PhraseSets.NotThat, turn.Text) ? new Draft(Calm(turn.Before), wording.Say(Occasion.Corrected, turn.Before)) : null;

    /// <summary>"tôi người lớn rồi": a person taken for a child says so.</summary>
    public Draft? GrownUp(TurnInput turn)
    {
        if (!turn.Before.IsChild || !Phrases.Is(PhraseSets.GrownUp, turn.Text)) return null;
        var after = Calm(turn.Before) with { IsChild = false };
        return new Draft(after, wording.Say(Occasion.Corrected, after));
    }

    /// <summary>"em dưới 18 tuổi": a person says to be a child, by the page's button or in words.</summary>
    public Draft? UnderAge(TurnInput turn)
    {
        if (!Phrases.Is(PhraseSets.UnderAge, turn.Text)) return null;
        var after = turn.Before with { IsChild = true, Part = null };
        return new Draft(after, wording.Say(Occasion.UnderAge, after));
    }

    /// <summary>"kín đáo": from now on a locked screen shows nothing telling.</summary>
    public Draft? Discreet(TurnInput turn)
    {
        if (Phrases.Is(PhraseSets.Discreet, turn.Text)) return new Draft(turn.Before with { IsDiscreet = true }, wording.Say(Occasion.DiscreetOn, turn.Before));
        return Phrases.Is(PhraseSets.DiscreetOff, turn.Text) ? new Draft(turn.Before with { IsDiscreet = false }, wording.Say(Occasion.DiscreetOff, turn.Before)) : null;
    }

    private Draft Deleted(TurnInput turn)
    {
        var occasion = turn.Message.WithdrawId is null ? Occasion.Deleted : Occasion.DeletedThere;
        return new(Forgotten(turn.Before), wording.SayOn(turn.Message.ChannelId, occasion, turn.Before), Erases: true) { Desk = DeskSteps.Leaving(turn, HandoverEnd.Erased) };
    }

    // What was misunderstood is not gone on with.
    private static Conversation Calm(Conversation before) =>
        before with { Need = null, IsAlarmed = false, LastAnswer = null, DoesHarm = false, Shown = [], InView = [], PlaceChoices = [], Misunderstood = 0 };

    // The introduction is not said again to the same person: it would betray that the talk went on. Her wish for discretion tells nothing and protects her.
    private static Conversation Forgotten(Conversation before) => Conversation.New with { IsIntroduced = true, IsDiscreet = before.IsDiscreet };
}
