namespace SafeHelp.Bot.Records;

/// <summary>A member of staff who does something with records.</summary>
/// <param name="Id">The account's id; stands in the history of what was done.</param>
/// <param name="Area">Where the role holds: "" for the whole country, a province's code of two digits, a commune's of five.</param>
public sealed record Actor(string Id, StaffRole Role, string Area);

/// <summary>What a member of staff is there for.</summary>
public enum StaffRole
{
    /// <summary>Of a commune: gathers records and their papers, reviews them every six months.</summary>
    Officer,

    /// <summary>Of a province: accepts what communes send, appraises samples of it.</summary>
    Reviewer,

    /// <summary>Of the centre: publishes and withdraws.</summary>
    Publisher,

    /// <summary>Keeps accounts and settings; has no hand in records.</summary>
    Admin,
}
