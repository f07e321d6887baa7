using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Understanding;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests.Editing;

/// <summary>What every database must keep of the versions of content files and of proposed phrases.</summary>
public abstract class ContentContract : IAsyncLifetime
{
    protected FakeTime Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private protected SqlStore Store { get; private set; } = null!;

    private IContentVersions Versions => Store.ContentVersions;

    private protected abstract Task<SqlStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_newest_version_of_each_file_counts_and_the_earlier_ones_stay()
    {
        var first = Version(1, "calendar.yml", "một");
        var other = Version(2, "topics/shelter.yml", "chỗ tạm lánh");
        var second = Version(3, "calendar.yml", "hai");
        foreach (var version in new[] { first, other, second }) (await Versions.AddAsync(version, default)).ShouldBeTrue();

        (await Versions.NumberAsync(default)).ShouldBe(3);
        (await Versions.NewestAsync(default)).ShouldBe([second, other]);
        (await Versions.HistoryAsync("calendar.yml", 10, default)).ShouldBe([second, first]);
        (await Versions.HistoryAsync("calendar.yml", 1, default)).ShouldBe([second]);
        (await Versions.LoadAsync(1, default)).ShouldBe(first);
        (await Versions.LoadAsync(9, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_there_at_first_and_a_file_may_go_back_to_the_folders_own()
    {
        (await Versions.NumberAsync(default)).ShouldBe(0);
        (await Versions.NewestAsync(default)).ShouldBeEmpty();

        await Versions.AddAsync(Version(1, "calendar.yml", "một"), default);
        await Versions.AddAsync(Version(2, "calendar.yml", null), default);

        (await Versions.NewestAsync(default)).ShouldHaveSingleItem().Text.ShouldBeNull();
        ContentDesk.Over(await Versions.NewestAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_editors_who_save_at_once_one_keeps_and_the_others_are_told()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Versions.AddAsync(Version(1, "calendar.yml", $"bản {i}"), default)));

        saved.Count(kept => kept).ShouldBe(1);
        (await Versions.HistoryAsync("calendar.yml", 10, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_proposal_waits_once_until_somebody_settles_it()
    {
        var proposal = new PhraseProposal(0, "bị quản hết tiền", Topic.DomesticViolence, Urgency.High, Speaker.SelfAdult, "", "hay gặp", "lan", Clock.GetUtcNow());
        await Store.Phrases.AddAsync(proposal, default);
        await Store.Phrases.AddAsync(proposal with { By = "mai" }, default);

        var waiting = (await Store.Phrases.OpenAsync(10, default)).ShouldHaveSingleItem();
        waiting.ShouldBe(proposal with { Id = waiting.Id });
        (await Store.Phrases.LoadAsync(waiting.Id, default)).ShouldBe(waiting);
        await Store.Phrases.SettleAsync(waiting.Id, ProposalState.Declined, "hoa", Clock.GetUtcNow(), default);

        (await Store.Phrases.OpenAsync(10, default)).ShouldBeEmpty();
        (await Store.Phrases.LoadAsync(waiting.Id, default)).ShouldBeNull("it waits no longer");
        await Store.Phrases.AddAsync(proposal, default);
        (await Store.Phrases.OpenAsync(10, default)).Count.ShouldBe(1, "what was declined may be proposed again");
    }

    private ContentVersion Version(long number, string file, string? text) => new(number, file, text, "dấu", "lan", Clock.GetUtcNow(), "vì sao");
}

public sealed class SqliteContentTests : ContentContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;

    private protected override Task<SqlStore> OpenAsync() => SqlStore.OpenAsync($"Data Source={Path.Combine(folder, "test.db")}", new ReversingCipher(), Clock, default);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class PostgresContentTests(PostgresFixture postgres) : ContentContract
{
    private string? database;

    private protected override async Task<SqlStore> OpenAsync() =>
        await SqlStore.OpenAsync(database ??= await postgres.Server.CreateDatabaseAsync(), new ReversingCipher(), Clock, default);
}
