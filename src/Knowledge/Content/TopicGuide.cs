namespace SafeHelp.Knowledge.Content;

/// <summary>What the bot does about one topic: what it says to whom, and which listings help.</summary>
/// <param name="Label">Topic label, "domestic_violence".</param>
/// <param name="Categories">Categories of listings that help, best first.</param>
/// <param name="Audience">For whom a listing must be to help here; empty for anybody.</param>
/// <param name="IsForReporting">True when, with nothing near, the places named by law for reporting violence belong to the answer.</param>
/// <param name="SeeksPlaces">True when the nearest places belong to the answer.</param>
public sealed record TopicGuide(
    string Label,
    string Title,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Audience,
    bool SeeksPlaces,
    bool IsForReporting,
    IReadOnlyList<Answer> Answers);

/// <summary>One answer to one part: the person herself, a child, a neighbour, an officer, the one who does harm.</summary>
/// <param name="Speakers">Labels of whom it is for; empty for anybody.</param>
/// <param name="Urgencies">Labels of the urgencies it is for; empty for any.</param>
/// <param name="Text">What is said; <c>{listing-id}</c> stands for the listing's number.</param>
/// <param name="Hotlines">Ids of listings to call, first one first; they become call buttons.</param>
public sealed record Answer(
    IReadOnlyList<string> Speakers,
    IReadOnlyList<string> Urgencies,
    bool ForPerpetrator,
    string Text,
    IReadOnlyList<string> Hotlines,
    IReadOnlyList<QuickReply> Next)
{
    /// <summary>Channels that this is said on; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}

/// <summary>A tap for the likely next step.</summary>
/// <param name="Send">The message that the tap sends.</param>
public sealed record QuickReply(string Title, string Send);

/// <summary>A question that people often ask, and its answer.</summary>
/// <param name="ForChild">The answer in a child's words; null where the general one is short and plain enough, or the question is not a child's.</param>
public sealed record Question(string Id, IReadOnlyList<string> Phrases, Answer Answer, Answer? ForChild)
{
    /// <summary>What a child is told; null if there is nothing fit for one.</summary>
    public Answer? ToChild => ForChild ?? (ChildSpeech.Fits(Answer.Text) ? Answer : null);
}
