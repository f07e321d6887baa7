using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Records;

/// <summary>What staff see of records, each within role and area.</summary>
public sealed class RecordLists(IRecordStore store, TurnSource turns, TimeProvider clock)
{
    public DateOnly Today => VietnamDay.Of(clock);

    private RecordTerms Terms => turns.Current.Knowledge.Standards.Terms;

    /// <summary>One page; an area outside the actor's own gives the actor's own.</summary>
    public Task<RecordPage> ListAsync(Actor actor, RecordQuery query, CancellationToken cancel) =>
        Area(actor, query.Area) is { } area ? store.ListAsync(Filter(query, area), cancel) : Task.FromResult(new RecordPage([], 0));

    /// <summary>What an officer has to review: overdue and soon due, what falls due first at the top.</summary>
    public Task<RecordPage> DueAsync(Actor actor, int page, CancellationToken cancel) =>
        Area(actor, "") is { } area
            ? store.ListAsync(new RecordFilter(area, []) { IsLive = true, DueTo = Today.AddDays(Terms.NoticeDays), Order = RecordOrder.Due, Skip = page * RecordQuery.PageSize, Take = RecordQuery.PageSize }, cancel)
            : Task.FromResult(new RecordPage([], 0));

    /// <summary>A record; people in charge and a kept place only for who may see them, and then the look is logged. Null for what is not there or not the actor's.</summary>
    public async Task<ListingRecord?> ReadAsync(Actor actor, string id, CancellationToken cancel)
    {
        if (await store.LoadAsync(id, cancel) is not { } record || !RecordPolicy.MaySee(actor, record.Area)) return null;
        if (!RecordPolicy.MaySeeKept(actor, record.Area)) return WithoutKept(record);
        await store.LogLookAsync(id, actor.Id, clock.GetUtcNow(), cancel);
        return record;
    }

    /// <summary>What an edition said, as far as the actor may see it; null for none.</summary>
    public async Task<RecordFields?> EditionAsync(Actor actor, string id, int number, CancellationToken cancel)
    {
        if (await ReadAsync(actor, id, cancel) is not { } record || await store.EditionAsync(id, number, cancel) is not { } fields) return null;
        return RecordPolicy.MaySeeKept(actor, record.Area) ? fields : fields.Public();
    }

    /// <summary>What was done with a record, oldest first; empty for what is not the actor's.</summary>
    public async Task<IReadOnlyList<RecordEvent>> HistoryAsync(Actor actor, string id, CancellationToken cancel) =>
        await store.LoadAsync(id, cancel) is { } record && RecordPolicy.MaySee(actor, record.Area) ? await store.HistoryAsync(id, cancel) : [];

    /// <summary>An edition field by field against another, such as the waiting one against the live one.</summary>
    public async Task<IReadOnlyList<FieldChange>> CompareAsync(Actor actor, string id, (int Before, int After) editions, CancellationToken cancel)
    {
        if (await ReadAsync(actor, id, cancel) is not { } record) return [];
        var before = await store.EditionAsync(id, editions.Before, cancel);
        var after = await store.EditionAsync(id, editions.After, cancel);
        if (before is null || after is null) return [];
        return RecordPolicy.MaySeeKept(actor, record.Area) ? Comparison.Of(before, after) : Comparison.Of(before.Public(), after.Public());
    }

    /// <summary>How the published records stand: a row a province, and the communes that have no address.</summary>
    public async Task<Coverage> CoverageAsync(Actor actor, CancellationToken cancel) =>
        Area(actor, "") is { } area ? Coverage.Of(turns.Current.Knowledge.Gazetteer, await store.CountAsync(area, Today, cancel), area) : Coverage.None;

    /// <summary>What new records are compared with.</summary>
    public async Task<IReadOnlyList<DuplicateKey>> KeysAsync(Actor actor, CancellationToken cancel) =>
        Area(actor, "") is { } area ? await store.KeysAsync(area, cancel) : [];

    // Who has the country or a province may narrow it; anything else falls back to the actor's own.
    private string? Area(Actor actor, string asked)
    {
        if (actor.Area.Length == 0 && actor.Role is not (StaffRole.Publisher or StaffRole.Admin)) return null;
        return actor.Area.Length == 0 || turns.Current.Knowledge.Gazetteer.Commune(asked)?.Province.Code == actor.Area ? asked : actor.Area;
    }

    private RecordFilter Filter(RecordQuery query, string area)
    {
        var filter = new RecordFilter(area, [.. Folding.Fold(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()])
        {
            Category = query.Category,
            Order = query.Order,
            Skip = query.Page * RecordQuery.PageSize,
            Take = RecordQuery.PageSize,
        };
        return query.State is { } state ? InState(filter, state) : filter;
    }

    private RecordFilter InState(RecordFilter filter, RecordState state) =>
        state switch
        {
            RecordState.Draft or RecordState.Submitted or RecordState.Confirmed => filter with { Standing = Standing.Open, Pending = state },
            RecordState.Published => filter with { IsLive = true, DueFrom = Today.AddDays(Terms.NoticeDays + 1) },
            RecordState.Due => filter with { IsLive = true, DueFrom = Today, DueTo = Today.AddDays(Terms.NoticeDays) },
            RecordState.Overdue => filter with { IsLive = true, DueTo = Today.AddDays(-1) },
            RecordState.Withdrawn => filter with { Standing = Standing.Withdrawn },
            _ => filter with { Standing = Standing.Archived },
        };

    private static ListingRecord WithoutKept(ListingRecord record) =>
        record with { Live = Open(record.Live), Pending = Open(record.Pending), Papers = [] };

    private static Edition? Open(Edition? edition) => edition is null ? null : edition with { Fields = edition.Fields.Public() };
}

/// <summary>Which records a screen asks for.</summary>
/// <param name="Text">Words of the name, a number or the address, typed with or without marks.</param>
/// <param name="Page">The first is 0.</param>
public sealed record RecordQuery(string? Text = null, RecordState? State = null, string? Category = null, string Area = "", int Page = 0, RecordOrder Order = RecordOrder.Name)
{
    public const int PageSize = 50;

    /// <summary>As many as an officer reviews on one sheet.</summary>
    public const int Dozen = 12;
}
