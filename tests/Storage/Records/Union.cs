using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Support;
using SafeHelp.Support.Records;

[assembly: AssemblyFixture(typeof(SafeHelp.Storage.Tests.Records.ContentFixture))]

namespace SafeHelp.Storage.Tests.Records;

/// <summary>The bot on the repository's content, built once.</summary>
public sealed class ContentFixture
{
    public Turn Turn { get; } = Build();

    private static Turn Build()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SafeHelpBot.sln"))) folder = Path.GetDirectoryName(folder)!;
        var content = Path.Combine(folder, "content");
        var knowledge = KnowledgeSnapshot.Load(content);
        return new Turn(knowledge, Understander.Build(UnderstandingContent.Read(content, new List<ContentProblem>()), knowledge.Places.Find));
    }
}

/// <summary>The union's people at one server process: an officer, a reviewer and a publisher at their desks, and the answers of this process.</summary>
internal sealed class Union
{
    public static readonly Actor Officer = new("officer", StaffRole.Officer, SampleRecords.Commune);
    public static readonly Actor Reviewer = new("reviewer", StaffRole.Reviewer, SampleRecords.Province);
    public static readonly Actor Publisher = new("publisher", StaffRole.Publisher, "");

    public Union(SqlStore store, Turn turn, FakeTime clock)
    {
        Turns = new TurnSource(turn);
        Desk = new RecordDesk(store.Records, Turns, new NewsBoard(), clock);
        Lists = new RecordLists(store.Records, Turns, clock);
        Doubts = new DoubtDesk(store.Doubts, new NewsBoard(), clock);
        Hardship = new HardshipDesk(store.Hardship, Turns, clock);
        Directory = new LiveDirectory(store.Publications, Turns, clock);
    }

    public TurnSource Turns { get; }

    public RecordDesk Desk { get; }

    public RecordLists Lists { get; }

    public DoubtDesk Doubts { get; }

    public HardshipDesk Hardship { get; }

    public LiveDirectory Directory { get; }

    public KnowledgeSnapshot Knowledge => Turns.Current.Knowledge;

    public async Task<ListingRecord> PublishedAsync(RecordFields fields)
    {
        var draft = (await Desk.CreateAsync(Officer, fields, default)).Record!;
        var today = Desk.Today;
        var record = await DoneAsync(Officer, draft, new RecordAction.AddPaper(SampleRecords.Consent(today)), new RecordAction.AddPaper(SampleRecords.Agreement(today)));
        return await PassedAsync(record);
    }

    /// <summary>From a draft with papers to published.</summary>
    public async Task<ListingRecord> PassedAsync(ListingRecord record)
    {
        record = await DoneAsync(Officer, record, new RecordAction.Submit(), new RecordAction.Confirm(SampleRecords.Confirmation(Desk.Today)));
        record = await DoneAsync(Reviewer, record, new RecordAction.Appraise(true, "đúng như phiếu"), new RecordAction.Accept());
        return await DoneAsync(Publisher, record, new RecordAction.Publish());
    }

    public async Task<ListingRecord> DoneAsync(Actor actor, ListingRecord record, params IReadOnlyList<RecordAction> actions)
    {
        foreach (var action in actions)
        {
            var answer = await Desk.DoAsync(actor, At(record), action, default);
            record = answer.Record ?? throw new InvalidOperationException($"{action.Kind} was refused: {string.Join(", ", answer.Refusals)}");
        }

        return record;
    }

    public static RecordAtRevision At(ListingRecord record) => new(record.Id, record.Revision);
}
