using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Replies;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>
/// Asks once in a talk whether somebody answered at the number shown. Only as part of an answer to the person's own message, never by itself; never to a
/// child; never while danger was spoken of in the last half hour.
/// </summary>
internal sealed class FeedbackSteps(KnowledgeSnapshot knowledge, Wording wording, FollowUpSteps followUps)
{
    // Time enough to have called, and to have come out of danger.
    private static readonly TimeSpan TimeToCall = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan AfterDanger = TimeSpan.FromMinutes(30);

    private Sentences Say => knowledge.Content.Sentences;

    private PhraseBook Phrases => knowledge.Content.Phrases;

    /// <summary>The answer to what was asked: counted for the listing; where nobody answered, other places.</summary>
    public Draft? Heard(TurnInput turn)
    {
        if (turn.Before.AskedAbout is not { } listing) return null;
        var isReached = Phrases.Is(PhraseSets.Reached, turn.Text);
        if (!isReached && !Phrases.Is(PhraseSets.NotReached, turn.Text)) return null;
        var feedback = new ListingFeedback(listing, isReached);
        if (isReached) return new Draft(turn.Before, Reply.Say(Say[Sentence.FeedbackThanks])) { Feedback = feedback };
        var others = followUps.MorePlaces(turn) ?? new Draft(turn.Before, wording.Say(Occasion.PlaceAlone, turn.Before) with { Text = "", Calls = [] });
        var text = string.Join("\n\n", new[] { Say[Sentence.FeedbackSorry], others.Reply.Text }.Where(part => part.Length > 0));
        return others with { Reply = others.Reply with { Text = text }, Feedback = feedback, Doubted = Doubted(listing) };
    }

    private IReadOnlyList<DoubtedNumber> Doubted(string listing) =>
        knowledge.Listing(listing) is { Phones: [var phone, ..] } ? [new DoubtedNumber(listing, phone.Dial)] : [];

    /// <summary>Adds the question to an answer to thanks.</summary>
    public Draft Asking(TurnInput turn, Draft draft)
    {
        if (turn.Meaning.Topic is not Topic.ThanksBye || !IsTime(turn) || Shown(turn) is not { } name) return draft;
        var question = Say.Fill(Sentence.FeedbackAsk, ("name", name));
        SuggestedAction[] taps = [Tap(Sentence.FeedbackYes), Tap(Sentence.FeedbackNo)];
        return draft with
        {
            After = draft.After with { AskedAbout = turn.Before.InView[0], HasAskedBack = true },
            Reply = draft.Reply with { Text = $"{draft.Reply.Text}\n\n{question}", SuggestedActions = [.. taps, .. draft.Reply.SuggestedActions] },
        };
    }

    private static bool IsTime(TurnInput turn)
    {
        var before = turn.Before;
        var isSafe = !before.IsAlarmed && !before.IsChild && !before.DoesHarm && (before.AlarmedAt is null || turn.Now - before.AlarmedAt >= AfterDanger);
        return isSafe && !before.HasAskedBack && turn.Desk.Open is null && before.HelpedAt is { } helped && turn.Now - helped >= TimeToCall;
    }

    // Nobody asks whether the police answered.
    private string? Shown(TurnInput turn) =>
        turn.Before.InView is [var first, ..] && knowledge.Listing(first) is { Phones.Count: > 0 } listing && listing.Phones.All(phone => phone.Dial.Length > 4) ? listing.Name : null;

    private SuggestedAction Tap(Sentence title) => new(SuggestedActionKind.ImBack, Say[title], Say[title]);
}
