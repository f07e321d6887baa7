using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Desk;

/// <summary>A talk that waits for an officer, or that one has. Times and codes only; what was said stays in the talk.</summary>
public sealed record Handover
{
    /// <summary>Our key of it; 0 until it is kept.</summary>
    public long Key { get; init; }

    public required TalkName Talk { get; init; }

    public required HandoverCase Case { get; init; }

    /// <summary>The area in whose line it stands.</summary>
    public required DeskArea Line { get; init; }

    public HandoverState State { get; init; } = HandoverState.Waiting;

    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>When it was last known that the person is there.</summary>
    public DateTimeOffset PersonSpokeAt { get; init; }

    /// <summary>What is sent shows nothing telling on a locked screen.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Account of the officer who has it; null in the line.</summary>
    public string? Officer { get; init; }

    /// <summary>What the person sees in place of the officer's name.</summary>
    public string Alias { get; init; } = "";

    public DateTimeOffset? TakenAt { get; init; }

    public DateTimeOffset? OfficerSpokeAt { get; init; }

    /// <summary>When an officer answered for the first time: the end of the wait.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the numbers that answer at once were last offered to somebody who waits.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>To whom the officer wants to hand over; waits for the person's yes.</summary>
    public HandoverTarget? Proposal { get; init; }

    /// <summary>The colleague for whom it is kept in the line; null for anybody of the area.</summary>
    public string? KeptFor { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public HandoverEnd? End { get; init; }

    /// <summary>From the first request to the first answer, or until now.</summary>
    public TimeSpan Wait(DateTimeOffset now) => (AnsweredAt ?? ClosedAt ?? now) - EnteredAt;
}

/// <summary>What an officer is told before opening it.</summary>
/// <param name="Topic">Label of the need told in the talk; "" while unknown.</param>
/// <param name="Audience">Label of who writes.</param>
/// <param name="Place">Where the person is, as finely as a commune.</param>
public sealed record HandoverCase(string Topic, Urgency Urgency, string Audience, HandoverReason Reason, DeskArea Place)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsChild => Audience == Labels.Of(Speaker.SelfChild);
}

/// <summary>Where a talk stands.</summary>
public enum HandoverState
{
    Waiting,
    Taken,
    Closed,
}

/// <summary>Why it came to the desk.</summary>
public enum HandoverReason
{
    /// <summary>The person asked of her own accord.</summary>
    Asked,

    /// <summary>The help card offered it.</summary>
    Emergency,

    /// <summary>The bot had not understood.</summary>
    NotUnderstood,

    /// <summary>A child in need.</summary>
    Child,
}

/// <summary>How it ended.</summary>
public enum HandoverEnd
{
    /// <summary>The officer gave the talk back to the bot.</summary>
    GivenBack,

    /// <summary>The officer ended it.</summary>
    Helped,

    /// <summary>The person no longer wanted it, or stopped.</summary>
    PersonLeft,

    /// <summary>The person wrote no more.</summary>
    PersonSilent,

    /// <summary>The person had all of it deleted.</summary>
    Erased,

    /// <summary>Nobody was on duty any longer.</summary>
    DutyOver,
}

/// <summary>To whom a talk is to be handed over.</summary>
/// <param name="Officer">A colleague's account; null for anybody of the area.</param>
/// <param name="Name">As it is said to the person: the colleague's alias or the area's name.</param>
public sealed record HandoverTarget(string? Officer, DeskArea Area, string Name);
