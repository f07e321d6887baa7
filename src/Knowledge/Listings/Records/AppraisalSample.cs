namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>Which editions somebody must go and look at: a fixed share, the same on every machine and not for anybody to choose.</summary>
public static class AppraisalSample
{
    public static bool Includes(string recordId, int edition, int percent) => Hash($"{recordId}/{edition}") % 100 < percent;

    // FNV-1a, with a last mix: ids that differ in their last letter must not fall together.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = (hash ^ letter) * 16777619;
        hash = (hash ^ (hash >> 16)) * 0x45d9f3b;
        return hash ^ (hash >> 15);
    }
}
