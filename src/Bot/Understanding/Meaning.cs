using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Understanding;

/// <summary>What the person needs help with (the labels of <c>content/topics</c>).</summary>
public enum Topic
{
    DomesticViolence, ChildAbuse, SexualViolence, Trafficking, DivorceCustody, LegalAid, Shelter, CyberAbuse, WorkplaceHarassment,
    MentalHealthSuicide, SchoolViolence, HardshipHousing, HotlineLookup, FindPlace, HealthReproductive, Greeting, ThanksBye, HumanAgent,
    StopDeleteData, OutOfScope,
}

/// <summary>How soon help is needed: life or body in danger now or within hours; serious or repeated harm; everything else.</summary>
public enum Urgency { Normal, High, Emergency }

/// <summary>Who writes.</summary>
public enum Speaker { Unknown, SelfAdult, SelfChild, ThirdParty, Staff }

/// <summary>A topic and how sure the classifier is of it, 0 to 1.</summary>
public sealed record TopicScore(Topic Topic, double Score);

/// <summary>Why a decision was made: a phrase of <c>content/</c> that matched, or a feature that weighed most.</summary>
/// <param name="Decision">"topic", "urgency", "speaker".</param>
public sealed record Reason(string Decision, string Evidence);

/// <summary>What one message means.</summary>
/// <param name="Topics">Best first; several where several needs are in one message.</param>
/// <param name="Restored">The text after normalisation and accent restoration.</param>
/// <param name="IsUnclear">True when no topic is likely enough to answer it without asking.</param>
/// <param name="IsPerpetrator">True when the writer is the one who does harm and speaks of it.</param>
public sealed record Meaning(
    Topic Topic,
    IReadOnlyList<TopicScore> Topics,
    Urgency Urgency,
    Speaker Speaker,
    PlaceMatch? Place,
    string Restored,
    bool IsUnclear,
    bool IsPerpetrator,
    Lazy<IReadOnlyList<Reason>> Why)
{
    /// <summary>Why it is understood so: danger phrases first. Put into words when first asked for, which is when staff look.</summary>
    public IReadOnlyList<Reason> Reasons => Why.Value;
}
