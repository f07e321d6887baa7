using System.Collections.Concurrent;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import;
using SafeHelp.Bot.Records.Import.Partners;

namespace SafeHelp.Staff.Import;

/// <summary>Feeds of partners that staff have handed in and not yet taken; in memory only, one a person, gone after a while.</summary>
internal sealed class PartnerFeeds(PartnerDesk desk, TimeProvider clock)
{
    private const int Most = 12;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, HandedIn> byStaff = new();

    /// <summary>Looks at a file; what the same person handed in before is dropped.</summary>
    public async Task<HandedIn> LookAsync(Actor actor, string fileName, byte[] file, CancellationToken cancel)
    {
        var given = new HandedIn(Guid.NewGuid().ToString("N"), fileName, clock.GetUtcNow(), await desk.LookAsync(actor, file, cancel));
        DropOld();
        return byStaff[actor.Id] = given;
    }

    /// <summary>Keeps what was chosen; a second wish for the same is none.</summary>
    public async Task TakeAsync(Actor actor, HandedIn given, PartnerChoice choice)
    {
        if (!given.Preview.MayBeTaken || !given.Claim()) return;
        given.Answer = await desk.TakeAsync(actor, given.Preview, choice, CancellationToken.None);
    }

    /// <summary>The actor's own; null when it is somebody else's, too old, or was handed in to another server.</summary>
    public HandedIn? Find(Actor actor, string? id) => byStaff.TryGetValue(actor.Id, out var given) && given.Id == id ? given : null;

    private void DropOld()
    {
        var now = clock.GetUtcNow();
        var newest = byStaff.OrderByDescending(kept => kept.Value.Since).ToList();
        foreach (var kept in newest.Where((kept, at) => at >= Most - 1 || now - kept.Value.Since > Kept)) byStaff.TryRemove(kept);
    }
}

/// <summary>One feed on its way.</summary>
public sealed class HandedIn(string id, string fileName, DateTimeOffset since, PartnerPreview preview)
{
    private int claims;

    public string Id => id;

    public string FileName => fileName;

    public DateTimeOffset Since => since;

    public PartnerPreview Preview => preview;

    public ImportAnswer? Answer { get; set; }

    /// <summary>True for the first who asks.</summary>
    public bool Claim() => Interlocked.Increment(ref claims) == 1;
}
