namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>What the danger phrases make of a message.</summary>
/// <param name="Findings">The most urgent first.</param>
/// <param name="HasCalmContext">True where it speaks of a film, an idiom, the law or long ago.</param>
internal sealed record DangerReading(IReadOnlyList<DangerFinding> Findings, bool HasCalmContext)
{
    /// <summary>Of one message read in two ways: a danger that either sees holds, a calm context only where both see it.</summary>
    public DangerReading With(DangerReading other) =>
        new([.. Findings.Concat(other.Findings).DistinctBy(finding => finding.Id).OrderByDescending(finding => finding.Urgency)], HasCalmContext && other.HasCalmContext);
}

/// <summary>A danger phrase that holds in a message.</summary>
/// <param name="Words">The words of the message that it matched.</param>
internal sealed record DangerFinding(string Id, Urgency Urgency, bool IsCertain, string Words);
