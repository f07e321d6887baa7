using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Support.Records;
using static SafeHelp.Knowledge.Tests.Records.Lives;

namespace SafeHelp.Knowledge.Tests.Records;

public sealed class RecordLifeTests(Lives lives) : IClassFixture<Lives>
{
    private static readonly RecordTerms Terms = RecordTerms.Default;

    [Fact]
    public void A_record_with_all_its_papers_goes_from_draft_to_published_and_is_due_in_six_months()
    {
        var record = lives.Published();

        record.StateOn(Today, Terms).ShouldBe(RecordState.Published);
        record.DueOn.ShouldBe(new DateOnly(2027, 5, 22));
        record.Revision.ShouldBe(6);
    }

    [Fact]
    public void A_draft_with_gaps_is_not_submitted_and_every_gap_is_named()
    {
        var empty = SampleRecords.Fields() with { Name = " ", People = [], Phones = [], Languages = [], Place = null };

        var outcome = lives.Life.Apply(ListingRecord.Draft("hs-1", empty), new RecordAction.Submit(), new RecordCall(Officer, Today));

        outcome.Refusals.Where(refusal => refusal.Code is RefusalCode.Missing).Select(refusal => refusal.Field!.Value)
            .ShouldBe([RecordField.Name, RecordField.People, RecordField.Phones, RecordField.Languages, RecordField.Address, RecordField.Point], ignoreOrder: true);
        outcome.Refusals.Select(refusal => refusal.Code).ShouldContain(RefusalCode.HolderConsentMissing);
        outcome.Refusals.Select(refusal => refusal.Code).ShouldContain(RefusalCode.ManagingBodyAgreementMissing);
    }

    [Fact]
    public void Consent_to_name_and_number_does_not_publish_the_address()
    {
        var record = ListingRecord.Draft("hs-1", SampleRecords.Fields());
        record = lives.Done(record, new RecordAction.AddPaper(SampleRecords.Consent(Today, PaperScope.Contact)), Officer);
        record = lives.Done(record, new RecordAction.AddPaper(SampleRecords.Agreement(Today)), Officer);

        lives.Refused(record, new RecordAction.Submit(), Officer).ShouldBe([RefusalCode.ScopeTooNarrow]);

        var byPhone = lives.Done(record, new RecordAction.Edit(SampleRecords.Fields(confidentiality: Confidentiality.PhoneOnly)), Officer);
        lives.Done(byPhone, new RecordAction.Submit(), Officer).Pending!.State.ShouldBe(RecordState.Submitted);
    }

    [Fact]
    public void Who_submitted_neither_accepts_nor_publishes()
    {
        var record = Submitted(Reviewer);
        record = lives.Done(record, new RecordAction.Confirm(SampleRecords.Confirmation(Today)), Officer);

        lives.Refused(record, new RecordAction.Accept(), Reviewer).ShouldBe([RefusalCode.FourEyes]);

        var accepted = lives.Done(record, new RecordAction.Accept(), "another");
        lives.Refused(accepted, new RecordAction.Publish(), Reviewer).ShouldBe([RefusalCode.FourEyes]);
    }

    [Fact]
    public void An_edition_of_the_sample_is_published_only_after_somebody_went_and_looked()
    {
        var all = new Lives();
        var life = new RecordLife(all.Standards with { Terms = Terms with { AppraisedPercent = 100 } });
        var record = lives.Done(lives.Done(Submitted(Officer), new RecordAction.Confirm(SampleRecords.Confirmation(Today)), Officer), new RecordAction.Accept(), Reviewer);
        var call = new RecordCall(Publisher, Today);

        life.Apply(record, new RecordAction.Publish(), call).Refusals.Single().Code.ShouldBe(RefusalCode.AppraisalMissing);

        var found = life.Apply(record, new RecordAction.Appraise(false, "không có ai"), new RecordCall(Reviewer, Today)).Next!;
        life.Apply(found, new RecordAction.Publish(), call).Refusals.Single().Code.ShouldBe(RefusalCode.AppraisalFailed);
        var seen = life.Apply(record, new RecordAction.Appraise(true, "đúng như phiếu"), new RecordCall(Reviewer, Today)).Next!;
        life.Apply(seen, new RecordAction.Publish(), call).Next!.Live.ShouldNotBeNull();
    }

    [Fact]
    public void A_change_waits_beside_the_live_edition_until_it_has_passed_the_gate()
    {
        var record = lives.Published();
        var changed = lives.Done(record, new RecordAction.Edit(SampleRecords.Fields("[MẪU] Tên mới")), Officer);

        changed.Live.ShouldBe(record.Live);
        changed.StateOn(Today, Terms).ShouldBe(RecordState.Published);
        Comparison.Of(changed.Live!.Fields, changed.Pending!.Fields).Select(change => change.Field).ShouldBe([RecordField.Name]);
        lives.Refused(changed, new RecordAction.Publish(), Publisher).ShouldBe([RefusalCode.NotConfirmed]);

        (RecordAction Action, string By)[] way = [(new RecordAction.Submit(), Officer), (new RecordAction.Confirm(SampleRecords.Confirmation(Today)), Officer), (new RecordAction.Accept(), Reviewer), (new RecordAction.Publish(), Publisher)];
        var passed = way.Aggregate(changed, (before, step) => lives.Done(before, step.Action, step.By));
        passed.Live!.Fields.Name.ShouldBe("[MẪU] Tên mới");
        passed.Pending.ShouldBeNull();
    }

