namespace SafeHelp.Bot.Counters;

/// <summary>
/// One thing counted: labels and codes, never an id of a talk, a person or a message, so that nothing leads back from a count to anybody.
/// A field that does not apply is "".
/// </summary>
public sealed record Tally(DateOnly Day, TallyKind Kind)
{
    public string Channel { get; init; } = "";

    /// <summary>Label of a topic.</summary>
    public string Topic { get; init; } = "";

    public string Urgency { get; init; } = "";

    public string Province { get; init; } = "";

    public string Commune { get; init; } = "";

    /// <summary>Label of who wrote.</summary>
    public string Audience { get; init; } = "";

    /// <summary>One of <see cref="Outcomes"/>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Category of the listing referred to.</summary>
    public string Referral { get; init; } = "";

    public bool IsUnderstood { get; init; } = true;

    /// <summary>How long was waited, as a band: "60s", "5m", "10m", "more".</summary>
    public string Wait { get; init; } = "";
}

/// <summary>What is counted.</summary>
public enum TallyKind
{
    /// <summary>A message answered.</summary>
    Message,

    /// <summary>A need told for the first time in a talk: the nearest to "a case" that can be counted without knowing anybody.</summary>
    Case,

    /// <summary>A listing shown, by its category.</summary>
    Referral,

    /// <summary>A talk that an officer was asked for.</summary>
    Handover,

    /// <summary>A first answer by an officer, with the wait.</summary>
    Answer,

    /// <summary>A call that an officer took on the telephone.</summary>
    Call,

    /// <summary>Somebody said whether a number answered.</summary>
    Feedback,
}

/// <summary>How something counted ended.</summary>
public static class Outcomes
{
    public const string HelpCard = "help_card";
    public const string Referred = "referred";
    public const string Answered = "answered";
    public const string Unclear = "unclear";
    public const string Silent = "silent";
    public const string Waiting = "waiting";
    public const string NobodyThere = "nobody_there";
    public const string Erased = "erased";
    public const string Reached = "reached";
    public const string NotReached = "not_reached";
}
