using FsCheck;
using FsCheck.Fluent;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Support.Records;
using static SafeHelp.Knowledge.Tests.Records.Lives;

namespace SafeHelp.Knowledge.Tests.Records;

/// <summary>Whatever is done in whatever order, by whomever and on whatever day: what must never happen does not.</summary>
public sealed class AnySequenceTests(Lives lives) : IClassFixture<Lives>
{
    private static readonly string[] People = [Officer, Reviewer, Publisher];

    private static readonly RecordFields[] Fields =
    [
        SampleRecords.Fields(), SampleRecords.Fields("[MẪU] Khác"), SampleRecords.Fields(confidentiality: Confidentiality.Hidden),
        SampleRecords.Fields(confidentiality: Confidentiality.PhoneOnly), SampleRecords.Fields() with { Phones = [] },
    ];

    // The same sequences every time: a failure must not come and go.
    private readonly Config quick = Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(20_261_122, 838_001);

    [Fact]
    public void Nothing_is_ever_live_without_its_papers_and_its_passage_through_the_gate() =>
        Holds((before, after, step) => after.Live is null || ReferenceEquals(after.Live, before.Live) || HasPassed(before, after, step));

    [Fact]
    public void What_is_live_changes_by_publishing_and_ceases_by_withdrawing_only() =>
        Holds((before, after, step) => ReferenceEquals(after.Live, before.Live)
            || (step.Action is RecordAction.Publish && ReferenceEquals(after.Live, before.Pending))
            || (step.Action is RecordAction.Withdraw or RecordAction.WithdrawPaper && after.Live is null));

    [Fact]
    public void What_is_withdrawn_or_archived_is_not_public() =>
        Holds((_, after, _) => after.Standing is Standing.Open || (after.Live is null && Publication.Of(after, lives.Standards.Terms) is null));

    [Fact]
    public void Papers_and_editions_are_never_lost_and_every_step_counts() =>
        Holds((before, after, _) => after.Revision == before.Revision + 1 && after.Editions >= before.Editions && before.Papers.All(paper => after.Papers.Any(kept => kept.Id == paper.Id)));

    [Fact]
    public void What_is_live_always_has_both_agreements_on_the_day_of_the_last_step() =>
        Holds((_, after, step) => after.Live is null || Enum.GetValues<PaperKind>().All(kind => after.Papers.Any(paper => paper.Kind == kind && paper.HoldsOn(step.Day))));

    [Fact]
    public void A_place_that_is_not_public_never_reaches_a_listing() =>
        Holds((_, after, _) => Publication.Of(after, lives.Standards.Terms) is not { } told || after.Live!.Fields.Confidentiality is Confidentiality.Public || told.Listing().Place is { Address: null, Point: null });

    [Fact]
    public void What_can_be_done_is_offered_at_every_step() =>
        Holds((before, _, step) => OpenActions.Has(before, step.Action.Kind));

    [Fact]
    public void An_edition_whose_steps_are_all_done_but_publication_can_be_published() =>
        Holds((_, after, step) => after.Standing is not Standing.Open || after.Pending is null
            || GateSteps.Of(after, lives.Standards, step.Day).All(gate => gate.IsDone || gate.Kind is GateStepKind.Publication)
                == (lives.Life.Apply(after, new RecordAction.Publish(), new RecordCall("somebody", step.Day)).Next is not null));

    private bool HasPassed(ListingRecord before, ListingRecord after, Step step)
    {
        var live = after.Live!;
        return step.Action is RecordAction.Publish
            && live is { Submitted: not null, Confirmation: not null, Accepted: not null }
            && live.Submitted.By != step.By && live.Submitted.By != live.Accepted.By
            && ReferenceEquals(live, before.Pending)
            && Completeness.Faults(live.Fields, lives.Standards).Count == 0
            && Enum.GetValues<PaperKind>().All(kind => before.Papers.Any(paper => paper.Kind == kind && paper.HoldsOn(step.Day)));
    }

    private void Holds(Func<ListingRecord, ListingRecord, Step, bool> claim)
    {
        var published = 0;
        Prop.ForAll(Steps().ArrayOf(60).ToArbitrary(), steps => Run(steps, claim, ref published)).Check(quick);
        published.ShouldBeGreaterThan(50, "the sequences must reach what they prove something about");
    }

    private bool Run(Step[] steps, Func<ListingRecord, ListingRecord, Step, bool> claim, ref int published)
    {
        var record = ListingRecord.Draft("hs-1", Fields[0]);
        foreach (var step in steps)
        {
            if (lives.Life.Apply(record, step.Action, new RecordCall(step.By, step.Day)).Next is not { } next) continue;
            if (!claim(record, next, step)) return false;
            if (step.Action is RecordAction.Publish) published++;
            record = next;
        }

        return true;
    }

    // Days stand still: what a clock set back could do is not what is asked here.
    private static Gen<Step> Steps() =>
        from action in Actions()
        from who in Gen.Elements(People)
        select new Step(action, who, Today);

    private static Gen<RecordAction> Actions() =>
        Gen.Frequency(
            (2, Gen.Elements(Fields).Select(RecordAction (fields) => new RecordAction.Edit(fields))),
            (3, Gen.Elements("a", "b", "c").Select(RecordAction (id) => new RecordAction.AddPaper(SampleRecords.Consent(Today, id: $"c{id}")))),
            (3, Gen.Elements("a", "b", "c").Select(RecordAction (id) => new RecordAction.AddPaper(SampleRecords.Agreement(Today, PaperScope.Contact + (id[0] % 2), $"m{id}")))),
            (1, Gen.Elements("ca", "cb", "ma", "mb").Select(RecordAction (id) => new RecordAction.WithdrawPaper(id))),
            (8, Gen.Elements<RecordAction>(new RecordAction.Submit(), new RecordAction.Confirm(SampleRecords.Confirmation(Today)), new RecordAction.Accept(), new RecordAction.Publish())),
            (1, Gen.Elements<RecordAction>(new RecordAction.SendBack("sửa"), new RecordAction.Appraise(true, "đúng"), new RecordAction.Appraise(false, "sai"), new RecordAction.Review())),
            (1, Gen.Elements<RecordAction>(new RecordAction.Discard(), new RecordAction.Withdraw("thôi"), new RecordAction.Reopen(), new RecordAction.Reopen())));

    private sealed record Step(RecordAction Action, string By, DateOnly Day);
}