    [Fact]
    public void A_discarded_change_leaves_the_live_edition_and_its_number_is_not_given_again()
    {
        var changed = lives.Done(lives.Published(), new RecordAction.Edit(SampleRecords.Fields("[MẪU] A")), Officer);

        var again = lives.Done(lives.Done(changed, new RecordAction.Discard(), Officer), new RecordAction.Edit(SampleRecords.Fields("[MẪU] B")), Officer);

        again.Live!.Number.ShouldBe(1);
        again.Pending!.Number.ShouldBe(3);
    }

    [Fact]
    public void Safety_40_Consent_taken_back_takes_the_record_out_at_once()
    {
        var record = lives.Done(lives.Published(), new RecordAction.WithdrawPaper("dong-y"), Officer);

        record.Live.ShouldBeNull();
        record.StateOn(Today, Terms).ShouldBe(RecordState.Withdrawn);
        Publication.Of(record, Terms).ShouldBeNull();
        var reopened = lives.Done(record, new RecordAction.Reopen(), Officer);
        lives.Refused(reopened, new RecordAction.Submit(), Officer).ShouldBe([RefusalCode.HolderConsentMissing]);
    }

    [Fact]
    public void A_record_falls_due_then_overdue_then_leaves_and_comes_back_on_review()
    {
        var record = lives.Published();
        var due = record.DueOn!.Value;

        record.StateOn(due.AddDays(-Terms.NoticeDays), Terms).ShouldBe(RecordState.Due);
        record.StateOn(due.AddDays(1), Terms).ShouldBe(RecordState.Overdue);
        record.LeavesOn(Terms).ShouldBe(due.AddDays(Terms.GraceDays + 1));
        var reviewed = lives.Done(record, new RecordAction.Review(), Officer, due.AddDays(90));
        reviewed.StateOn(due.AddDays(90), Terms).ShouldBe(RecordState.Published);
        reviewed.LeavesOn(Terms)!.Value.ShouldBeGreaterThan(due.AddDays(90));
    }

    [Fact]
    public void What_is_archived_is_touched_no_more()
    {
        var record = lives.Done(lives.Done(lives.Published(), new RecordAction.Withdraw("ngừng hoạt động"), Officer), new RecordAction.Archive(), Reviewer);

        lives.Refused(record, new RecordAction.Reopen(), Officer).ShouldBe([RefusalCode.Archived]);
        lives.Refused(lives.Published(), new RecordAction.Archive(), Reviewer).ShouldBe([RefusalCode.NotWithdrawn]);
    }

    [Fact]
    public void A_one_stop_centre_states_each_of_its_services()
    {
        var centre = SampleRecords.Fields() with { Category = "mot_diem_dung", Services = [new ServiceOffer("tiep_nhan", "tại chỗ")] };

        Completeness.Faults(centre, lives.Standards).ShouldBe([Refusal.Missing(RecordField.Services)]);

        string[] services = ["tiep_nhan", "lien_ket", "bao_ve", "tam_lanh"];
        Completeness.Faults(centre with { Services = [.. services.Select(code => new ServiceOffer(code, "có"))] }, lives.Standards).ShouldBeEmpty();
    }

    [Fact]
    public void A_hotline_needs_no_address()
    {
        var line = SampleRecords.Fields() with { Category = "duong_day_nong", Place = null };

        Completeness.Faults(line, lives.Standards).ShouldBeEmpty();
    }

    [Fact]
    public void A_kept_address_may_not_stand_in_what_is_published()
    {
        var told = SampleRecords.Fields(confidentiality: Confidentiality.Hidden) with { Note = "Đến [mau] so 1 duong wqzjxa rồi gọi" };

        Completeness.Faults(told, lives.Standards).Select(refusal => refusal.Code).ShouldBe([RefusalCode.PlaceGivenAway]);
    }

    [Fact]
    public void Each_refusal_has_words_of_its_own()
    {
        var words = KnowledgeSnapshot.Load(Places.Loaded.Content).Content.Records;

        var texts = Enum.GetValues<RefusalCode>().Select(code => words.Of(new Refusal(code, RecordField.Name))).ToList();

        texts.ShouldBeUnique();
        texts.ShouldAllBe(text => text.Contains(' ') && !text.Contains('{'));
    }

    private ListingRecord Submitted(string by)
    {
        var record = ListingRecord.Draft("hs-1", SampleRecords.Fields());
        record = lives.Done(record, new RecordAction.AddPaper(SampleRecords.Consent(Today)), Officer);
        record = lives.Done(record, new RecordAction.AddPaper(SampleRecords.Agreement(Today)), Officer);
        return lives.Done(record, new RecordAction.Submit(), by);
    }
}
