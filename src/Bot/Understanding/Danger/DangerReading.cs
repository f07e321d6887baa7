namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>What the danger phrases make of a message.</summary>
/// <param name="Findings">The most urgent first.</param>
/// <param name="HasCalmContext">True where it speaks of a film, an idiom, the law or long ago.</param>
internal sealed record DangerReading(IReadOnlyList<DangerFinding> Findings, bool HasCalmContext);

/// <summary>A danger phrase that holds in a message.</summary>
/// <param name="Words">The words of the message that it matched.</param>
internal sealed record DangerFinding(string Id, Urgency Urgency, bool IsCertain, string Words);
