using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Hardship;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Search;
using SafeHelp.Support;
using SafeHelp.Support.Records;
using static SafeHelp.Storage.Tests.Records.Union;

namespace SafeHelp.Storage.Tests.Records;

/// <summary>What every database must keep of records; one class a database runs it.</summary>
public abstract class RecordContract(ContentFixture content) : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));

    private protected SqlStore Store { get; private set; } = null!;

    private protected Union Union { get; private set; } = null!;

    private protected abstract Task<SqlStore> OpenAsync();

    private protected Union At(SqlStore store) => new(store, content.Turn, Clock);

    public async ValueTask InitializeAsync()
    {
        Store = await OpenAsync();
        Union = At(Store);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_published_is_found_and_what_is_withdrawn_is_not()
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields());

        (await Union.Directory.RefreshAsync(default)).ShouldBeTrue();
        Union.Knowledge.Listing(record.Id)!.CheckedOn.ShouldBe(Union.Desk.Today);
        Found().ShouldContain(record.Id);

        await Union.DoneAsync(Officer, record, new RecordAction.Withdraw("chủ nhà chuyển đi"));
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id).ShouldBeNull();
        Found().ShouldNotContain(record.Id);
        (await Union.Directory.RefreshAsync(default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_is_seen_after_it_has_passed_and_not_before()
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields());
        record = await Union.DoneAsync(Officer, record, new RecordAction.Edit(SampleRecords.Fields("[MẪU] Tên mới")));
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id)!.Name.ShouldBe("[MẪU] Địa chỉ tin cậy thôn 1");

        await Union.PassedAsync(record);
        await Union.Directory.RefreshAsync(default);

        Union.Knowledge.Listing(record.Id)!.Name.ShouldBe("[MẪU] Tên mới");
        (await Union.Lists.CompareAsync(Officer, record.Id, (1, 2), default)).Select(change => (change.Field, change.After)).ShouldBe([(RecordField.Name, "[MẪU] Tên mới")]);
    }

    [Fact]
    public async Task A_record_comes_back_from_the_store_as_it_was()
    {
        var fields = SampleRecords.Fields(confidentiality: Confidentiality.Hidden) with
        {
            Exceptions = [new OtherHours(new DateOnly(2027, 2, 5), new DateOnly(2027, 2, 12), null, "Tết")],
            Services = [new ServiceOffer("tiep_nhan", "tại chỗ")],
            OtherNames = ["[MẪU] Tên khác"],
        };
        var kept = await Union.PublishedAsync(fields);

        var loaded = await Store.Records.LoadAsync(kept.Id, default);

        Comparison.Of(fields, loaded!.Live!.Fields).ShouldBeEmpty();
        loaded.Papers.ShouldBe(kept.Papers);
        (loaded.Revision, loaded.DueOn, loaded.Standing).ShouldBe((kept.Revision, kept.DueOn, kept.Standing));
        loaded.Live.Confirmation.ShouldBe(kept.Live!.Confirmation);
    }

    [Fact]
    public async Task Every_step_is_in_the_history_with_who_when_and_what()
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields());
        await Union.DoneAsync(Officer, record, new RecordAction.Edit(SampleRecords.Fields("[MẪU] Tên mới")), new RecordAction.Withdraw("chuyển đi"));

        var history = await Union.Lists.HistoryAsync(Reviewer, record.Id, default);

        history.Select(told => (told.Kind, told.By)).ShouldBe(
        [
            (RecordActionKind.Create, "officer"), (RecordActionKind.AddPaper, "officer"), (RecordActionKind.AddPaper, "officer"), (RecordActionKind.Submit, "officer"),
            (RecordActionKind.Confirm, "officer"), (RecordActionKind.Appraise, "reviewer"), (RecordActionKind.Accept, "reviewer"), (RecordActionKind.Publish, "publisher"),
            (RecordActionKind.Edit, "officer"), (RecordActionKind.Withdraw, "officer"),
        ]);
        history[^2].Changed.ShouldBe([RecordField.Name]);
        (history[^1].Before, history[^1].After, history[^1].Reason).ShouldBe((RecordState.Published, RecordState.Withdrawn, "chuyển đi"));
    }

    [Fact]
    public async Task Of_many_who_change_a_record_at_once_one_succeeds_and_the_others_are_told()
    {
        var draft = (await Union.Desk.CreateAsync(Officer, SampleRecords.Fields(), default)).Record!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Union.Desk.DoAsync(Officer, Union.At(draft), new RecordAction.Edit(SampleRecords.Fields($"[MẪU] {at}")), default)));

        answers.Count(answer => answer.IsDone).ShouldBe(1);
        answers.Where(answer => !answer.IsDone).ShouldAllBe(answer => answer.Refusals[0].Code == RefusalCode.ChangedMeanwhile);
        (await Store.Records.HistoryAsync(draft.Id, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Others_areas_are_neither_seen_nor_touched()
    {
        var draft = (await Union.Desk.CreateAsync(Officer, SampleRecords.Fields(), default)).Record!;
        var stranger = Officer with { Area = "27571" };

        (await Union.Lists.ReadAsync(stranger, draft.Id, default)).ShouldBeNull();
        (await Union.Lists.HistoryAsync(stranger, draft.Id, default)).ShouldBeEmpty();
        (await Union.Lists.ListAsync(stranger, new RecordQuery(Area: SampleRecords.Commune), default)).Total.ShouldBe(0);
        (await Union.Desk.DoAsync(stranger, Union.At(draft), new RecordAction.Withdraw("?"), default)).Refusals.Single().Code.ShouldBe(RefusalCode.Unknown);
        (await Union.Desk.CreateAsync(stranger, SampleRecords.Fields(), default)).Refusals.Single().Code.ShouldBe(RefusalCode.NotAllowed);
        (await Union.Desk.DoAsync(Officer, Union.At(draft), new RecordAction.Edit(SampleRecords.Fields() with { Commune = "27571" }), default)).Refusals.Single().Code.ShouldBe(RefusalCode.NotAllowed);
        (await Union.Desk.DoAsync(Officer, Union.At(draft), new RecordAction.Publish(), default)).Refusals.Single().Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Theory]
    [InlineData(Confidentiality.Hidden)]
    [InlineData(Confidentiality.PhoneOnly)]
    public async Task A_kept_place_and_people_in_charge_reach_no_public_path(Confidentiality confidentiality)
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields(confidentiality: confidentiality));
        await Union.Directory.RefreshAsync(default);
        var listing = Union.Knowledge.Listing(record.Id)!;

        listing.Place!.Address.ShouldBeNull();
        listing.Place.Point.ShouldBeNull();
        var said = Replies("địa chỉ tin cậy ở xã Đông Thạnh, thành phố Hồ Chí Minh", "địa chỉ cụ thể ở đâu", "nhà ai vậy", "số nhà mấy", "Đông Thạnh còn chỗ nào nữa");
        said.ShouldContain(listing.Name);
        foreach (var secret in SampleRecords.Secrets)
        {
            JsonSerializer.Serialize(listing, Readable).ShouldNotContain(secret);
            if (char.IsLetter(secret[0])) Union.Knowledge.Listings.Search(new ListingQuery { Words = secret, Now = Clock.GetUtcNow() }).Hits.ShouldAllBe(hit => hit.MatchedWords.Count == 0);
            (await Union.Lists.ListAsync(Publisher, new RecordQuery(secret), default)).Total.ShouldBe(0);
            said.ShouldNotContain(secret);
        }

        JsonSerializer.Serialize((await Store.Publications.SinceAsync(0, default)).Changed, Readable).ShouldSatisfyAllConditions([.. SampleRecords.Secrets.Select(secret => (Action<string>)(text => text.ShouldNotContain(secret)))]);
        (await Store.Publications.SinceAsync(0, default)).Changed.Single().Fields.ShouldSatisfyAllConditions(fields => fields.Place.ShouldBeNull(), fields => fields.People.ShouldBeEmpty());
    }

    [Fact]
    public async Task What_nobody_vouched_for_in_time_leaves_by_itself_and_comes_back_on_review()
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields());
        await Union.Directory.RefreshAsync(default);
        Clock.Advance(TimeSpan.FromDays(190));
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id).ShouldNotBeNull();
        (await Union.Lists.ListAsync(Officer, new RecordQuery(State: RecordState.Overdue), default)).Total.ShouldBe(1);
        (await Union.Lists.DueAsync(Officer, 0, default)).Total.ShouldBe(1);

        Clock.Advance(TimeSpan.FromDays(30));
        (await Union.Directory.RefreshAsync(default)).ShouldBeTrue();
        Union.Knowledge.Listing(record.Id).ShouldBeNull();

        (await Union.Desk.DoAllAsync(Officer, [Union.At(record)], new RecordAction.Review(), default)).ShouldAllBe(answer => answer.IsDone);
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id)!.CheckedOn.ShouldBe(Union.Desk.Today);
        (await Union.Lists.DueAsync(Officer, 0, default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_number_that_does_not_answer_is_a_task_and_lowers_the_listing_until_somebody_has_checked()
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields());
        await TellAsync(new DoubtedNumber(record.Id, "00000001234"));
        await TellAsync(new DoubtedNumber(record.Id, "00000001234"), new DoubtedNumber("vn-111-tre-em", "111"));
        await Union.Directory.RefreshAsync(default);

        Union.Knowledge.Listing(record.Id)!.IsDoubted.ShouldBeTrue();
        Union.Knowledge.Listing("vn-111-tre-em")!.IsDoubted.ShouldBeTrue();
        var doubt = (await Union.Doubts.OpenAsync(Officer, default)).ShouldHaveSingleItem();
        (doubt.ListingId, doubt.Times).ShouldBe((record.Id, 2));

        (await Union.Doubts.SettleAsync(Officer with { Area = "27571" }, doubt.Id, default))!.Refusals.Single().Code.ShouldBe(RefusalCode.Unknown);
        (await Union.Doubts.SettleAsync(Officer, doubt.Id, default)).ShouldBeNull();
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id)!.IsDoubted.ShouldBeFalse();
        Union.Knowledge.Listing("vn-111-tre-em")!.IsDoubted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_doubt_is_kept_in_the_transaction_of_its_turn_once_or_not_at_all()
    {
        var record = await Union.PublishedAsync(SampleRecords.Fields());
        var pending = await PendingAsync("ask");
        var said = new TurnResult(pending.Conversation, []) { Doubted = [new DoubtedNumber(record.Id, "00000001234")] };

        // Whoever was slower than the lease keeps nothing of the turn.
        await Store.Turns.CommitAsync(pending with { LeasedUntil = pending.LeasedUntil.AddSeconds(1) }, said, Clock.GetUtcNow(), default);
        (await Union.Doubts.OpenAsync(Officer, default)).ShouldBeEmpty();

        // A crash between commit and whatever comes next: the directory learns of it by its next look, and a repeat of the commit adds nothing.
        await Store.Turns.CommitAsync(pending, said, Clock.GetUtcNow(), default);
        await Store.Turns.CommitAsync(pending, said, Clock.GetUtcNow(), default);
        await Union.Directory.RefreshAsync(default);
        (await Union.Doubts.OpenAsync(Officer, default)).ShouldHaveSingleItem().Times.ShouldBe(1);
        Union.Knowledge.Listing(record.Id)!.IsDoubted.ShouldBeTrue();
    }

    [Fact]
    public async Task When_a_record_was_published_or_vouched_for_is_known_to_whoever_keeps_a_copy()
    {
        var published = Clock.GetUtcNow();
        var record = await Union.PublishedAsync(SampleRecords.Fields());
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id)!.ChangedAt.ShouldBe(published);
        Union.Knowledge.Listing(record.Id)!.Languages.ShouldBe(["vi"]);

        Clock.Advance(TimeSpan.FromDays(3));
        record = await Union.DoneAsync(Officer, record, new RecordAction.Edit(SampleRecords.Fields("[MẪU] Tên mới")));
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id)!.ChangedAt.ShouldBe(published, "what waits is not public");

        await Union.PassedAsync(record);
        await Union.Directory.RefreshAsync(default);
        Union.Knowledge.Listing(record.Id)!.ChangedAt.ShouldBe(published.AddDays(3));
    }

    [Fact]
    public async Task A_need_is_mended_without_losing_what_it_said_and_forgotten_when_the_person_wishes()
    {
        var need = new HardshipNeed("kk-sua", 0, HardshipKind.NoHouse, SampleRecords.Province, SampleRecords.Commune, "[MẪU] Một Người", "nhà tranh", new PersonConsent(Union.Desk.Today, "Phiếu", IsBySelf: true), false);
        await Union.Hardship.KeepAsync(Officer, need, default);
        var kept = (await Union.Hardship.ReadAsync(Officer, need.Id, default))!;

        (await Union.Hardship.KeepAsync(Officer, kept with { Details = "mái tôn dột" }, default)).ShouldBeEmpty();
        (await Union.Hardship.KeepAsync(Officer, kept with { Details = "người chậm" }, default)).Single().Code.ShouldBe(RefusalCode.ChangedMeanwhile);
        (await Union.Hardship.ReadAsync(Officer with { Area = "27571" }, need.Id, default)).ShouldBeNull();
        var mended = (await Union.Hardship.ReadAsync(Officer, need.Id, default))!;
        mended.Details.ShouldBe("mái tôn dột");

        (await Union.Hardship.EraseAsync(Officer with { Area = "27571" }, need.Id, mended.Revision, default)).Single().Code.ShouldBe(RefusalCode.NotAllowed);
        (await Union.Hardship.EraseAsync(Officer, need.Id, mended.Revision, default)).ShouldBeEmpty();
        (await Union.Hardship.ListAsync(Officer, default)).ShouldBeEmpty();
        (await Union.Hardship.ReadAsync(Officer, need.Id, default))!.ShouldSatisfyAllConditions(gone => gone.Person.ShouldBeEmpty(), gone => gone.Details.ShouldBeEmpty(), gone => gone.Consent.ShouldBeNull());
    }

    [Fact]
    public async Task Hardship_is_kept_with_consent_only_and_told_in_counts_only()
    {
        var need = new HardshipNeed("kk-1", 0, HardshipKind.NoHouse, SampleRecords.Province, SampleRecords.Commune, "[MẪU] Một Người", "nhà tranh", null, false);

        (await Union.Hardship.KeepAsync(Officer, need, default)).Single().Code.ShouldBe(RefusalCode.ConsentMissing);
        for (var i = 0; i < 5; i++)
            (await Union.Hardship.KeepAsync(Officer, need with { Id = $"kk-{i}", Consent = new PersonConsent(Union.Desk.Today, "Phiếu", IsBySelf: true) }, default)).ShouldBeEmpty();

        (await Union.Hardship.ListAsync(Officer, default)).Count.ShouldBe(5);
        (await Union.Hardship.ListAsync(Publisher, default)).ShouldBeEmpty();
        (await Union.Hardship.PublicCountsAsync(default)).ShouldBe(new Dictionary<string, int> { [SampleRecords.Commune] = 5 });
    }

    [Fact]
    public async Task Sixty_five_thousand_records_are_listed_page_by_page_in_little_time()
    {
        var communes = content.Turn.Knowledge.Gazetteer.Communes;
        var centre = Publisher with { Id = "import" };
        var drafts = Enumerable.Range(0, 65_000).Select(at => SampleRecords.Fields($"[MẪU] Địa chỉ tin cậy số {at}", $"000{at:00000000}") with { Province = communes[at % communes.Count].Province.Code, Commune = communes[at % communes.Count].Unit.Code });
        var watch = Stopwatch.StartNew();
        await Store.Records.SaveAsync([.. drafts.Select((fields, at) => Draft($"hs-{at:00000}", fields))], default);
        Say($"65,000 records kept in {watch.Elapsed.TotalSeconds:0.0} s");

        (Actor Actor, RecordQuery Query, string What)[] asked =
        [
            (centre, new RecordQuery(), "all"), (centre, new RecordQuery(Page: 1200), "deep page"), (centre, new RecordQuery("tin cay 4711"), "text"), (centre, new RecordQuery("00000064999"), "number"),
            (centre, new RecordQuery(State: RecordState.Draft), "state"), (centre, new RecordQuery(State: RecordState.Overdue, Order: RecordOrder.Due), "overdue"), (Reviewer, new RecordQuery(), "province"), (Officer, new RecordQuery("so"), "commune"),
        ];
        foreach (var (actor, query, what) in asked)
        {
            watch.Restart();
            var page = await Union.Lists.ListAsync(actor, query, default);
            Say($"{what}: {watch.ElapsedMilliseconds} ms, {page.Total} found");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }

        watch.Restart();
        (await Union.Lists.CoverageAsync(centre, default)).WithoutAddress.Count.ShouldBe(communes.Count);
        Say($"coverage: {watch.ElapsedMilliseconds} ms");
    }

    private async Task TellAsync(params IReadOnlyList<DoubtedNumber> doubted)
    {
        var pending = await PendingAsync($"{Guid.NewGuid():N}");
        await Store.Turns.CommitAsync(pending, new TurnResult(pending.Conversation, []) { Doubted = doubted }, Clock.GetUtcNow(), default);
    }

    private async Task<PendingTurn> PendingAsync(string id)
    {
        await Store.Inbox.AcceptAsync(new IncomingMessage("webchat", id, "talk", MessageKind.Text, "số này không gọi được"), default);
        return (await Store.Turns.TakeAsync(Clock.GetUtcNow(), Clock.GetUtcNow().AddSeconds(30), 64, default)).ShouldHaveSingleItem();
    }

    private string Replies(params string[] asked)
    {
        var talk = Conversation.New;
        var said = new List<string>();
        foreach (var text in asked)
        {
            var result = Union.Turns.Current.Run(talk, new IncomingMessage("webchat", text, "a", MessageKind.Text, text), Clock.GetUtcNow());
            said.AddRange(result.Replies.Select(Shown));
            talk = result.Conversation;
        }

        return string.Join('\n', said);
    }

    private RecordChange Draft(string id, RecordFields fields)
    {
        var record = ListingRecord.Draft(id, fields);
        return new RecordChange(null, record, new RecordEvent(id, 0, RecordActionKind.Create, "import", Clock.GetUtcNow(), RecordState.Draft, RecordState.Draft, 1, [], null), null);
    }

    private void Say(string figure) => TestContext.Current.SendDiagnosticMessage($"{GetType().Name}: {figure}");

    private static string Shown(Reply reply) => $"{reply.Text} {string.Join(' ', reply.Cards.SelectMany(card => card.Details.Append(card.Title)))}";

    private IEnumerable<string> Found() =>
        Union.Knowledge.Listings.Search(new ListingQuery { Words = "[MẪU] thôn 1", Categories = ["dia_chi_tin_cay"], Now = Clock.GetUtcNow() }).Hits.Select(hit => hit.Listing.Id);
}
