using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Knowledge.Listings.Hardship;

/// <summary>What must hold before a person's hardship is kept, and how much of it may be told.</summary>
public static class HardshipRules
{
    // From this age a child is asked herself, beside whoever stands for her.
    private const int AgeOfOwnWord = 7;
    private const int AgeOfMajority = 18;

    public static IReadOnlyList<Refusal> Faults(HardshipNeed need, DateOnly today)
    {
        if (need.Consent is not { } consent || string.IsNullOrWhiteSpace(consent.Reference)) return [new Refusal(RefusalCode.ConsentMissing)];
        if (consent.SignedOn > today) return [new Refusal(RefusalCode.InFuture)];
        if (consent.Age is not < AgeOfMajority) return consent.IsBySelf ? [] : [new Refusal(RefusalCode.ConsentMissing)];
        var isAgreed = !string.IsNullOrWhiteSpace(consent.ByRepresentative) && (consent.Age < AgeOfOwnWord || consent.IsBySelf);
        return isAgreed ? [] : [new Refusal(RefusalCode.ChildConsentMissing)];
    }

    /// <summary>
    /// What the public may know: a commune's count over all kinds, and none where it is so small that it could point at a person.
    /// No sums of provinces: with them a hidden count could be worked out.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Public(IEnumerable<HardshipCount> counts, RecordTerms terms) =>
        counts.GroupBy(count => count.Commune).Select(commune => (Commune: commune.Key, Count: commune.Sum(count => count.Count)))
            .Where(commune => commune.Count >= terms.FewestShown)
            .ToDictionary(commune => commune.Commune, commune => commune.Count);
}
