using SafeHelp.Bot.Records;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Server.Verbs;

/// <summary>Made-up listings as records in all stages of their life, most of them published: each goes through the gate as a real one would.</summary>
internal sealed class SampleRecords(IRecordStore store, KnowledgeSnapshot knowledge, TimeProvider clock)
{
    private const string Mark = "[MẪU]";
    private const string Anytime = "24/7";
    private const int AtOnce = 1000;

    // One in twenty each is a draft, submitted, confirmed or withdrawn; the rest is live, vouched for within the last two hundred days.
    private const int Stages = 20;
    private const int OldestReview = 200;

    private readonly DateOnly today = VietnamDay.Of(clock);
    private readonly RecordLife life = new(knowledge.Standards);

    /// <returns>How many were kept.</returns>
    public async Task<int> KeepAsync(IEnumerable<Listing> listings, CancellationToken cancel)
    {
        var kept = 0;
        foreach (var some in listings.Chunk(AtOnce))
        {
            var drafts = some.Select(listing => ListingRecord.Draft("hs-" + listing.Id, Fields(listing))).ToList();
            await store.SaveAsync([.. drafts.Select(draft => Change(null, draft, RecordActionKind.Create))], cancel);
            await store.SaveAsync([.. drafts.Select((draft, at) => Change(draft, Grown(draft, kept + at), RecordActionKind.Publish)).Where(change => change.After.Revision > 0)], cancel);
            kept += drafts.Count;
        }

        return kept;
    }

    private ListingRecord Grown(ListingRecord draft, int number)
    {
        var day = today.AddDays(-(int)((long)number * 7919 % OldestReview));
        RecordAction[] way =
        [
            new RecordAction.AddPaper(Paper("dong-y", PaperKind.HolderConsent, day)), new RecordAction.AddPaper(Paper("quan-ly", PaperKind.ManagingBodyAgreement, day)), new RecordAction.Submit(),
            new RecordAction.Confirm(new AuthorityConfirmation(Mark, Mark, day, Mark)), new RecordAction.Appraise(true, Mark), new RecordAction.Accept(), new RecordAction.Publish(), new RecordAction.Withdraw(Mark),
        ];
        var steps = (number % Stages) switch { 0 => 0, 1 => 3, 2 => 4, 3 => way.Length, _ => way.Length - 1 };
        return way.Take(steps).Index().Aggregate(draft, (record, step) => life.Apply(record, step.Item, new RecordCall($"sample-{step.Index}", day)).Next ?? record);
    }

    private RecordChange Change(ListingRecord? before, ListingRecord after, RecordActionKind done)
    {
        var terms = knowledge.Standards.Terms;
        var told = new RecordEvent(after.Id, after.Revision, done, "sample", clock.GetUtcNow(), before?.StateOn(today, terms) ?? RecordState.Draft, after.StateOn(today, terms), after.Editions, [], null);
        return new RecordChange(before, after, told, Publication.Of(after, terms));
    }

    private static Paper Paper(string id, PaperKind kind, DateOnly day) => new(id, kind, Mark, Mark, day, PaperScope.ContactAndPlace, Mark);

    private RecordFields Fields(Listing listing)
    {
        var services = knowledge.Categories.TryGetValue(listing.Category, out var category) ? category.Services : [];
        var place = listing.Place!;
        return new RecordFields(
            listing.Category, listing.Name, [new PersonInCharge(Mark, Mark)], [.. listing.Phones.Select(phone => new RecordPhone(phone.Display, phone.Dial, phone.IsFree, Mark, Anytime))],
            listing.Hours?.Text ?? Anytime, listing.Audience.Count > 0 ? listing.Audience : ["moi_nguoi"], ["vi"], listing.Area, place.Province, place.Commune,
            new RecordPlace(place.Address ?? Mark, place.Point, place.Precision), place.Address is null ? Confidentiality.Hidden : Confidentiality.Public)
        {
            Services = [.. services.Select(service => new ServiceOffer(service, Mark))],
        };
    }
}
