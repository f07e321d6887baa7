using SafeHelp.Bot.Outbox;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>Numbers that people say do not answer: told in a talk, kept with its turn, checked by staff of the area.</summary>
public sealed class DoubtDesk(IDoubtStore store, NewsBoard board, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>What waits to be checked in the actor's area, longest first.</summary>
    public async Task<IReadOnlyList<Doubt>> OpenAsync(Actor actor, CancellationToken cancel) =>
        [.. (await store.OpenAsync(actor.Area, Most, cancel)).Where(doubt => RecordPolicy.Allows(actor, RecordActionKind.Review, Area(doubt)) || RecordPolicy.Allows(actor, RecordActionKind.Publish, Area(doubt)))];

    /// <summary>Somebody called, and the number is right. A wrong number is mended by an edit of the record, or of the content.</summary>
    public async Task<DeskAnswer?> SettleAsync(Actor actor, long id, CancellationToken cancel)
    {
        if (await store.LoadAsync(id, cancel) is not { } doubt || !RecordPolicy.MaySee(actor, Area(doubt))) return DeskAnswer.Refused(RefusalCode.Unknown);
        if (!RecordPolicy.Allows(actor, RecordActionKind.Review, Area(doubt))) return DeskAnswer.Refused(RefusalCode.NotAllowed);
        await store.SettleAsync(id, actor.Id, clock.GetUtcNow(), cancel);
        board.Tell(News.DirectoryChanged);
        return null;
    }

    private static RecordArea Area(Doubt doubt) => new(doubt.Province, doubt.Commune);
}
