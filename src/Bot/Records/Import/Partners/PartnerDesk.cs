using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>Where a partner's HSDS feed is looked at, compared field by field with what is here, and becomes drafts: by the screen and by the command line.</summary>
public sealed class PartnerDesk(ImportDesk desk, RecordLists lists, TurnSource turns)
{
    // Each of ours that is compared is read, and the look is logged.
    private const int MostCompared = 200;

    /// <summary>Looks at a feed; nothing is kept.</summary>
    public async Task<PartnerPreview> LookAsync(Actor actor, byte[] file, CancellationToken cancel)
    {
        var (text, unreadable) = PartnerFile.Read(file);
        if (unreadable is { } fault) return PartnerPreview.Refused(new PartnerFault("", fault));
        var feed = PartnerFeed.Read(text, turns.Current.Knowledge);
        if (feed.Faults.Count > 0) return PartnerPreview.Refused(feed.Faults);
        if (feed.Drafts.Count == 0) return PartnerPreview.Refused(new PartnerFault("", PartnerFaultKind.Nothing));
        var known = await KnownAsync(actor, feed, cancel);
        var again = known.Select(match => match.Draft.SourceId).ToHashSet();
        var forbidden = ImportCall.IsOperator(actor) ? [] : feed.Drafts.Where(draft => !RecordPolicy.Allows(actor, RecordActionKind.Create, RecordArea.Of(draft.Fields))).Select(draft => draft.Fields.Name).ToList();
        return new PartnerPreview([], [.. feed.Drafts.Where(draft => !again.Contains(draft.SourceId))], known, forbidden);
    }

    /// <summary>Keeps what was chosen of a preview as drafts, all of it or none.</summary>
    public async Task<ImportAnswer> TakeAsync(Actor actor, PartnerPreview preview, PartnerChoice choice, CancellationToken cancel)
    {
        var chosen = choice is PartnerChoice.Fresh ? preview.Fresh : [.. preview.Fresh, .. preview.Known.Select(match => match.Draft).Distinct()];
        return preview.MayBeTaken && chosen.Count > 0 ? await desk.KeepAsync(actor, [.. chosen.Select(draft => draft.Fields)], cancel) : new ImportAnswer([], []);
    }

    private async Task<IReadOnlyList<PartnerMatch>> KnownAsync(Actor actor, PartnerFeed feed, CancellationToken cancel)
    {
        var keys = await lists.KeysAsync(actor, cancel);
        var ours = keys.Select(key => key.Id).ToHashSet();
        var drafts = feed.Drafts.ToDictionary(draft => draft.SourceId);
        var matches = new List<PartnerMatch>();
        foreach (var pair in DuplicateSearch.Find([.. feed.Drafts.Select(Key)], keys).Where(pair => ours.Contains(pair.Second)))
        {
            var record = matches.Count < MostCompared ? await lists.ReadAsync(actor, pair.Second, cancel) : null;
            matches.Add(new PartnerMatch(drafts[pair.First], pair.Second, record?.Newest.Fields));
        }

        return matches;
    }

    private static DuplicateKey Key(PartnerDraft draft) =>
        new(draft.SourceId, draft.Fields.Name, draft.Fields.Commune ?? "", draft.Fields.Place?.Address ?? "", [.. draft.Fields.Phones.Select(phone => phone.Dial)]);
}
