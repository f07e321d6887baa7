using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings.Hardship;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>Where officers keep the needs of people in hardship; nothing of it but counts ever leaves.</summary>
public sealed class HardshipDesk(IHardshipStore store, TurnSource turns, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>Keeps a need, new or changed.</summary>
    /// <returns>Why not; empty when it is kept.</returns>
    public async Task<IReadOnlyList<Refusal>> KeepAsync(Actor actor, HardshipNeed need, CancellationToken cancel)
    {
        var before = await store.LoadAsync(need.Id, cancel);
        var mayTouch = RecordPolicy.MaySeeHardship(actor, Area(need)) && (before is null || RecordPolicy.MaySeeHardship(actor, Area(before)));
        if (!mayTouch) return [new Refusal(RefusalCode.NotAllowed)];
        if (before is not null && before.Revision != need.Revision) return [new Refusal(RefusalCode.ChangedMeanwhile)];
        var faults = HardshipRules.Faults(need, VietnamDay.Of(clock));
        if (faults.Count > 0) return faults;
        var isKept = await store.SaveAsync(before, need with { Revision = need.Revision + 1 }, Touch(actor), cancel);
        return isKept ? [] : [new Refusal(RefusalCode.ChangedMeanwhile)];
    }

    /// <summary>The person takes her agreement back, or asks to be forgotten: nothing of her is left but that something was erased.</summary>
    /// <returns>Why not; empty when it is done.</returns>
    public async Task<IReadOnlyList<Refusal>> EraseAsync(Actor actor, string id, long revision, CancellationToken cancel)
    {
        if (await store.LoadAsync(id, cancel) is not { } need || !RecordPolicy.MaySeeHardship(actor, Area(need))) return [new Refusal(RefusalCode.NotAllowed)];
        var isDone = need.Revision == revision && await store.EraseAsync(need, Touch(actor), cancel);
        return isDone ? [] : [new Refusal(RefusalCode.ChangedMeanwhile)];
    }

    /// <summary>Open needs of the actor's area, newest first; each look is logged.</summary>
    public async Task<IReadOnlyList<HardshipNeed>> ListAsync(Actor actor, CancellationToken cancel)
    {
        var needs = (await store.ListAsync(actor.Area, Most, cancel)).Where(need => RecordPolicy.MaySeeHardship(actor, Area(need))).ToList();
        await store.LogLooksAsync([.. needs.Select(need => need.Id)], Touch(actor), cancel);
        return needs;
    }

    /// <summary>One need; the look is logged. Null for what is not there or not the actor's.</summary>
    public async Task<HardshipNeed?> ReadAsync(Actor actor, string id, CancellationToken cancel)
    {
        if (await store.LoadAsync(id, cancel) is not { } need || !RecordPolicy.MaySeeHardship(actor, Area(need))) return null;
        await store.LogLooksAsync([id], Touch(actor), cancel);
        return need;
    }

    /// <summary>What the public may know: counts by commune, small ones left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PublicCountsAsync(CancellationToken cancel) =>
        HardshipRules.Public(await store.CountAsync(cancel), turns.Current.Knowledge.Standards.Terms);

    private HardshipTouch Touch(Actor actor) => new(actor.Id, clock.GetUtcNow());

    private static RecordArea Area(HardshipNeed need) => new(need.Province, need.Commune);
}
