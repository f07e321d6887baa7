using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>What came of something that an actor asked for: the record after it, or why not.</summary>
/// <param name="Record">Null when it was refused.</param>
public sealed record DeskAnswer(ListingRecord? Record, IReadOnlyList<Refusal> Refusals)
{
    public bool IsDone => Record is not null;

    internal static DeskAnswer Refused(RefusalCode code) => new(null, [new Refusal(code)]);
}
