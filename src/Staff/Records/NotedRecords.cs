using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Staff.Records;

/// <summary>Records with the people in them: each look stands in the access log.</summary>
internal sealed class NotedRecords(RecordLists lists, IAccessLog log, TimeProvider clock)
{
    public const string Read = "record-read";

    /// <summary>Null for what is not there or not the actor's.</summary>
    public async Task<ListingRecord?> ReadAsync(Actor actor, string id, CancellationToken cancel)
    {
        var record = await lists.ReadAsync(actor, id, cancel);
        if (record is not null && RecordPolicy.MaySeeKept(actor, record.Area)) await log.NoteAsync(AccessNote.By(actor, Read, id, clock.GetUtcNow()), cancel);
        return record;
    }

    /// <summary>Two editions of a record, the older first; null where one is not there or not the actor's.</summary>
    public async Task<(RecordFields Before, RecordFields After)?> EditionsAsync(Actor actor, string id, (int Before, int After) numbers, CancellationToken cancel)
    {
        if (await ReadAsync(actor, id, cancel) is null) return null;
        var before = await lists.EditionAsync(actor, id, numbers.Before, cancel);
        var after = await lists.EditionAsync(actor, id, numbers.After, cancel);
        return before is null || after is null ? null : (before, after);
    }
}
