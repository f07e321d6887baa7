namespace SafeHelp.Bot.Turns;

/// <summary>What the bot remembers of one talk between messages: never words, only what the next answer needs.</summary>
public sealed record Conversation
{
    public static readonly Conversation New = new();

    /// <summary>The first reply has said that it is automatic, that messages stay on this phone, and how to delete them.</summary>
    public bool IsIntroduced { get; init; }

    /// <summary>Where the person is, as finely as a commune.</summary>
    public KnownPlace? Place { get; init; }

    /// <summary>Places between which the bot asked the person to choose.</summary>
    public IReadOnlyList<PlaceChoice> PlaceChoices { get; init; } = [];

    /// <summary>What was last asked for, so that "còn chỗ nào khác?" and a bare place name mean something.</summary>
    public Need? Need { get; init; }

    /// <summary>Listings shown for that need.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Listings of the last reply that had any: what "mấy giờ mở cửa?" is about.</summary>
    public IReadOnlyList<string> InView { get; init; } = [];

    /// <summary>The answer given last, so that somebody who tells on is not told the same again: topic and place of the answer in it.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>The talk is about danger now, until the person says that it is not.</summary>
    public bool IsAlarmed { get; init; }

    /// <summary>Titles and messages of the last reply's taps, for a channel where people answer with a number.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The person showed to be a child; that stays for the whole talk.</summary>
    public bool IsChild { get; init; }

    /// <summary>Label of the part in which an adult spoke first, "third_party"; null while unknown.</summary>
    public string? Part { get; init; }

    /// <summary>The person spoke as the one who does harm.</summary>
    public bool DoesHarm { get; init; }

    /// <summary>When the person was last heard.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>When places or numbers were last shown.</summary>
    public DateTimeOffset? HelpedAt { get; init; }

    /// <summary>When the help card was last shown.</summary>
    public DateTimeOffset? AlarmedAt { get; init; }

    /// <summary>The listing about which the last reply asked whether somebody answered there; asked once in a talk.</summary>
    public string? AskedAbout { get; init; }

    public bool HasAskedBack { get; init; }

    /// <summary>The person asked that nothing telling be readable on a locked screen.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Until then a human of the union talks with the person, and the bot keeps out of the way; null when none does.</summary>
    public DateTimeOffset? QuietUntil { get; init; }

    /// <summary>Messages in a row that were not understood.</summary>
    public int Misunderstood { get; init; }
}

/// <summary>A place remembered by unit codes in force.</summary>
/// <param name="Label">As it is said to the person, "Phường An Hội Tây, Thành phố Hồ Chí Minh".</param>
public sealed record KnownPlace(string Label, string Province, IReadOnlyList<string> Communes);

/// <summary>One of several places of the same name, and the words that choose it.</summary>
public sealed record PlaceChoice(string Title, KnownPlace Place);

/// <summary>What somebody looks for.</summary>
/// <param name="Topic">Label of a topic.</param>
/// <param name="Categories">Kinds of listings asked for by name; empty for those of the topic.</param>
public sealed record Need(string Topic, IReadOnlyList<string> Categories);
