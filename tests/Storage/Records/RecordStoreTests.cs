using System.Text;
using SafeHelp.Knowledge.Listings.Hardship;
using SafeHelp.Support.Records;

namespace SafeHelp.Storage.Tests.Records;

public sealed class SqliteRecordTests(ContentFixture content) : RecordContract(content), IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;

    private protected override Task<SqlStore> OpenAsync() => SqlStore.OpenAsync($"Data Source={Path.Combine(folder, "test.db")}", new ReversingCipher(), Clock, default);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Safety_39_Neither_a_kept_place_nor_a_person_in_charge_nor_a_signer_can_be_read_in_the_file()
    {
        await Union.PublishedAsync(SampleRecords.Fields(confidentiality: Knowledge.Listings.Records.Confidentiality.Hidden));
        await Store.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        var bytes = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, "test.db")));

        bytes.ShouldContain("Địa chỉ tin cậy thôn 1");
        foreach (var secret in SampleRecords.Secrets) bytes.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Of_a_person_who_took_her_agreement_back_not_even_the_encrypted_words_are_left_in_the_file()
    {
        var need = new HardshipNeed("kk-quen", 0, HardshipKind.NoHouse, SampleRecords.Province, SampleRecords.Commune, "Wqzkyan", "Wqzchuyen", new PersonConsent(Union.Desk.Today, "Phiếu", IsBySelf: true), false);
        await Union.Hardship.KeepAsync(Union.Officer, need, default);
        await Union.Hardship.KeepAsync(Union.Officer, need with { Revision = 1, Details = "Wqzkhac" }, default);
        var hidden = new[] { need.Person, need.Details, "Wqzkhac" }.Select(new ReversingCipher().Protect).ToList();
        (await FileAsync()).ShouldSatisfyAllConditions(file => file.ShouldContain(hidden[0]), file => file.ShouldNotContain(need.Person));

        await Union.Hardship.EraseAsync(Union.Officer, need.Id, 2, default);

        var after = await FileAsync();
        foreach (var words in hidden) after.ShouldNotContain(words);
    }

    private async Task<string> FileAsync()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var read = new StreamReader(open);
            all.Append(await read.ReadToEndAsync());
        }

        return all.ToString();
    }
}

public sealed class PostgresRecordTests(PostgresFixture postgres, ContentFixture content) : RecordContract(content)
{
    private string? database;

    private protected override async Task<SqlStore> OpenAsync() =>
        await SqlStore.OpenAsync(database ??= await postgres.Server.CreateDatabaseAsync(), new ReversingCipher(), Clock, default);

    [Fact]
    public async Task Safety_40_What_one_process_publishes_and_withdraws_the_other_shows_and_hides()
    {
        await using var otherStore = await OpenAsync();
        var other = At(otherStore);

        var record = await Union.PublishedAsync(SampleRecords.Fields());
        await other.Directory.RefreshAsync(default);
        other.Knowledge.Listing(record.Id).ShouldNotBeNull();

        await Union.DoneAsync(Union.Publisher, record, new Knowledge.Listings.Records.RecordAction.Withdraw("đóng cửa"));
        await other.Directory.RefreshAsync(default);
        other.Knowledge.Listing(record.Id).ShouldBeNull();
    }

    [Fact]
    public async Task Processes_that_publish_at_once_are_followed_without_a_gap()
    {
        await using var otherStore = await OpenAsync();
        var other = At(otherStore);
        var follower = At(otherStore);

        var publishing = Task.WhenAll(Enumerable.Range(0, 12).Select(at => (at % 2 == 0 ? Union : other).PublishedAsync(SampleRecords.Fields($"[MẪU] Nhà {at}", $"0000000{at:0000}"))));
        while (!publishing.IsCompleted)
        {
            await follower.Directory.RefreshAsync(default);
            await Task.Delay(5);
        }

        await follower.Directory.RefreshAsync(default);
        (await publishing).ShouldAllBe(record => follower.Knowledge.Listing(record.Id) != null);
    }
}
