using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Turns;

/// <summary>Reads a message as the next sentence of what was told before: several short messages in a row are one story.</summary>
internal sealed class Story(PhraseBook phrases)
{
    private const double SureOfTopic = 0.75;
    private const double SureOfNothing = 0.5;

    // More words than this tell something of their own; a few words need to be very plain to do so.
    private const int ShortMessage = 8;
    private const int AFewWords = 5;
    private const double SureInAFewWords = 0.9;
    private const double SureEnoughOfDespair = 0.3;

    /// <summary>What stays for the whole talk: the place, and who is talking.</summary>
    public Conversation Remember(Conversation before, Meaning meaning, KnownPlace? place) =>
        before with
        {
            Place = place ?? before.Place,
            IsChild = IsChild(before, meaning),
            Part = PartAfter(before, meaning),
            DoesHarm = before.DoesHarm || meaning.IsPerpetrator,
        };

    /// <summary>The message's meaning in the light of the talk.</summary>
    public Meaning Continue(Conversation before, Meaning meaning) => LifeFirst(SameTrouble(before, SamePart(before, meaning)));

    /// <summary>The danger told before goes on: a short message, about nothing else.</summary>
    public static bool IsStillInDanger(Conversation before, Meaning continued) =>
        before is { IsAlarmed: true, Need: { } need } && need.Topic == Labels.Of(continued.Topic) && IsShort(continued);

    // Whoever thinks of dying is answered that first, whatever led to it.
    private static Meaning LifeFirst(Meaning meaning)
    {
        var life = meaning.Topics.Skip(1).FirstOrDefault(topic => topic.Topic is Topic.MentalHealthSuicide && topic.Score >= SureEnoughOfDespair);
        return life is null || !NeedTopics.Has(meaning.Topic) ? meaning : meaning with { Topic = life.Topic, Topics = [life, .. meaning.Topics.Where(topic => topic != life)] };
    }

    private Meaning SamePart(Conversation before, Meaning meaning)
    {
        if (IsChild(before, meaning)) return meaning with { Speaker = Speaker.SelfChild };
        if (meaning.Speaker is Speaker.SelfChild) return meaning with { Speaker = Speaker.SelfAdult };
        return meaning.Speaker is Speaker.Unknown && before.Part is { } part && Labels.TrySpeaker(part, out var known) ? meaning with { Speaker = known } : meaning;
    }

    // "con sợ lắm" after a story belongs to the story: its topic wins where the words alone are in doubt.
    private Meaning SameTrouble(Conversation before, Meaning meaning)
    {
        if (before.Need is null || !Labels.TryTopic(before.Need.Topic, out var told) || !NeedTopics.Has(told)) return meaning;
        var same = meaning.Topics.FirstOrDefault(topic => topic.Topic == told);
        if (AsksWhatToDo(meaning) || IsForTheOneWhoHarms(before, meaning)) return With(meaning, same ?? new TopicScore(told, 1), before);
        if (IsInDoubt(meaning) && same is not null) return With(meaning, same, before);
        return IsAboutNothing(meaning) ? With(meaning, new TopicScore(told, meaning.Topics[0].Score), before) with { IsUnclear = true } : meaning;
    }

    private static Meaning With(Meaning meaning, TopicScore told, Conversation before) =>
        meaning with { Topic = told.Topic, Topics = [told], IsUnclear = false, IsPerpetrator = meaning.IsPerpetrator || before.DoesHarm };

    // Somebody who spoke as an adult does not become a child by a few words that a child might say too.
    private bool IsChild(Conversation before, Meaning meaning)
    {
        if (IsByAnAdult(meaning)) return false;
        if (before.IsChild || meaning.Speaker is not Speaker.SelfChild) return before.IsChild;
        return before.Part is null || !IsShort(meaning) || phrases.Has(PhraseSets.ChildWords, meaning.Restored);
    }

    private static string? PartAfter(Conversation before, Meaning meaning) =>
        meaning.Speaker switch
        {
            Speaker.ThirdParty or Speaker.Staff => Labels.Of(meaning.Speaker),
            Speaker.SelfAdult => before.Part ?? Labels.Of(meaning.Speaker),
            _ => before.Part,
        };

    // "chồng em", "con gái tôi": whoever says that is no child, whatever else the words sound like.
    private bool IsByAnAdult(Meaning meaning) => phrases.Has(PhraseSets.AdultWords, meaning.Restored);

    /// <summary>"giờ em phải làm sao": a question about the story itself.</summary>
    public bool AsksWhatToDo(Meaning meaning) =>
        phrases.Has(PhraseSets.WhatNow, meaning.Restored) && IsShort(meaning) && (meaning.Topics[0].Score <= SureOfTopic || !NeedTopics.Has(meaning.Topic));

    // Who does harm is not sent to the places of those harmed.
    private static bool IsForTheOneWhoHarms(Conversation before, Meaning meaning) =>
        before.DoesHarm && meaning.Topic is (Topic.FindPlace or Topic.HotlineLookup or Topic.Shelter);

    private static bool IsInDoubt(Meaning meaning) => meaning.Topics[0].Score <= SureOfTopic && IsShort(meaning);

    private static bool IsShort(Meaning meaning) => Words.In(meaning.Restored).Count is > 0 and <= ShortMessage;

    private static bool IsAboutNothing(Meaning meaning) =>
        IsShort(meaning) && (meaning.IsUnclear
        || (meaning.Topic is Topic.OutOfScope && meaning.Topics[0].Score < SureOfNothing)
        || (NeedTopics.Has(meaning.Topic) && meaning.Topics[0].Score < SureInAFewWords && Words.In(meaning.Restored).Count <= AFewWords && meaning.Urgency is Urgency.Normal));
}
